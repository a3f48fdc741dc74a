// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast bytes come, over the last few seconds. For one thread. */
final class TransferMeter {
    private static final long WINDOW = Duration.ofSeconds(5).toNanos();
    /** Keeps the number of samples small however often it is told. */
    private static final long APART = Duration.ofMillis(100).toNanos();
    /** Below this a speed would be a guess. */
    private static final long LEAST = Duration.ofMillis(500).toNanos();

    private final LongSupplier nanos;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long moved;

    /** @param nanos a clock that only goes forward, such as {@link System#nanoTime} */
    TransferMeter(LongSupplier nanos) {
        this.nanos = nanos;
        samples.add(new Sample(nanos.getAsLong(), 0));
    }

    /** So many bytes came since the last call. */
    void moved(long bytes) {
        moved += bytes;
        long now = nanos.getAsLong();
        if (now - samples.getLast().at >= APART) {
            samples.add(new Sample(now, moved));
        }
        while (samples.size() > 2 && now - samples.getFirst().at > WINDOW) {
            samples.removeFirst();
        }
    }

    /** All bytes that came. */
    long moved() {
        return moved;
    }

    /** Bytes a second; 0 while unknown. */
    double speed() {
        Sample first = samples.getFirst();
        long time = nanos.getAsLong() - first.at;
        return time < LEAST ? 0 : (moved - first.moved) * 1e9 / time;
    }

    /** How long {@code bytes} more will take; empty while unknown. */
    Optional<Duration> left(long bytes) {
        double speed = speed();
        return speed < 1 ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(Math.max(0, bytes) / speed)));
    }

    private record Sample(long at, long moved) {}
}
