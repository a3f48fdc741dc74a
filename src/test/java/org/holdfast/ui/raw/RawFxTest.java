// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess.Range;
import org.holdfast.device.Text;
import org.holdfast.service.CommandHistory.Command;
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
class RawFxTest {
    @TempDir
    private Path folder;

    private final ScriptedRaw raw = new ScriptedRaw();
    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        stage.house.family.camera().offer(raw);
        device = stage.house.save("plug", "Heater");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private void open() {
        stage.press("open-" + device.id());
        stage.choose("tab-raw");
    }

    private void type(String id, String words) {
        TextInputControl field = (TextInputControl) stage.node(id);
        onScreen(() -> {
            field.setText(words);
            return Boolean.TRUE;
        });
    }

    private void range(String firstService, String lastService, String firstProperty, String lastProperty) {
        type("raw-first-service", firstService);
        type("raw-last-service", lastService);
        type("raw-first-property", firstProperty);
        type("raw-last-property", lastProperty);
        stage.press("raw-read");
    }

    private int rows() {
        TableView<?> table = (TableView<?>) stage.node("raw-table");
        return onScreen(() -> table.getItems().size());
    }

    private String words(String id) {
        TextInputControl field = (TextInputControl) stage.node(id);
        return onScreen(field::getText);
    }

    @Test
    void propertiesAreReadOneServiceAfterTheOtherAndCopied() {
        open();

        range("2", "3", "1", "5");

        assertThat(stage.words("raw-done")).isEqualTo("3 properties");
        assertThat(raw.browsed).containsExactly(new Range(2, 2, 1, 5), new Range(3, 3, 1, 5));
        assertThat(rows()).isEqualTo(3);
        stage.press("raw-copy");
        String copied = onScreen(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("2\t1\ttrue\tSwitch\n2\t3\t\t\n3\t1\t\"a text\"\t\n");
    }

    @Test
    void aReadingIsStoppedAndWhatWasReadStays() {
        raw.gate = new CountDownLatch(1);
        open();
        range("2", "9", "1", "5");
        await().until(() -> stage.words("raw-progress").equals("Reading service 3, 2 of 8"));

        stage.press("raw-stop");

        assertThat(stage.words("raw-done")).isEqualTo("Stopped after 2 properties");
        assertThat(rows()).isEqualTo(2);
        assertThat(raw.browsed).hasSize(2);
    }

    @Test
    void aRangeThatMakesNoSenseOrIsTooLargeIsSaidAndNotAsked() {
        open();

        range("3", "2", "1", "5");
        assertThat(stage.words("raw-range-wrong")).startsWith("Write whole numbers from 1 on");
        range("1", "x", "1", "5");
        assertThat(stage.words("raw-range-wrong")).startsWith("Write whole numbers from 1 on");
        range("1", "100", "1", "100");

        assertThat(stage.words("raw-range-wrong")).startsWith("That is 10000 numbers. Ask for at most 1024");
        assertThat(raw.browsed).isEmpty();
    }

    @Test
    void aFailureWhileReadingIsSaidAndTriedAgain() {
        raw.trouble = Optional.of(new DeviceException.TimedOut("127.0.0.9", Text.literal("reading"), null));
        open();
        range("2", "2", "1", "5");
        stage.node("error-sentence");
        raw.trouble = Optional.empty();

        stage.press("error-retry");

        assertThat(stage.words("raw-done")).isEqualTo("2 properties");
    }

    @Test
    void aCommandGoesAsItIsAndItsAnswerIsShownOverSeveralLines() {
        open();
        stage.press("raw-example-1");

        stage.press("raw-send");

        assertThat(words("raw-answer").lines())
                .hasSizeGreaterThan(2)
                .anyMatch(line -> line.contains("unknown.plug.v9"));
        assertThat(raw.sent).containsExactly("get_prop [\"power\"]");
    }

    @Test
    void whatWasSentIsKeptForThisDeviceAndSentAgain() {
        open();
        type("raw-method", "get_prop");
        type("raw-parameters", "[\"usb\"]");
        stage.press("raw-send");
        stage.node("raw-answer");
        type("raw-method", "");

        ComboBox<?> earlier = (ComboBox<?>) stage.node("raw-history");
        onScreen(() -> {
            earlier.getSelectionModel().select(0);
            return Boolean.TRUE;
        });
        assertThat(words("raw-method")).isEqualTo("get_prop");
        stage.press("raw-send");

        await().until(() -> raw.sent.size() == 2);
        assertThat(stage.house.services().commands().of(device.id()))
                .containsExactly(new Command("get_prop", "[\"usb\"]"));
        assertThat(stage.house.services().commands().of("other")).isEmpty();
        stage.press("raw-history-clear");
        await().until(() -> !stage.shows("raw-history"));
    }

    @Test
    void aCommandWithASecretIsSentAndNotKept() {
        open();
        type("raw-method", "set_wifi");
        type("raw-parameters", "{\"passwd\":\"geheim\"}");

        stage.press("raw-send");

        stage.node("raw-answer");
        assertThat(stage.house.services().commands().of(device.id())).isEmpty();
    }

    @Test
    void whatCouldHarmTheDeviceIsRefusedInASentenceAndNotKept() {
        open();
        type("raw-method", "miIO.ota");

        stage.press("raw-send");

        assertThat(stage.words("error-sentence")).isEqualTo("This could harm the device.");
        assertThat(raw.sent).isEmpty();
        assertThat(stage.house.services().commands().of(device.id())).isEmpty();
    }
}
