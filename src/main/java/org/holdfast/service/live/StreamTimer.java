// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;

/** The one thing that a stream waits for: the next look at its player, or the next attempt. Belongs to its loop. */
final class StreamTimer {
    /** How long to wait after each failure in a row. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(30));

    /** The same for a stream that a family's own client receives; A9 protocol reference, section 3.6. */
    static final List<Duration> OWN_CLIENT_PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10));

    private final Timekeeper time;
    private final Consumer<StreamEvent> told;
    private @Nullable Registration running;
    private int retry;

    /** @param told takes what is due */
    StreamTimer(Timekeeper time, Consumer<StreamEvent> told) {
        this.time = time;
        this.told = told;
    }

    /**
     * How long to wait after so many failures in a row.
     *
     * @param ownClient whether a family's own client receives the stream
     */
    static Duration pause(int failures, boolean ownClient) {
        List<Duration> pauses = ownClient ? OWN_CLIENT_PAUSES : PAUSES;
        return pauses.get(Math.min(failures, pauses.size()) - 1);
    }

    /** Looks at the player of a round in a moment. */
    void lookLater(int round) {
        running = time.after(PictureWatch.INTERVAL, () -> told.accept(new StreamEvent.Look(round)));
    }

    /** Tries again later, and only once, however often this is called. */
    void retryAfter(Duration pause) {
        stop();
        int mine = ++retry;
        running = time.after(pause, () -> told.accept(new StreamEvent.Retry(mine)));
    }

    /** Whether this is the attempt that was announced last. */
    boolean due(StreamEvent.Retry event) {
        return event.number() == retry;
    }

    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
