// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The form of a device whose family reads tokens out of texts. */
// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class TokenFormFxTest {
    private static final String ONE = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";

    @TempDir
    private Path folder;

    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        stage.house.family.demandToken(ONE);
        device = stage.house.save("plug-1", "Heater");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private TextField field() {
        return (TextField) stage.node("password-token");
    }

    private void type(String words) {
        TextField field = field();
        onScreen(() -> {
            field.setText(words);
            return Boolean.TRUE;
        });
    }

    private Optional<String> kept() throws IOException {
        return stage.house.secrets.get(device.id(), "token").map(String::new);
    }

    @Test
    void aWholeLineOfATableIsTakenInPlaceOfTheBareToken() throws IOException {
        stage.press("open-" + device.id());

        type("plug-1|Heater|chuangmi.plug.m1|127.0.0.9|" + ONE);
        stage.press("password-save");

        stage.node("device-tabs");
        assertThat(kept()).contains(ONE);
    }

    @Test
    void aPastedBlockOfSeveralLinesIsSearchedForThisDevice() throws IOException {
        stage.press("open-" + device.id());
        TextField field = field();

        onScreen(() -> {
            Clipboard.getSystemClipboard()
                    .setContent(Map.of(
                            DataFormat.PLAIN_TEXT, "plug-2|Lamp|m1||" + OTHER + "\nplug-1|Heater|m1||" + ONE + "\n"));
            field.paste();
            return Boolean.TRUE;
        });

        await().until(() -> onScreen(() -> ONE.equals(field.getText())));
        assertThat(stage.words("password-said")).contains("beside that of another device");
        assertThat(kept()).isEmpty();
        stage.press("password-save");
        stage.node("device-tabs");
        assertThat(kept()).contains(ONE);
    }

    @Test
    void theTokenOfAnotherDeviceIsSaidAndNotKept() throws IOException {
        stage.press("open-" + device.id());

        type("plug-2|Lamp|chuangmi.plug.m1||" + ONE);
        stage.press("password-save");

        await().until(() -> stage.words("password-said").contains("belongs to another device than Heater: to Lamp"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void aDeviceThatGivesItsTokenAwayIsAskedForIt() throws IOException {
        stage.press("open-" + device.id());
        stage.house.family.answer(
                new Found.Supported(device, List.of(), Optional.of(new Found.Given("token", ONE.toCharArray()))));

        stage.press("password-ask");

        stage.node("device-tabs");
        assertThat(kept()).contains(ONE);
    }

    @Test
    void aDeviceThatKeepsItToItselfIsSaidTo() {
        stage.house.family.answer(new Found.Supported(device, List.of()));
        stage.press("open-" + device.id());

        stage.press("password-ask");

        await().until(() -> stage.words("password-said").contains("keeps its token to itself"));
    }

    @Test
    void filesAreReadOnTheirOwnPage() {
        stage.press("open-" + device.id());

        stage.press("password-import");

        stage.node("tokens-drop");
    }

    @Test
    void inTheSettingsItIsCalledByItsName() throws IOException {
        stage.house.secrets.put(device.id(), "token", ONE.toCharArray());
        stage.press("open-" + device.id());
        stage.choose("tab-settings");

        stage.node("password-token");
        stage.press("password-forget");

        await().until(() -> kept().isEmpty());
    }
}
