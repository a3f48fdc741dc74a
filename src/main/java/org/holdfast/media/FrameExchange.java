// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands pictures of one size from a decoder to a screen through four native buffers: the newest wins, and pictures
 * that were overtaken are counted, not queued. Four, because one is being written, one is the newest, one is shown,
 * and the one shown before may still be on its way to the graphics card.
 *
 * <p>{@link #borrow} and {@link #publish} belong to the decoder's thread, {@link #take} and {@link #giveBack} to the
 * screen's. The memory lives as long as anything refers to the exchange or one of its frames.
 */
public final class FrameExchange {
    /** How many buffers there are. */
    public static final int BUFFERS = 4;
    /** The widest and highest picture that is accepted. */
    public static final int LARGEST_SIDE = 8192;
    /** The most pixels of a picture that is accepted, which bounds the memory: more than any live picture has. */
    public static final int LARGEST_AREA = 4096 * 3072;

    private static final int TAIL = 128;

    private final int width;
    private final int height;
    private final List<Frame> frames;
    private final Queue<Frame> free = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();
    private final LongAdder overtaken = new LongAdder();
    private final LongAdder published = new LongAdder();

    /**
     * @throws IllegalArgumentException when the size is not one that {@link #accepts}
     */
    public FrameExchange(int width, int height) {
        if (!accepts(width, height)) {
            throw new IllegalArgumentException("A picture of " + width + " by " + height + " is out of bounds");
        }
        this.width = width;
        this.height = height;
        List<Frame> made = new ArrayList<>();
        for (int i = 0; i < BUFFERS; i++) {
            // The automatic arena frees a buffer when nothing refers to it any more, screens included.
            // Behind the picture there is room for a scaler that writes whole vectors.
            long size = 4L * width * height;
            MemorySegment memory = Arena.ofAuto().allocate(size + TAIL, 64);
            made.add(new Frame(memory.asSlice(0, size)));
        }
        frames = List.copyOf(made);
        free.addAll(frames);
    }

    /** Whether a picture of that size is none too large, and one at all. */
    public static boolean accepts(int width, int height) {
        return width >= 1
                && height >= 1
                && width <= LARGEST_SIDE
                && height <= LARGEST_SIDE
                && (long) width * height <= LARGEST_AREA;
    }

    /** How much memory its buffers take. */
    public long byteSize() {
        return BUFFERS * (4L * width * height + TAIL);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Bytes from one row to the next. */
    public int stride() {
        return 4 * width;
    }

    /** All four buffers, for a screen that wraps each of them once. */
    public List<Frame> frames() {
        return frames;
    }

    /** A buffer to write the next picture into; takes back the newest when the screen has not fetched it. */
    public Frame borrow() {
        while (true) {
            Frame frame = free.poll();
            if (frame != null) {
                return frame;
            }
            frame = newest.getAndSet(null);
            if (frame != null) {
                overtaken.increment();
                return frame;
            }
            Thread.onSpinWait();
        }
    }

    /** Returns a borrowed buffer that was not written, such as after a broken picture. */
    public void discard(Frame frame) {
        free.add(frame);
    }

    /**
     * Makes a written buffer the newest picture.
     *
     * @param arrivedNanos see {@link Frame#arrivedNanos}
     */
    public void publish(Frame frame, long arrivedNanos) {
        frame.stamp(published.sum(), arrivedNanos);
        published.increment();
        Frame unseen = newest.getAndSet(frame);
        if (unseen != null) {
            overtaken.increment();
            free.add(unseen);
        }
    }

    /** The newest picture, or null where there is none since the last call. Give it back after the next one shows. */
    public @Nullable Frame take() {
        return newest.getAndSet(null);
    }

    /** Returns a buffer that {@link #take} gave and that is not shown any more. */
    public void giveBack(Frame frame) {
        free.add(frame);
    }

    /** How many pictures were published. */
    public long published() {
        return published.sum();
    }

    /** How many pictures were published and never taken. */
    public long overtaken() {
        return overtaken.sum();
    }
}
