// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.ui.stage.HandScreen;
import org.junit.jupiter.api.Test;

class SettingEntryTest {
    private static final Setting.About ABOUT =
            new Setting.About("sound", Text.literal("Record sound"), Text.literal("Video"), Optional.empty(), true);
    private static final Setting OFF = new Setting.Toggle(ABOUT, false);
    private static final Setting ON = new Setting.Toggle(ABOUT, true);

    private final HandScreen screen = new HandScreen();

    private SettingEntry entry(SettingEntry.Writer writer) {
        return new SettingEntry(OFF, screen.background(), writer);
    }

    private void finish(SettingEntry entry) {
        screen.until(() -> !(entry.status().get() instanceof SettingEntry.Status.Writing));
    }

    @Test
    void whatTheDeviceSaysAfterTheChangeIsShownAndNotWhatWasHopedFor() {
        SettingEntry entry = entry((name, value) -> new Settings.Applied(ON, Optional.empty()));

        entry.apply("something else");
        assertThat(entry.setting().get()).isEqualTo(OFF);
        finish(entry);

        assertThat(entry.setting().get()).isEqualTo(ON);
        assertThat(entry.status().get()).isEqualTo(new SettingEntry.Status.Taken());
    }

    @Test
    void anIgnoredChangeKeepsTheOldValueAndGivesTheReason() {
        Text why = Text.literal("Not while recording.");
        SettingEntry entry = entry((name, value) -> new Settings.Applied(OFF, Optional.of(why)));

        entry.apply("on");
        finish(entry);

        assertThat(entry.setting().get()).isEqualTo(OFF);
        assertThat(entry.status().get().sentence()).contains(why);
    }

    @Test
    void aFailedChangeKeepsTheOldValueAndSaysWhatHappened() {
        DeviceException busy = new DeviceException.Busy("here", Text.literal("setting"));
        SettingEntry entry = entry((name, value) -> {
            throw busy;
        });

        entry.apply("on");
        finish(entry);

        assertThat(entry.setting().get()).isEqualTo(OFF);
        assertThat(entry.status().get().sentence()).contains(busy.sentence());
    }

    @Test
    void whileOneChangeIsWrittenASecondIsNotAndAReadingDoesNotDisturbIt() {
        CountDownLatch open = new CountDownLatch(1);
        SettingEntry entry = entry((name, value) -> {
            open.await();
            return new Settings.Applied(ON, Optional.empty());
        });

        entry.apply("on");
        entry.apply("off");
        entry.read(OFF);
        open.countDown();
        finish(entry);

        assertThat(entry.setting().get()).isEqualTo(ON);
    }
}
