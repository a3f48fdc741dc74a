// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.holdfast.device.DeviceException;

/**
 * Keeps a stream from filling the memory by changing the size of its picture: a camera changes it when somebody
 * changes its mode, not several times a minute. Belongs to the decoder's thread.
 */
final class SizeChanges {
    /** How often the size may change in {@link #WHILE}. */
    static final int MOST = 5;

    private static final Duration WHILE = Duration.ofMinutes(1);
    private static final long MOST_LEFT_BYTES = 128L * 1024 * 1024;

    private final Deque<Long> changes = new ArrayDeque<>();
    private final List<WeakReference<FrameExchange>> left = new ArrayList<>();

    /**
     * Takes that the pictures of one size are followed by those of another.
     *
     * @throws DeviceException when that happens all the time
     */
    void change(FrameExchange before) throws DeviceException {
        long now = System.nanoTime();
        changes.removeIf(each -> now - each > WHILE.toNanos());
        if (changes.size() == MOST) {
            throw MediaTexts.media("restless", null);
        }
        changes.add(now);
        left.removeIf(each -> each.get() == null);
        left.add(new WeakReference<>(before));
        long bytes = 0;
        for (WeakReference<FrameExchange> each : left) {
            FrameExchange still = each.get();
            bytes += still == null ? 0 : still.byteSize();
        }
        if (bytes > MOST_LEFT_BYTES) {
            // Buffers that no screen holds any more go with their small Java objects, of which the collector does not
            // know how much memory hangs on them.
            System.gc();
        }
    }
}
