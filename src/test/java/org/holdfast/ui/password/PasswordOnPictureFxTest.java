// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.live.ScriptedLiveView;
import org.holdfast.ui.stage.Giveaways;
import org.holdfast.ui.stage.NoStream;
import org.holdfast.ui.stage.StageHouse;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class PasswordOnPictureFxTest {
    @TempDir
    private Path folder;

    private final ScriptedLiveView live = new ScriptedLiveView();
    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, new StageHouse(folder, live));
        stage.house.family.ask(Giveaways.secrets());
        stage.house.family.camera().offer(new NoStream());
        device = stage.house.save("bike", "Bike camera");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPasswordIsTypedOnThePictureAndTheStreamIsTriedAtOnce(FxRobot robot) throws IOException {
        stage.press("open-" + device.id());
        stage.choose("tab-live");
        live.stream("bike")
                .broken(
                        new DeviceException.WrongCredentials("127.0.0.9"),
                        Optional.empty(),
                        Instant.now().plusSeconds(60));
        TextField field = (TextField) stage.node("password-password");
        robot.interact(field::requestFocus);
        int before = live.stream("bike").retries();

        // Letters that are keys of the picture, too.
        robot.type(KeyCode.F, KeyCode.S, KeyCode.T, KeyCode.DIGIT4);
        assertThat(stage.window.frame().fullScreen().get()).isFalse();
        robot.interact(() -> field.setText("fst4"));
        stage.press("password-save");

        await().until(() -> live.stream("bike").retries() > before);
        assertThat(stage.house.secrets.get(device.id(), "password").map(String::new))
                .contains("fst4");
    }
}
