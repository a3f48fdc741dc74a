// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.LiveView.Statistics;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;

/** Watches over pictures, not packets: a stream that is open but shows nothing is broken. Not thread-safe. */
final class PictureWatch {
    /** How often the player is looked at. */
    static final Duration INTERVAL = Duration.ofMillis(250);
    /** How long the first picture may take. */
    static final Duration FIRST = Duration.ofSeconds(8);
    /** How long any further one may take. */
    static final Duration NEXT = Duration.ofSeconds(3);
    /** After this time without a break earlier failures are forgotten. */
    static final Duration STEADY = Duration.ofSeconds(10);
    /** So many pictures that cannot be shown, and no good one between them, are no accident. */
    static final int UNUSABLE = 10;
    /** How often a last picture is kept. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private final Timekeeper time;
    private PictureRate rate = new PictureRate();
    private PictureRate bytes = new PictureRate();
    private @Nullable PlayerStatistics counters;
    private long progress;
    private long missedBefore;
    private long liveSince;
    private long seen;
    private boolean looked = true;
    private long nextKept;
    private boolean live;
    private Optional<Instant> lastPicture = Optional.empty();

    PictureWatch(Timekeeper time) {
        this.time = time;
    }

    /** A player was opened. */
    void begin() {
        rate = new PictureRate();
        bytes = new PictureRate();
        counters = null;
        seen = 0;
        live = false;
        missedBefore = 0;
        progress = time.nanos();
    }

    /** Whether somebody looks at the decoded pictures; otherwise those that arrive count. */
    void looked(boolean now) {
        if (looked == now) {
            return;
        }
        looked = now;
        PlayerStatistics known = counters;
        if (known != null) {
            seen = progress(known);
            progress = time.nanos();
        }
    }

    void look(PlayerStatistics now) {
        long nanos = time.nanos();
        counters = now;
        rate.add(nanos, now.received() < 0 ? now.decoded() : now.received());
        bytes.add(nanos, now.bytes());
        long reached = progress(now);
        if (reached > seen) {
            seen = reached;
            progress = nanos;
            missedBefore = missed(now);
            lastPicture = Optional.of(time.clock().instant());
            if (!live) {
                live = true;
                liveSince = nanos;
                nextKept = nanos + Duration.ofSeconds(1).toNanos();
            }
        }
    }

    /**
     * What grows while the stream is well. Nobody misses decoded pictures at which nobody looks; where the engine does
     * not count those that arrive, what is received stands for them, once there was a picture.
     */
    private long progress(PlayerStatistics now) {
        if (looked || (now.received() < 0 && !live)) {
            return now.decoded();
        }
        return now.received() < 0 ? now.bytes() : now.received();
    }

    /** Whether a picture came since {@link #begin}. */
    boolean live() {
        return live;
    }

    boolean silent() {
        return time.nanos() - progress > (live ? NEXT : FIRST).toNanos();
    }

    /** Whether pictures have come since the last good one, and none of them could be shown. */
    boolean unusable() {
        PlayerStatistics now = counters;
        return now != null && missed(now) - missedBefore >= UNUSABLE;
    }

    private static long missed(PlayerStatistics now) {
        return Math.max(0, now.lost()) + now.damaged();
    }

    boolean steady() {
        return live && time.nanos() - liveSince > STEADY.toNanos();
    }

    /** Whether it is time to keep a picture; true once each time. */
    boolean pictureDue() {
        long nanos = time.nanos();
        if (!live || nanos - nextKept < 0) {
            return false;
        }
        nextKept = nanos + KEPT.toNanos();
        return true;
    }

    /** When the last picture came, of this player or one before. */
    Optional<Instant> lastPicture() {
        return lastPicture;
    }

    Optional<Statistics> statistics(String engine) {
        PlayerStatistics now = counters;
        if (now == null) {
            return Optional.empty();
        }
        double bytesPerSecond = now.bytes() < 0 ? -1 : bytes.perSecond();
        return Optional.of(new Statistics(engine, rate.perSecond(), bytesPerSecond, now));
    }
}
