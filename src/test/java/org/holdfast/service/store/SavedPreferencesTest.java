// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.net.Registration;
import org.holdfast.service.Preferences;
import org.holdfast.service.Preferences.EngineChoice;
import org.holdfast.service.Preferences.Theme;
import org.holdfast.service.Preferences.Window;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPreferencesTest {
    @TempDir
    Path folder;

    private final TestTime time = new TestTime();

    private SavedPreferences open() {
        return new SavedPreferences(folder, DiskSteps.ofSystem(), time);
    }

    @Test
    void changesAreSeenAtOnceAndWrittenALittleLater() {
        SavedPreferences store = open();
        List<Preferences> told = new ArrayList<>();
        Registration listening = store.listen(told::add);

        store.update(now -> now.withTheme(Theme.DARK));
        store.update(now -> now.withEngine(EngineChoice.FFMPEG));
        store.update(now -> now);

        assertThat(told).hasSize(2);
        assertThat(store.current().theme()).isEqualTo(Theme.DARK);
        assertThat(open().current()).isEqualTo(Preferences.initial());
        time.advance(SavedPreferences.DELAY);
        assertThat(open().current())
                .isEqualTo(Preferences.initial().withTheme(Theme.DARK).withEngine(EngineChoice.FFMPEG));
        listening.close();
        store.update(now -> now.withExploring(true));
        assertThat(told).hasSize(2);
    }

    @Test
    void closingWritesWhatIsLeft() {
        Preferences all = new Preferences(
                Theme.LIGHT,
                Optional.of("en"),
                EngineChoice.VLC,
                Optional.of(folder.resolve("pictures").toAbsolutePath()),
                Set.of("eth0", "wlan0"),
                true,
                true,
                new Preferences.Fetching(Optional.of(folder.resolve("clips").toAbsolutePath()), true, false),
                Preferences.Film.AVI,
                Optional.of(new Window(-3, 4.5, 1000, 700, true)));
        try (SavedPreferences store = open()) {
            store.update(now -> all);
        }

        assertThat(open().current()).isEqualTo(all);
    }

    @Test
    void settingsOfTheFirstSchemaKeepWhatWasChosenAndFetchAsEverythingNewDoes() throws Exception {
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"schema\":1,\"content\":{\"theme\":\"dark\",\"verbose-log\":true}}");

        assertThat(open().current())
                .isEqualTo(Preferences.initial().withTheme(Theme.DARK).withVerboseLog(true));
    }
}
