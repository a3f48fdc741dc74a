// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard.Missed;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Timer;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timers that this program keeps. They are saved by the program that goes on running and by no other, so that none is kept
 * twice. One whose time passed unnoticed, as while the program was closed or the computer slept, is told and not made up
 * for. Thread-safe.
 */
final class ProgramTimers {
    /** So much later than it was due a timer still does its work. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** How often the clock is looked at, which goes on while a computer sleeps. */
    static final Duration LOOK = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(ProgramTimers.class);
    private static final int MOST_MISSED = 100;

    private final ChoicesFile file;
    private final Timekeeper time;
    private final Switching switching;
    private final Runnable changed;
    private final Object lock = new Object();
    private final Map<Point, Timer> running = new LinkedHashMap<>();
    private final List<Missed> missed = new ArrayList<>();
    private @Nullable Registration due;
    private boolean saving;
    private boolean closed;

    /** Does what a timer is for. */
    interface Switching {
        void set(Point point, boolean on) throws DeviceException, InterruptedException;
    }

    ProgramTimers(ChoicesFile file, Timekeeper time, Switching switching, Runnable changed) {
        this.file = file;
        this.time = time;
        this.switching = switching;
        this.changed = changed;
    }

    /** Takes over what was saved. */
    void begin() {
        synchronized (lock) {
            if (saving) {
                return;
            }
            saving = true;
            file.current().timers().forEach(timer -> running.putIfAbsent(timer.point(), timer));
        }
        look();
    }

    /** In place of the outlet's present one. */
    void add(Timer timer) throws DeviceException {
        if (saves()) {
            file.update(choices -> choices.timing(timer));
        }
        synchronized (lock) {
            running.put(timer.point(), timer);
            schedule();
        }
        changed.run();
    }

    /** Harmless where there is none. */
    void remove(Point point) throws DeviceException {
        synchronized (lock) {
            if (!running.containsKey(point)) {
                return;
            }
        }
        if (saves()) {
            file.update(choices -> choices.withoutTimer(point));
        }
        synchronized (lock) {
            running.remove(point);
            schedule();
        }
        changed.run();
    }

    List<Timer> running() {
        synchronized (lock) {
            return List.copyOf(running.values());
        }
    }

    Optional<Timer> running(Point point) {
        synchronized (lock) {
            return Optional.ofNullable(running.get(point));
        }
    }

    List<Missed> missed() {
        synchronized (lock) {
            return List.copyOf(missed);
        }
    }

    void dismiss(Missed seen) {
        synchronized (lock) {
            missed.remove(seen);
        }
        changed.run();
    }

    private boolean saves() {
        synchronized (lock) {
            return saving;
        }
    }

    private void look() {
        List<Timer> ripe;
        Instant now = time.clock().instant();
        synchronized (lock) {
            due = null;
            if (closed) {
                return;
            }
            ripe = running.values().stream()
                    .filter(timer -> !timer.due().isAfter(now))
                    .toList();
            ripe.forEach(timer -> running.remove(timer.point()));
            schedule();
        }
        for (Timer timer : ripe) {
            forgetSaved(timer);
            if (Duration.between(timer.due(), now).compareTo(TOLERANCE) > 0) {
                miss(new Missed(timer, Optional.empty()));
            } else {
                time.after(Duration.ZERO, () -> act(timer)); // each by itself: none waits for another's device
            }
        }
        if (!ripe.isEmpty()) {
            changed.run();
        }
    }

    /** Before it is done: better not at all than twice. */
    private void forgetSaved(Timer timer) {
        if (!saves()) {
            return;
        }
        try {
            file.update(choices -> choices.timers().contains(timer) ? choices.withoutTimer(timer.point()) : choices);
        } catch (DeviceException e) {
            LOG.warn("A timer that ended could not be removed from the file", e);
        }
    }

    private void act(Timer timer) {
        try {
            switching.set(timer.point(), timer.on().orElse(false));
        } catch (DeviceException e) {
            miss(new Missed(timer, Optional.of(e)));
        } catch (InterruptedException e) {
            LOG.debug("A timer was broken off");
        }
        changed.run();
    }

    private void miss(Missed news) {
        synchronized (lock) {
            if (missed.size() < MOST_MISSED) {
                missed.add(news);
            }
        }
    }

    private void schedule() {
        if (due != null) {
            due.close();
            due = null;
        }
        Optional<Instant> next = running.values().stream().map(Timer::due).min(Instant::compareTo);
        if (next.isPresent() && !closed) {
            Duration left = Duration.between(time.clock().instant(), next.get());
            Duration wait = left.compareTo(LOOK) > 0 ? LOOK : left;
            due = time.after(wait.isNegative() ? Duration.ZERO : wait, this::look);
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            if (due != null) {
                due.close();
                due = null;
            }
        }
    }
}
