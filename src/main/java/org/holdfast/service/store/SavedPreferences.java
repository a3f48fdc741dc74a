// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.PreferenceStore;
import org.holdfast.service.Preferences;
import org.holdfast.service.Timekeeper;

/** {@link PreferenceStore} in {@code settings.json}, written a moment after the last of several changes. */
public final class SavedPreferences implements PreferenceStore {
    /** How long a change may be unwritten. */
    public static final Duration DELAY = DelayedFile.DELAY;

    private final DelayedFile<Preferences> file;

    public SavedPreferences(Path folder, DiskSteps disk, Timekeeper time) {
        file = new DelayedFile<>(
                new StateFile<>(folder.resolve("settings.json"), new PreferencesShape(), disk, time.clock()),
                time,
                "The settings");
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public Preferences current() {
        return file.current();
    }

    @Override
    public void update(UnaryOperator<Preferences> change) {
        file.update(change);
    }

    @Override
    public Registration listen(Consumer<Preferences> listener) {
        return file.listen(listener);
    }

    @Override
    public void forget() {
        file.forget(Preferences.initial());
    }

    @Override
    public void close() {
        file.close();
    }
}
