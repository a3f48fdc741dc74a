// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.family.a9.picture.PictureAssembler;
import org.holdfast.family.a9.picture.StreamOutput;

/**
 * How many pictures of an A9 are shown whole when the network loses and re-orders packets, in virtual time, so that an
 * hour takes seconds and a seed gives the same figures again. The camera sends a packet that was lost again and again,
 * each time after the same while, until one gets through; what is sent again may get lost like the rest.
 */
final class LossComparison {
    private static final long SEED = Long.getLong("bench.seed", 20_261_121L);
    private static final int PICTURES = Integer.getInteger("bench.pictures", 20_000);
    private static final double[] LOSSES = {0, 0.01, 0.02, 0.05, 0.10};
    private static final double REORDERED = 0.05;

    /** Time on the wire, and how much later a packet is that others overtake. */
    private static final double MILLIS_A_PACKET = 0.4;

    private static final double MILLIS_OVERTAKEN = 3;
    private static final double MILLIS_A_TICK = 20;

    private static final int STREAMS = 50;

    private final Random random = new Random(SEED);
    private final byte[][] streams = new byte[STREAMS][];

    LossComparison() {
        for (int i = 0; i < STREAMS; i++) {
            streams[i] = VirtualPackets.picture(0, 8_000 + random.nextInt(18_000), random);
        }
    }

    void run() throws InterruptedException {
        say(
                "A9 pictures shown whole, %d pictures a figure, %.0f %% re-ordered, seed %d",
                PICTURES, REORDERED * 100, SEED);
        for (int rate : new int[] {10, 25}) {
            for (int again : new int[] {60, 300}) {
                StringBuilder line = new StringBuilder();
                for (double loss : LOSSES) {
                    line.append(
                            String.format(Locale.ROOT, "  %4.0f %%: %8.3f %%", loss * 100, whole(rate, again, loss)));
                }
                say("  %2d pictures a second, sent again after %3d ms:%s", rate, again, line);
            }
        }
    }

    /** The share of pictures that were shown, in per cent. */
    private double whole(int rate, int again, double loss) throws InterruptedException {
        PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
        Shown shown = new Shown();
        PictureAssembler assembler = new PictureAssembler(shown);
        long index = 65_000;
        double nextTick = 0;
        for (int picture = 0; picture < PICTURES; picture++) {
            double sent = picture * 1000.0 / rate;
            byte[] stream = VirtualPackets.numbered(streams[random.nextInt(STREAMS)], picture);
            for (int at = 0; at < stream.length; at += VirtualPackets.PAYLOAD) {
                sent += MILLIS_A_PACKET;
                ByteBuffer packet = ByteBuffer.wrap(stream, at, Math.min(VirtualPackets.PAYLOAD, stream.length - at));
                arrivals.add(new Arrival(arrival(sent, again, picture == 0 ? 0 : loss), index++, packet));
            }
            double until = picture == PICTURES - 1 ? Double.MAX_VALUE : (picture + 1) * 1000.0 / rate;
            while (!arrivals.isEmpty() && arrivals.element().millis() < until) {
                Arrival next = arrivals.remove();
                while (nextTick < next.millis()) {
                    assembler.tick(nanos(nextTick));
                    nextTick += MILLIS_A_TICK;
                }
                assembler.packet(next.index(), next.packet(), nanos(next.millis()));
            }
        }
        assembler.tick(nanos(nextTick + 10_000));
        return shown.pictures * 100.0 / PICTURES;
    }

    private double arrival(double sent, int again, double loss) {
        double arrives = sent;
        while (random.nextDouble() < loss) {
            arrives += again;
        }
        return random.nextDouble() < REORDERED ? arrives + MILLIS_OVERTAKEN * random.nextDouble() : arrives;
    }

    private static long nanos(double millis) {
        return (long) (millis * TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A packet and when it comes. */
    private record Arrival(double millis, long index, ByteBuffer packet) implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            return Double.compare(millis, other.millis);
        }
    }

    private static final class Shown implements StreamOutput {
        private long pictures;

        @Override
        public void picture(Coding coding, ByteBuffer bytes, boolean key, long cameraMillis, long arrivedNanos) {
            pictures++;
        }

        @Override
        public void sound(ByteBuffer bytes, boolean headed, int missed, long arrivedNanos) {
            throw new IllegalStateException("There is none");
        }
    }
}
