// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the packets of one track into their order: a packet that overtook others waits for them, but at most
 * {@link #PATIENCE_NANOS}; what never came is counted. Belongs to one thread and never looks at a clock.
 */
final class RtpOrder {
    /** How long a missing packet is waited for. */
    static final long PATIENCE_NANOS = 100_000_000L;

    private static final int SLOTS = 128;
    private static final int SLOT_BYTES = 2048;
    /** Beyond this a jump is a new sequence, not a loss (RFC 3550, appendix A.1: MAX_DROPOUT). */
    private static final int LARGEST_JUMP = 3000;

    private final Output output;
    private final RtpHeader header = new RtpHeader();
    private final @Nullable ByteBuffer[] slots = new ByteBuffer[SLOTS];
    private final long[] arrivals = new long[SLOTS];
    private final boolean[] filled = new boolean[SLOTS];
    private int held;
    private int next = -1;
    private int source;
    private long waitingSince;
    private boolean gap;
    private long lost;
    private int strange = -1;

    /** Takes packets in order. */
    @FunctionalInterface
    interface Output {
        /**
         * One packet, valid during the call.
         *
         * @param gap whether packets before it are missing
         * @param arrivedNanos when it arrived
         */
        void packet(RtpHeader header, ByteBuffer packet, boolean gap, long arrivedNanos);
    }

    RtpOrder(Output output) {
        this.output = output;
    }

    /** Takes one packet whose header was read before. */
    void accept(RtpHeader arrived, ByteBuffer packet, long nowNanos) {
        int sequence = arrived.sequence();
        if (next < 0 || arrived.source() != source) {
            restart(arrived);
        }
        int ahead = (short) (sequence - next);
        if (ahead < -LARGEST_JUMP || ahead > LARGEST_JUMP) {
            // One stray packet changes nothing; two in a row are a sender that began anew.
            boolean again = sequence == strange;
            strange = (sequence + 1) & 0xFFFF;
            if (!again) {
                return;
            }
            restart(arrived);
            ahead = 0;
        }
        strange = -1;
        if (ahead < 0) {
            return;
        }
        if (ahead == 0) {
            deliver(arrived, packet, nowNanos);
            drain();
            return;
        }
        while (ahead >= SLOTS && held > 0) {
            skipToHeld();
            ahead = (short) (sequence - next);
        }
        if (ahead >= SLOTS || packet.remaining() > SLOT_BYTES) {
            deliverNow(arrived, packet, nowNanos);
            return;
        }
        hold(sequence, packet, nowNanos);
        tick(nowNanos);
    }

    /** Delivers a packet that cannot be held, and before it what is held of those before it. */
    private void deliverNow(RtpHeader arrived, ByteBuffer packet, long nowNanos) {
        int sequence = arrived.sequence();
        while (holdsBefore(sequence)) {
            skipToHeld();
        }
        int ahead = (short) (sequence - next);
        if (ahead < 0) {
            return;
        }
        if (ahead > 0) {
            giveUpUntil(sequence);
        }
        deliver(arrived, packet, nowNanos);
        drain();
    }

    private boolean holdsBefore(int sequence) {
        if (held == 0) {
            return false;
        }
        for (int each = next; each != sequence; each = (each + 1) & 0xFFFF) {
            if (filled[each % SLOTS]) {
                return (short) (sequence - next) > 0;
            }
        }
        return false;
    }

    /** Gives up what was waited for too long; to be called now and then also when nothing arrives. */
    void tick(long nowNanos) {
        while (held > 0 && nowNanos - waitingSince > PATIENCE_NANOS) {
            skipToHeld();
        }
    }

    /** How many packets never came. */
    long lost() {
        return lost;
    }

    private void restart(RtpHeader arrived) {
        java.util.Arrays.fill(filled, false);
        held = 0;
        gap = next >= 0;
        source = arrived.source();
        next = arrived.sequence();
    }

    private void hold(int sequence, ByteBuffer packet, long nowNanos) {
        int slot = sequence % SLOTS;
        if (filled[slot]) {
            return;
        }
        ByteBuffer kept = slots[slot];
        if (kept == null) {
            kept = ByteBuffer.allocateDirect(SLOT_BYTES);
            slots[slot] = kept;
        }
        kept.clear().put(packet.duplicate()).flip();
        filled[slot] = true;
        arrivals[slot] = nowNanos;
        if (held++ == 0) {
            waitingSince = nowNanos;
        }
    }

    private void drain() {
        while (held > 0 && filled[next % SLOTS]) {
            int slot = next % SLOTS;
            ByteBuffer kept = slots[slot];
            filled[slot] = false;
            held--;
            waitingSince = arrivals[slot];
            if (kept != null && header.read(kept)) {
                deliver(header, kept, arrivals[slot]);
            }
        }
    }

    /** Leaves the missing packets before the first held one behind. */
    private void skipToHeld() {
        int sequence = next;
        while (!filled[sequence % SLOTS]) {
            sequence = (sequence + 1) & 0xFFFF;
        }
        giveUpUntil(sequence);
        drain();
    }

    private void giveUpUntil(int sequence) {
        lost += (sequence - next) & 0xFFFF;
        next = sequence;
        gap = true;
    }

    private void deliver(RtpHeader which, ByteBuffer packet, long arrivedNanos) {
        next = (which.sequence() + 1) & 0xFFFF;
        boolean after = gap;
        gap = false;
        output.packet(which, packet, after, arrivedNanos);
    }
}
