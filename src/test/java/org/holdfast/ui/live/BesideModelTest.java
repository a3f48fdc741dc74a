// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.ui.control.SettingEntry;
import org.holdfast.ui.stage.HandScreen;
import org.junit.jupiter.api.Test;

class BesideModelTest {
    private final HandScreen screen = new HandScreen();
    private final ScriptedSteering camera = new ScriptedSteering();
    private final BesideModel model = new BesideModel(camera, camera.beside(), screen.background());

    private List<SettingEntry> read() {
        model.read();
        screen.until(() -> !model.entriesProperty().get().isEmpty());
        return model.entriesProperty().get();
    }

    @Test
    void onlyWhatBelongsBesideThePictureIsThereInItsOrder() {
        assertThat(read()).extracting(entry -> entry.setting().get().name()).containsExactly("lamp", "night");
    }

    @Test
    void aKeySwitchesTheLampOverAndGoesThroughTheChoices() {
        List<SettingEntry> entries = read();

        assertThat(model.next(List.of("white-light", "lamp"))).isTrue();
        screen.until(() -> entries.getFirst().status().get() instanceof SettingEntry.Status.Taken);
        assertThat(camera.lamp()).isTrue();
        assertThat(model.next(List.of("infrared", "night"))).isTrue();
        screen.until(() -> entries.getLast().status().get() instanceof SettingEntry.Status.Taken);
        assertThat(camera.night()).isEqualTo("on");
    }

    @Test
    void aKeyForWhatIsNotThereDoesNothing() {
        assertThat(model.next(List.of("white-light", "lamp")))
                .as("before anything was read")
                .isFalse();
        read();
        assertThat(model.next(List.of("volume"))).isFalse();
        assertThat(camera.orders()).isEmpty();
    }

    @Test
    void aFailedReadingIsSaidAndTriedAgain() {
        camera.refuseReading(Optional.of(new DeviceException.TimedOut("127.0.0.7", Text.literal("reading"), null)));
        model.read();
        screen.until(() -> model.failureProperty().get().isPresent());

        camera.refuseReading(Optional.empty());
        read();
        assertThat(model.failureProperty().get()).isEmpty();
    }

    @Test
    void rowsThatAreThereStayWhenItIsReadAgain() {
        List<SettingEntry> first = read();

        model.read();
        screen.until(() -> camera.reads() == 2 && screen.waiting() == 0);
        model.read();
        screen.until(() -> camera.reads() == 3);

        assertThat(model.entriesProperty().get()).isSameAs(first);
    }
}
