// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A state that changes at once in memory and is written a moment after the last of several changes. Thread-safe.
 *
 * @param <T> the state, immutable
 */
final class DelayedFile<T> implements AutoCloseable {
    /** How long a change may be unwritten. */
    static final Duration DELAY = Duration.ofMillis(400);

    private static final Logger LOG = LoggerFactory.getLogger(DelayedFile.class);

    private final StateFile<T> file;
    private final Timekeeper time;
    private final String what;
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    /** Held while the file is written, and never together with a wait for {@link #lock}'s owner. */
    private final ReentrantLock writing = new ReentrantLock();

    private final List<UnaryOperator<T>> unwritten = new ArrayList<>();
    private T current;
    private @Nullable Registration due;
    private boolean forgotten;

    /**
     * @param what for the log, such as "The settings"
     */
    DelayedFile(StateFile<T> file, Timekeeper time, String what) {
        this.file = file;
        this.time = time;
        this.what = what;
        current = file.state();
    }

    /** What went wrong while reading. */
    List<Text> problems() {
        return file.problems();
    }

    T current() {
        synchronized (lock) {
            return current;
        }
    }

    /** Changes it, unless the change makes no difference; listeners are told on this thread. */
    void update(UnaryOperator<T> change) {
        T changed;
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
        for (Consumer<T> listener : listeners) {
            listener.accept(changed);
        }
    }

    /** Applies the changes to what is on the disk, so that another Holdfast's changes are kept. */
    private void write() {
        writing.lock();
        try {
            List<UnaryOperator<T>> changes;
            synchronized (lock) {
                changes = List.copyOf(unwritten);
                unwritten.clear();
                due = null;
            }
            if (!changes.isEmpty()) {
                file.update(saved -> {
                    T all = saved;
                    for (UnaryOperator<T> change : changes) {
                        all = change.apply(all);
                    }
                    return all;
                });
            }
        } catch (IOException e) {
            LOG.warn("{} could not be written", what, e);
        } finally {
            writing.unlock();
        }
    }

    Registration listen(Consumer<T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Takes {@code initial} and writes nothing any more. */
    void forget(T initial) {
        writing.lock();
        try {
            synchronized (lock) {
                forgotten = true;
                unwritten.clear();
            }
        } finally {
            writing.unlock();
        }
        update(_ -> initial);
    }

    /** Writes what is still unwritten. */
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
