// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts the packets of a channel into the order of their indices. A missing one is waited for a while, since the camera
 * sends it again, and then gone without. Not thread-safe.
 */
final class InOrder {
    /** How long a missing packet is waited for. */
    static final Duration WAIT = Duration.ofMillis(500);

    /** How many packets wait behind a missing one at most. */
    static final int MOST = 64;

    /** A first packet with an index up to this was overtaking others; with a higher one the listener came late. */
    private static final int OVERTAKING = 16;

    private final Map<Long, ByteBuffer> held = new TreeMap<>();
    private boolean begun;
    private long next;
    private long waitingSince;

    /** Takes one packet and hands on what is in order now. */
    void packet(long index, ByteBuffer payload, long now, Consumer<ByteBuffer> out) {
        if (!begun) {
            begun = true;
            next = index > OVERTAKING ? index : Math.min(index, 0);
        }
        if (index <= next) {
            out.accept(payload);
            next = index == next ? next + 1 : next;
        } else {
            if (held.isEmpty()) {
                waitingSince = now;
            }
            ByteBuffer copy = ByteBuffer.allocate(payload.remaining());
            held.put(index, copy.put(payload).flip());
        }
        release(out);
        if (held.size() >= MOST) {
            skip(out, now);
        }
        overdue(now, out);
    }

    /** Goes on without a packet that was waited for long enough. */
    void overdue(long now, Consumer<ByteBuffer> out) {
        if (!held.isEmpty() && now - waitingSince >= WAIT.toNanos()) {
            skip(out, now);
        }
    }

    private void skip(Consumer<ByteBuffer> out, long now) {
        next = held.keySet().iterator().next();
        waitingSince = now;
        release(out);
    }

    private void release(Consumer<ByteBuffer> out) {
        while (true) {
            ByteBuffer payload = held.remove(next);
            if (payload == null) {
                return;
            }
            next++;
            out.accept(payload);
        }
    }
}
