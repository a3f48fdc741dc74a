// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.family.a9.picture.PictureAssembler;
import org.holdfast.family.a9.picture.StreamOutput;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Packets a second that become pictures of an A9, in order and with every tenth late; run with {@code gc} beside it, it
 * shows that none of them costs memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PictureAssembly {
    /** A picture of 16 KB, as these cameras send. */
    private static final int PACKETS = 16;

    private static final long NANOS_A_PICTURE = 40_000_000;

    private final ByteBuffer[] packets = new ByteBuffer[PACKETS];
    private final Counting inOrder = new Counting();
    private final Counting late = new Counting();

    public PictureAssembly() {
        byte[] stream = VirtualPackets.picture(1, PACKETS * VirtualPackets.PAYLOAD - 32, new Random(1));
        for (int i = 0; i < PACKETS; i++) {
            packets[i] = ByteBuffer.wrap(stream, i * VirtualPackets.PAYLOAD, VirtualPackets.PAYLOAD)
                    .slice();
        }
    }

    /** All in order. */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long pictureAssembly() throws InterruptedException {
        for (int i = 0; i < PACKETS; i++) {
            inOrder.give(i, packets[i]);
        }
        return inOrder.next();
    }

    /** The third of each ten comes last. */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long pictureAssemblyRepairing() throws InterruptedException {
        for (int i = 0; i < PACKETS; i++) {
            if (i % 10 != 3) {
                late.give(i, packets[i]);
            }
        }
        for (int i = 3; i < PACKETS; i += 10) {
            late.give(i, packets[i]);
        }
        return late.next();
    }

    /** Sees that every picture comes. */
    private static final class Counting implements StreamOutput {
        private final PictureAssembler assembler = new PictureAssembler(this);
        private long first;
        private long now;
        private long pictures;

        void give(int offset, ByteBuffer packet) throws InterruptedException {
            assembler.packet(first + offset, packet.clear(), now);
        }

        long next() {
            first += PACKETS;
            now += NANOS_A_PICTURE;
            if (pictures != first / PACKETS) {
                throw new IllegalStateException("A picture was lost");
            }
            return pictures;
        }

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
