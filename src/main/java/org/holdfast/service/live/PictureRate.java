// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a counter grows, a second, over the last seconds. Not thread-safe. */
final class PictureRate {
    private static final long WINDOW_NANOS = 3_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    void add(long nanos, long count) {
        samples.addLast(new Sample(nanos, count));
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
        return seconds <= 0 ? 0 : (last.count - first.count) / seconds;
    }

    private record Sample(long nanos, long count) {}
}
