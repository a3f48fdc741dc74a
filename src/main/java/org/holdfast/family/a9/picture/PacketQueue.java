// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.family.a9.pppp.PacketListener;
import org.jspecify.annotations.Nullable;

/**
 * Hands packets from a session's receiving thread to the one that puts pictures together, so that the former never
 * waits. Bounded: what does not fit is dropped and counted, and then looks like lost on the way. Its memory grows in
 * pieces to what was needed and stays. One thread puts in, through any of the listeners; one takes out.
 */
public final class PacketQueue implements AutoCloseable {
    /** More than a second of what cameras send. */
    static final int SLOTS = 1024;

    private static final int PIECE = 64;

    private final int[] channels = new int[SLOTS];
    private final long[] indices = new long[SLOTS];
    private final long[] arrivals = new long[SLOTS];
    private final int[] sizes = new int[SLOTS];
    private final @Nullable ByteBuffer[] pieces = new @Nullable ByteBuffer[SLOTS / PIECE];
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread waiting;
    private volatile boolean closed;

    /** Takes what is handed out. */
    @FunctionalInterface
    public interface Taker {
        /** @param payload valid during the call */
        void packet(int channel, long index, ByteBuffer payload, long arrivedNanos) throws InterruptedException;
    }

    /** A listener for a session's channel. */
    public PacketListener of(int channel) {
        return (index, payload, arrivedNanos) -> add(channel, index, payload, arrivedNanos);
    }

    private void add(int channel, long index, ByteBuffer payload, long arrivedNanos) {
        long number = put.get();
        if (number - taken.get() >= SLOTS || payload.remaining() > PacketRing.LARGEST || closed) {
            dropped.incrementAndGet();
            return;
        }
        int slot = (int) (number % SLOTS);
        channels[slot] = channel;
        indices[slot] = index;
        arrivals[slot] = arrivedNanos;
        sizes[slot] = payload.remaining();
        payload.get(payload.position(), piece(slot).array(), slot % PIECE * PacketRing.LARGEST, payload.remaining());
        put.set(number + 1);
        LockSupport.unpark(waiting);
    }

    /**
     * Hands out all packets that are there, waiting for a first one.
     *
     * @param patienceNanos how long to wait
     * @return false when the queue was closed
     */
    public boolean drain(long patienceNanos, Taker taker) throws InterruptedException {
        if (put.get() == taken.get() && !closed) {
            await(patienceNanos);
        }
        while (!closed && taken.get() < put.get()) {
            int slot = (int) (taken.get() % SLOTS);
            int from = slot % PIECE * PacketRing.LARGEST;
            ByteBuffer payload = piece(slot).clear().limit(from + sizes[slot]).position(from);
            try {
                taker.packet(channels[slot], indices[slot], payload, arrivals[slot]);
            } finally {
                taken.incrementAndGet();
            }
        }
        return !closed;
    }

    /** How many packets did not fit. */
    public long dropped() {
        return dropped.get();
    }

    /** Ends {@link #drain} at once, from any thread. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(waiting);
    }

    private void await(long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        waiting = Thread.currentThread();
        try {
            long left = patienceNanos;
            while (put.get() == taken.get() && !closed && left > 0) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                left = deadline - System.nanoTime();
            }
        } finally {
            waiting = null;
        }
    }

    /** Its position and limit belong to the thread that takes out; the other one writes to the array behind it. */
    private ByteBuffer piece(int slot) {
        int number = slot / PIECE;
        ByteBuffer piece = pieces[number];
        if (piece == null) {
            piece = ByteBuffer.allocate(PIECE * PacketRing.LARGEST);
            pieces[number] = piece;
        }
        return piece;
    }
}
