// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** One own packet that waits for its acknowledgement; {@link Outbox} guards it. */
final class Outgoing {
    final ByteBuffer datagram;
    final int channel;
    final int index;
    /** Whether somebody waits for it; else it is dropped once it is too old to matter. */
    final boolean awaited;

    final long firstAt;
    long nextAt;
    int sent;

    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean acknowledged;

    Outgoing(ByteBuffer datagram, int channel, int index, boolean awaited, long now) {
        this.datagram = datagram;
        this.channel = channel;
        this.index = index;
        this.awaited = awaited;
        firstAt = now;
        nextAt = now;
    }

    void settle(boolean arrived) {
        acknowledged = arrived;
        settled.countDown();
    }

    /** Waits until it is acknowledged, and returns true, or given up. */
    boolean await() throws InterruptedException {
        settled.await();
        return acknowledged;
    }
}
