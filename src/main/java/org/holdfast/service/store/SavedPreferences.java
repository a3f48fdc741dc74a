// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.PreferenceStore;
import org.holdfast.service.Preferences;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link PreferenceStore} in {@code settings.json}, written a moment after the last of several changes. */
public final class SavedPreferences implements PreferenceStore {
    /** How long a change may be unwritten. */
    public static final Duration DELAY = Duration.ofMillis(400);

    private static final Logger LOG = LoggerFactory.getLogger(SavedPreferences.class);

    private final StateFile<Preferences> file;
    private final Timekeeper time;
    private final List<Consumer<Preferences>> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    /** Held while the file is written, and never together with a wait for {@link #lock}'s owner. */
    private final ReentrantLock writing = new ReentrantLock();

    private final List<UnaryOperator<Preferences>> unwritten = new ArrayList<>();
    private Preferences current;
    private @Nullable Registration due;
    private boolean forgotten;

    public SavedPreferences(Path folder, DiskSteps disk, Timekeeper time) {
        this.time = time;
        file = new StateFile<>(folder.resolve("settings.json"), new PreferencesShape(), disk, time.clock());
        current = file.state();
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public Preferences current() {
        synchronized (lock) {
            return current;
        }
    }

    @Override
    public void update(UnaryOperator<Preferences> change) {
        Preferences changed;
        synchronized (lock) {
            changed = change.apply(current);
            if (changed.equals(current)) {
                return;
            }
            current = changed;
            if (!forgotten) {
                unwritten.add(change);
            }
            if (!forgotten && due == null) {
                due = time.after(DELAY, this::write);
            }
        }
        for (Consumer<Preferences> listener : listeners) {
            listener.accept(changed);
        }
    }

    /** Applies the changes to what is on the disk, so that another Holdfast's changes are kept. */
    private void write() {
        writing.lock();
        try {
            List<UnaryOperator<Preferences>> changes;
            synchronized (lock) {
                changes = List.copyOf(unwritten);
                unwritten.clear();
                due = null;
            }
            if (!changes.isEmpty()) {
                file.update(saved -> {
                    Preferences all = saved;
                    for (UnaryOperator<Preferences> change : changes) {
                        all = change.apply(all);
                    }
                    return all;
                });
            }
        } catch (IOException e) {
            LOG.warn("The settings could not be written", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Registration listen(Consumer<Preferences> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void forget() {
        writing.lock();
        try {
            synchronized (lock) {
                forgotten = true;
                unwritten.clear();
            }
        } finally {
            writing.unlock();
        }
        update(present -> Preferences.initial());
    }

    @Override
    public void close() {
        Registration waiting;
        synchronized (lock) {
            waiting = due;
        }
        if (waiting != null) {
            waiting.close();
        }
        write();
    }
}
