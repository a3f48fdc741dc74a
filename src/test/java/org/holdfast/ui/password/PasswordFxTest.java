// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.ui.stage.Giveaways;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class PasswordFxTest {
    @TempDir
    private Path folder;

    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        stage.house.family.ask(Giveaways.secrets());
        device = stage.house.save("bike", "Bike camera");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private void type(String kind, String words) {
        TextField field = (TextField) stage.node("password-" + kind);
        onScreen(() -> {
            field.setText(words);
            return Boolean.TRUE;
        });
    }

    @Test
    void aWrongPasswordIsAskedForInPlaceSavedAndTriedAtOnce() throws IOException {
        stage.house.family.demand("geheim-42");
        stage.press("open-" + device.id());
        assertThat(stage.words("error-sentence")).contains("password");
        assertThat(stage.node("password-password")).isInstanceOf(PasswordField.class);

        type("password", "geheim-42");
        stage.press("password-save");

        stage.node("device-tabs");
        assertThat(stage.house.secrets.get(device.id(), "password").map(String::new))
                .contains("geheim-42");
        assertThat(stage.house.secrets.get(device.id(), "user")).isEmpty();
    }

    @Test
    void anotherWrongOneIsAskedForAgain() {
        stage.house.family.demand("geheim-42");
        stage.press("open-" + device.id());
        type("password", "guess");

        stage.press("password-save");

        await().until(() -> onScreen(() -> ((TextField) stage.window.root().lookup("#password-password"))
                        .getText()
                        .isEmpty())
                && stage.shows("password-forget"));
        stage.node("error-retry");
    }

    @Test
    void whatIsTypedCanBeShownAndHiddenAgain() {
        stage.house.family.demand("geheim-42");
        stage.press("open-" + device.id());
        type("password", "geheim");

        stage.press("password-password-show");

        TextField plain = (TextField) stage.node("password-password");
        assertThat(plain).isNotInstanceOf(PasswordField.class);
        assertThat(plain.getText()).isEqualTo("geheim");
        stage.press("password-password-show");
        assertThat(stage.node("password-password")).isInstanceOf(PasswordField.class);
        assertThat(plain.getText()).isEmpty();
    }

    @Test
    void aSavedPasswordIsForgottenInTheSettings() throws IOException {
        stage.house.secrets.put(device.id(), "password", "old".toCharArray());
        stage.press("open-" + device.id());
        stage.choose("tab-settings");

        stage.press("password-forget");

        await().until(() -> stage.house.secrets.get(device.id(), "password").isEmpty());
        await().until(() -> !stage.shows("password-forget"));
        assertThat(stage.words("password-said")).isEqualTo("Nothing is saved for this device any more.");
    }

    @Test
    void aTooLongOneIsSaidBesideTheFieldAndNotSaved() throws IOException {
        stage.house.family.demand("geheim-42");
        stage.press("open-" + device.id());
        type("password", "a".repeat(32));

        stage.press("password-save");

        assertThat(stage.words("password-wrong-password")).isEqualTo("It has at most 31 characters.");
        assertThat(stage.house.secrets.get(device.id(), "password")).isEmpty();
    }

    @Test
    void aLockedStoreIsSaidInPlace() {
        stage.house.family.demand("geheim-42");
        stage.press("open-" + device.id());
        stage.node("password-password");
        stage.house.secrets.lock();
        type("password", "geheim-42");

        stage.press("password-save");

        await().until(() -> stage.words("password-said").contains("locked"));
    }
}
