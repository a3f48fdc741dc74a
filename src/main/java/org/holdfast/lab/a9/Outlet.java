// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Where a camera's datagrams leave it and come in: the one place where they are lost, doubled, late or out of turn, the
 * same way for the same seed. For the loop's thread.
 */
final class Outlet {
    /** How many datagrams are lost one after the other in a burst. */
    static final int BURST = 8;

    private final Loop loop;
    private final SplittableRandom random;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(2048);
    private volatile Plan plan;
    private int burst;
    private @Nullable Held held;

    private record Plan(int loss, int bursts, int twice, int reorder, int late) {
        static Plan of(Faults faults) {
            return new Plan(
                    faults.number(Fault.LOSS, 0),
                    faults.number(Fault.BURST_LOSS, 0),
                    faults.number(Fault.DUPLICATE, 0),
                    faults.number(Fault.REORDER, 0),
                    faults.number(Fault.LATE, 0));
        }
    }

    /** One that waits for the next. */
    private static final class Held {
        private final DatagramChannel channel;
        private final byte[] bytes;
        private final InetSocketAddress to;

        Held(DatagramChannel channel, byte[] bytes, InetSocketAddress to) {
            this.channel = channel;
            this.bytes = bytes;
            this.to = to;
        }
    }

    Outlet(Loop loop, Faults faults, int serial) {
        this.loop = loop;
        this.random = new SplittableRandom(faults.number(Fault.SEED, 1) * 1_000_003L + serial);
        this.plan = Plan.of(faults);
        faults.listen(() -> plan = Plan.of(faults));
    }

    /** Sends one, or does with it what is wrong now. */
    void send(DatagramChannel channel, byte[] bytes, int length, InetSocketAddress to) {
        Plan now = plan;
        if (lost(now)) {
            return;
        }
        if (now.late > 0) {
            byte[] copy = Arrays.copyOf(bytes, length);
            loop.at(
                    System.nanoTime() + random.nextLong(now.late * 1_000_000L + 1),
                    () -> put(channel, copy, copy.length, to));
            return;
        }
        Held before = held;
        if (before == null && happens(now.reorder)) {
            held = new Held(channel, Arrays.copyOf(bytes, length), to);
            return;
        }
        put(channel, bytes, length, to);
        if (happens(now.twice)) {
            put(channel, bytes, length, to);
        }
        if (before != null) {
            held = null;
            put(before.channel, before.bytes, before.bytes.length, before.to);
        }
    }

    /** Whether a datagram that came is lost on its way. */
    boolean lostOnItsWay() {
        return happens(plan.loss);
    }

    /** Sends one whatever is wrong. */
    void put(DatagramChannel channel, byte[] bytes, int length, InetSocketAddress to) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            scratch.clear();
            scratch.put(bytes, 0, length).flip();
            channel.send(scratch, to);
        } catch (IOException e) {
            // A client that has gone is no news for UDP.
            return;
        }
    }

    SplittableRandom random() {
        return random;
    }

    private boolean lost(Plan now) {
        if (burst > 0) {
            burst--;
            return true;
        }
        if (now.bursts > 0 && happens(now.bursts)) {
            burst = BURST - 1;
            return true;
        }
        return happens(now.loss);
    }

    private boolean happens(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
