// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * One picture in native memory: 4 bytes a pixel, blue, green, red, alpha, premultiplied and opaque. It is written by
 * one decoder thread, handed over by {@link FrameExchange}, and then read by one other thread; the hand-over orders
 * the writes.
 */
public final class Frame {
    private final MemorySegment pixels;
    private final ByteBuffer buffer;
    private long number;
    private long arrivedNanos;

    Frame(MemorySegment pixels) {
        this.pixels = pixels;
        this.buffer = pixels.asByteBuffer();
    }

    /** The whole picture, aligned to 64 bytes; rows follow each other without gaps. */
    public MemorySegment pixels() {
        return pixels;
    }

    /** The same memory, for {@code PixelBuffer}; do not move its position. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Counts the pictures of one stream from 0. */
    public long number() {
        return number;
    }

    /** {@link System#nanoTime} when the last byte of the picture had arrived from the network. */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    void stamp(long newNumber, long newArrivedNanos) {
        number = newNumber;
        arrivedNanos = newArrivedNanos;
    }
}
