// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.ArrayDeque;
import java.util.Deque;

/** Pictures per second over the last seconds. Not thread-safe. */
final class PictureRate {
    private static final long WINDOW_NANOS = 3_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    void add(long nanos, long decoded) {
        samples.addLast(new Sample(nanos, decoded));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos - first.nanos) / 1e9;
        return seconds <= 0 ? 0 : (last.decoded - first.decoded) / seconds;
    }

    private record Sample(long nanos, long decoded) {}
}
