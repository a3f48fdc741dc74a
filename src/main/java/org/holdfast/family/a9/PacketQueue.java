// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.family.a9.pppp.PpppSession;
import org.jspecify.annotations.Nullable;

/**
 * Hands packets from a session's receiving thread to the thread that puts pictures together, without a lock and without
 * allocating: one thread offers, one takes. When the taker is too slow what comes is left out, which costs pictures and
 * never the session.
 */
final class PacketQueue {
    /** About two seconds of pictures at 25 a second. */
    static final int SLOTS = 512;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SLOTS * PpppSession.LARGEST_PAYLOAD);
    private final ByteBuffer writing = bytes.duplicate();
    private final ByteBuffer reading = bytes.duplicate();
    private final long[] indices = new long[SLOTS];
    private final long[] arrivals = new long[SLOTS];
    private final int[] sizes = new int[SLOTS];
    private final boolean[] sounds = new boolean[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private volatile @Nullable Thread taker;
    private volatile boolean closed;

    /** Takes what is offered. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param sound whether it came on the channel that carries sound alone
         * @param payload valid during the call
         */
        void packet(boolean sound, long index, ByteBuffer payload, long arrivedNanos) throws InterruptedException;
    }

    /** Takes a packet in; false where there is no room for it, or it is larger than a session's packets are. */
    boolean offer(boolean sound, long index, ByteBuffer payload, long arrivedNanos) {
        long at = written.get();
        int size = payload.remaining();
        if (closed || at - read.get() >= SLOTS || size > PpppSession.LARGEST_PAYLOAD) {
            return false;
        }
        int slot = (int) (at % SLOTS);
        indices[slot] = index;
        arrivals[slot] = arrivedNanos;
        sizes[slot] = size;
        sounds[slot] = sound;
        int from = slot * PpppSession.LARGEST_PAYLOAD;
        writing.limit(from + size).position(from);
        writing.put(payload);
        written.setRelease(at + 1);
        LockSupport.unpark(taker);
        return true;
    }

    /**
     * Hands on all that is there; waits for something until a deadline where nothing is.
     *
     * @param deadlineNanos by {@link System#nanoTime}
     */
    void take(Taker into, long deadlineNanos) throws InterruptedException {
        taker = Thread.currentThread();
        while (written.getAcquire() == read.get() && !closed) {
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        for (long at = read.get(), end = written.getAcquire(); at < end && !closed; at++) {
            int slot = (int) (at % SLOTS);
            int from = slot * PpppSession.LARGEST_PAYLOAD;
            reading.limit(from + sizes[slot]).position(from);
            into.packet(sounds[slot], indices[slot], reading, arrivals[slot]);
            read.setRelease(at + 1);
        }
    }

    boolean closed() {
        return closed;
    }

    /** Wakes the taker, and takes nothing any more; from any thread. */
    void close() {
        closed = true;
        LockSupport.unpark(taker);
    }
}
