// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Packets that came before one that is missing, by their index. Memory is taken in pieces when it is first needed and
 * kept, so a stream without losses takes none and one with losses takes none after its first.
 */
final class PacketRing {
    /** As far as a session looks ahead (protocol reference, section 3.5). */
    static final int SLOTS = 1024;

    /** The most that a packet may carry here; sessions allow less. */
    static final int LARGEST = 1500;

    private static final int PIECE = 64;
    private static final long NOTHING = Long.MIN_VALUE;

    private final long[] indices = new long[SLOTS];
    private final long[] arrivals = new long[SLOTS];
    private final int[] sizes = new int[SLOTS];
    private final byte[] kinds = new byte[SLOTS];
    private final @Nullable ByteBuffer[] pieces = new @Nullable ByteBuffer[SLOTS / PIECE];

    PacketRing() {
        clear();
    }

    void clear() {
        Arrays.fill(indices, NOTHING);
    }

    boolean holds(long index) {
        return indices[slot(index)] == index;
    }

    /** Keeps a copy; what held the slot is forgotten. */
    void put(long index, byte kind, ByteBuffer payload, long arrivedNanos) {
        int slot = slot(index);
        indices[slot] = index;
        arrivals[slot] = arrivedNanos;
        kinds[slot] = kind;
        sizes[slot] = payload.remaining();
        piece(slot).put(slot % PIECE * LARGEST, payload, payload.position(), payload.remaining());
    }

    void remove(long index) {
        indices[slot(index)] = NOTHING;
    }

    /** What {@link #put} was told, of a packet that it {@link #holds}; likewise the following. */
    byte kind(long index) {
        return kinds[slot(index)];
    }

    long arrivedNanos(long index) {
        return arrivals[slot(index)];
    }

    int size(long index) {
        return sizes[slot(index)];
    }

    /** The packet itself, valid until another is asked for. */
    ByteBuffer packet(long index) {
        int slot = slot(index);
        int from = slot % PIECE * LARGEST;
        return piece(slot).limit(from + sizes[slot]).position(from);
    }

    private ByteBuffer piece(int slot) {
        int number = slot / PIECE;
        ByteBuffer piece = pieces[number];
        if (piece == null) {
            piece = ByteBuffer.allocate(PIECE * LARGEST).order(ByteOrder.LITTLE_ENDIAN);
            pieces[number] = piece;
        }
        return piece.clear();
    }

    private static int slot(long index) {
        return (int) (index & (SLOTS - 1));
    }
}
