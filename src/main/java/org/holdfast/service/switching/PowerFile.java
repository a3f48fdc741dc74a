// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard.History;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.StateFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device's power on disk: read when it is first wanted, written a minute after something new. Thread-safe. */
final class PowerFile {
    /** What a kill may cost. */
    static final Duration DELAY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(PowerFile.class);

    private final Supplier<StateFile<PowerLog>> opener;
    private final Timekeeper time;
    private final BooleanSupplier saved;
    private final Runnable changed;
    /** Held while the file is read or written. */
    private final ReentrantLock disk = new ReentrantLock();

    private @Nullable StateFile<PowerLog> file;
    private final Object lock = new Object();
    private final List<Heard> fresh = new ArrayList<>();
    private PowerLog log = PowerLog.EMPTY;
    private boolean wanted;
    private boolean read;
    private boolean unwritten;
    private @Nullable Registration due;

    /**
     * @param saved whether the device is still saved; nothing is written of others
     * @param changed called once the file was read
     */
    PowerFile(Supplier<StateFile<PowerLog>> opener, Timekeeper time, BooleanSupplier saved, Runnable changed) {
        this.opener = opener;
        this.time = time;
        this.saved = saved;
        this.changed = changed;
    }

    /** Adds what is newer than before. */
    void add(List<Heard> heard) {
        if (heard.isEmpty()) {
            return;
        }
        synchronized (lock) {
            fresh.addAll(heard);
            unwritten = true;
            if (due == null) {
                due = time.after(DELAY, this::write);
            }
            if (read && fresh.size() > 100) {
                fold();
            }
        }
    }

    /** What is known by now; the file is read meanwhile where it was not yet. */
    History history() {
        Instant now = time.clock().instant();
        synchronized (lock) {
            if (!wanted) {
                wanted = true;
                time.after(Duration.ZERO, this::load);
            }
            if (!read) {
                return new History(List.of(), List.of(), List.of());
            }
            fold();
            return log.history(now, zone());
        }
    }

    private void load() {
        disk.lock();
        try {
            open();
        } finally {
            disk.unlock();
        }
        changed.run();
    }

    private StateFile<PowerLog> open() {
        StateFile<PowerLog> opened = file;
        if (opened == null) {
            opened = opener.get();
            file = opened;
            synchronized (lock) {
                log = opened.state();
                read = true;
            }
        }
        return opened;
    }

    /** Writes what is unwritten. */
    void write() {
        boolean still = saved.getAsBoolean();
        disk.lock();
        try {
            synchronized (lock) {
                if (due != null) {
                    due.close();
                    due = null;
                }
                if (!unwritten || !still) {
                    return;
                }
                unwritten = false;
            }
            StateFile<PowerLog> opened = open();
            PowerLog now;
            synchronized (lock) {
                fold();
                now = log;
            }
            opened.update(_ -> now);
        } catch (IOException e) {
            LOG.warn("What a device used could not be written", e);
        } finally {
            disk.unlock();
        }
    }

    private void fold() {
        if (!fresh.isEmpty()) {
            log = log.plus(fresh, zone());
            fresh.clear();
        }
    }

    private ZoneId zone() {
        return time.clock().getZone();
    }
}
