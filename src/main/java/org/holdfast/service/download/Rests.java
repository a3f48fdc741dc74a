// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;

/** What is left alone for a while: a device that does not answer, a folder without room, a recording. Thread-safe. */
final class Rests implements AutoCloseable {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));

    private final Timekeeper time;
    private final Runnable over;
    private final Map<String, Registration> resting = new HashMap<>();

    /** @param over called when a rest ends by itself */
    Rests(Timekeeper time, Runnable over) {
        this.time = time;
        this.over = over;
    }

    /** How long the rest is after so many failures, from 1. */
    static Duration pause(int failures) {
        return PAUSES.get(Math.clamp(failures - 1, 0, PAUSES.size() - 1));
    }

    synchronized void begin(String what, Duration pause) {
        end(what);
        resting.put(what, time.after(pause, () -> {
            end(what);
            over.run();
        }));
    }

    synchronized boolean holds(String what) {
        return resting.containsKey(what);
    }

    synchronized void end(String what) {
        Registration waiting = resting.remove(what);
        if (waiting != null) {
            waiting.close();
        }
    }

    @Override
    public synchronized void close() {
        resting.values().forEach(Registration::close);
        resting.clear();
    }
}
