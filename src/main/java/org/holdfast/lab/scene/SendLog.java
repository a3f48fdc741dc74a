// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When a virtual camera sent which picture, by the number that {@link FrameNumber} reads from it. Numbers come again
 * every ten seconds; the log keeps the last time. Thread-safe and cheap.
 */
public final class SendLog {
    private final AtomicLongArray nanos = new AtomicLongArray(FrameNumber.LIMIT);
    private final AtomicLong frames = new AtomicLong();

    /** Notes that the last byte of a picture was handed to the network at {@code atNanos}. */
    public void sent(int number, long atNanos) {
        nanos.set(number, atNanos == 0 ? 1 : atNanos);
        frames.incrementAndGet();
    }

    /** {@link System#nanoTime} when the last packet of that picture was sent the last time; empty if it never was. */
    public OptionalLong sentNanos(int number) {
        long at = number < 0 || number >= FrameNumber.LIMIT ? 0 : nanos.get(number);
        return at == 0 ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** How many pictures were sent in all. */
    public long frames() {
        return frames.get();
    }
}
