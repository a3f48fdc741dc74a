// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;

/** What one channel has to acknowledge soon. For one thread. */
final class Acknowledgements {
    /** Then it is time, however short the wait. */
    static final int MOST = 64;

    private final int channel;
    private final long waitNanos;
    private final int[] indices = new int[MOST];
    private int count;
    private long dueAt;

    Acknowledgements(int channel, long waitNanos) {
        this.channel = channel;
        this.waitNanos = waitNanos;
    }

    void add(int index, long now) {
        if (count == 0) {
            dueAt = now + waitNanos;
        }
        indices[count] = index;
        count++;
    }

    boolean isDue(long now) {
        return count == MOST || (count > 0 && now - dueAt >= 0);
    }

    /** When it is due, or {@code otherwise} if that is earlier or nothing waits. */
    long dueAt(long otherwise) {
        return count > 0 && dueAt - otherwise < 0 ? dueAt : otherwise;
    }

    /** Makes {@code out} hold the acknowledgement, and forgets what it names. */
    void write(ByteBuffer out) {
        Packets.writeAcknowledgement(out, channel, indices, count);
        count = 0;
    }
}
