// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.service.ScriptedSecretImport;
import org.holdfast.ui.stage.ScriptedFamily;
import org.holdfast.ui.stage.StageHouse;
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
class ImportFxTest {
    private static final String ONE = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";
    private static final String THIRD = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private StageWindow stage;
    private ScriptedSecretImport reader;

    @Start
    void start(Stage window) {
        StageHouse house = new StageHouse(folder);
        reader = house.family.demandToken(ONE);
        stage = new StageWindow(window, house);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private void open(FilePicker picker) {
        onScreen(() -> {
            new TokenImports(stage.house.services(), stage.window.frame(), picker).open();
            return Boolean.TRUE;
        });
    }

    private void open() {
        open((_, _, _) -> Optional.empty());
    }

    private void type(String id, String words) {
        TextInputControl field = (TextInputControl) stage.node(id);
        onScreen(() -> {
            field.setText(words);
            return Boolean.TRUE;
        });
    }

    private void read(String words) {
        type("tokens-paste", words);
        stage.press("tokens-read");
    }

    private Optional<String> kept(String device) throws IOException {
        return stage.house.secrets.get(device, ScriptedSecretImport.KIND).map(String::new);
    }

    private boolean chosen(int place) {
        CheckBox box = (CheckBox) stage.node("token-keep-" + place);
        return onScreen(box::isSelected);
    }

    private static Device found(String id, String host) {
        return new Device(id, ScriptedFamily.ID, "chuangmi.plug.m1", "Plug", Address.parse(host), Map.of());
    }

    @Test
    void aWholeTableIsPastedReviewedAndKept() throws IOException {
        stage.house.save("plug-1", "Heater");
        stage.house.discovery.round(
                1, List.of(new Found.Supported(found("plug-2", "127.0.0.4"), List.of())), List.of());
        open();

        read("plug-1|Old heater|chuangmi.plug.m1|127.0.0.9|" + ONE + "\nplug-2|Lamp|cuco.plug.v3||" + OTHER
                + "\nplug-3|Fan|chuangmi.plug.m3||" + THIRD + "\nrubbish|");

        assertThat(stage.words("token-whose-0")).isEqualTo("For Heater");
        assertThat(stage.words("token-whose-1")).isEqualTo("For the device found at 127.0.0.4");
        assertThat(stage.words("token-whose-2")).isEqualTo("Not here now. Kept until you add it.");
        stage.node("tokens-left-out");
        assertThat(stage.words("tokens-keep")).isEqualTo("Keep 3 tokens");
        stage.press("tokens-keep");

        stage.node("tokens-kept");
        assertThat(kept("plug-1")).contains(ONE);
        assertThat(kept("plug-2")).contains(OTHER);
        assertThat(kept("plug-3")).contains(THIRD);
        assertThat(reader.handed).allSatisfy(known -> assertThat(known.secret()).containsOnly('\0'));
        assertThat(stage.words("tokens-add")).isEqualTo("Add the device that was found");
        stage.press("tokens-add");
        await().until(() -> stage.house.services().book().byId("plug-2").isPresent());
        assertThat(stage.house.services().secretImports().waiting()).hasSize(1);
        stage.press("tokens-done");
        await().until(() -> !stage.shows("tokens"));
    }

    @Test
    void aTokenIsShownOnlyOnRequestAndHiddenAgain() {
        open();
        read("plug-3|Fan|chuangmi.plug.m3||" + THIRD);

        assertThat(stage.words("token-value-0")).doesNotContain("0123");
        stage.press("token-show-0");
        assertThat(stage.words("token-value-0")).isEqualTo(THIRD);
        stage.press("token-show-0");
        assertThat(stage.words("token-value-0")).doesNotContain("0123");
    }

    @Test
    void aBareTokenIsKeptOnlyForTheDeviceThatTheUserNames() throws IOException {
        Device heater = stage.house.save("plug-1", "Heater");
        open();

        read(ONE);

        assertThat(chosen(0)).isFalse();
        stage.node("tokens-none");
        ComboBox<?> devices = (ComboBox<?>) stage.node("token-device-0");
        onScreen(() -> {
            devices.getSelectionModel().select(0);
            return Boolean.TRUE;
        });
        assertThat(chosen(0)).isTrue();
        stage.press("tokens-keep");
        stage.node("tokens-kept");
        assertThat(kept(heater.id())).contains(ONE);
    }

    @Test
    void withoutAnyDeviceABareTokenIsSaidToHaveNoOwner() {
        open();

        read(ONE);

        assertThat(stage.words("token-whose-0")).contains("does not say whose it is");
    }

    @Test
    void oneThatIsKeptAlreadyCannotBeChosenAndAnotherIsSaidToBeReplaced() throws IOException {
        stage.house.save("plug-1", "Heater");
        stage.house.save("plug-2", "Lamp");
        stage.house.secrets.put("plug-1", "token", ONE.toCharArray());
        stage.house.secrets.put("plug-2", "token", ONE.toCharArray());
        open();

        read("plug-1||||" + ONE + "\nplug-2||||" + OTHER);

        assertThat(stage.words("token-whose-0")).isEqualTo("For Heater, and kept already");
        assertThat(chosen(0)).isFalse();
        assertThat(stage.words("token-whose-1")).contains("which this one replaces");
        assertThat(stage.words("tokens-keep")).isEqualTo("Keep 1 token");
    }

    @Test
    void whatIsWrongWithATextIsSaidAndTheTextStays() {
        open();

        read("nonsense");

        assertThat(stage.words("error-sentence")).isEqualTo("The text holds nothing that looks like a token.");
        TextInputControl box = (TextInputControl) stage.node("tokens-paste");
        String kept = onScreen(box::getText);
        assertThat(kept).isEqualTo("nonsense");
    }

    @Test
    void anEmptyBoxIsSaidBesideIt() {
        open();

        stage.press("tokens-read");

        assertThat(stage.words("tokens-paste-wrong")).isEqualTo("Paste a text first.");
    }

    @Test
    void aBackupWithAPasswordAsksForItUntilItIsRight() throws IOException {
        Path backup = Files.writeString(folder.resolve("backup.ab"), "locked:open\nplug-3|Fan|m3||" + THIRD);
        open((_, _, directory) -> directory ? Optional.empty() : Optional.of(backup));
        stage.press("tokens-file");

        type("tokens-password", "guess");
        stage.press("tokens-unlock");
        assertThat(stage.words("tokens-password-wrong")).isEqualTo("This password does not open backup.ab");
        type("tokens-password", "open");
        stage.press("tokens-unlock");

        stage.press("tokens-keep");
        stage.node("tokens-kept");
        assertThat(kept("plug-3")).contains(THIRD);
    }

    @Test
    void whatWaitsIsListedAndForgotten() throws IOException {
        open();
        read("plug-3|Fan|chuangmi.plug.m3||" + THIRD);
        stage.press("tokens-keep");

        stage.press("token-forget-0");

        await().until(() -> kept("plug-3").isEmpty());
        await().until(() -> !stage.shows("token-forget-0"));
    }

    @Test
    void leavingTheReviewOverwritesWhatWasRead() {
        open();
        read("plug-3|Fan|chuangmi.plug.m3||" + THIRD);
        stage.node("tokens-keep");

        onScreen(() -> {
            stage.window.frame().back();
            return Boolean.TRUE;
        });

        assertThat(reader.handed.getFirst().secret()).containsOnly('\0');
    }

    @Test
    void theDevicesPageOffersIt() {
        stage.press("devices-tokens");

        stage.node("tokens-drop");
    }

    @Test
    void whereNoFamilyHasTokensNothingIsOffered() {
        try (StageHouse cameras = new StageHouse(folder.resolve("cameras"))) {
            assertThat(onScreen(() -> new TokenImports(cameras.services(), stage.window.frame()).button("none")))
                    .isEmpty();
        }
    }
}
