// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.family.a9.pppp.PacketListener;
import org.junit.jupiter.api.Test;

class PacketQueueTest {
    private static final long LONG = Duration.ofSeconds(30).toNanos();

    private final PacketQueue queue = new PacketQueue();
    private final List<String> taken = new ArrayList<>();

    @Test
    void packetsComeOutAsTheyWentInWithTheirChannel() throws Exception {
        queue.of(1).packet(65_535, ByteBuffer.wrap(new byte[] {9, 1, 2}).position(1), 5);
        queue.of(2).packet(0, ByteBuffer.wrap(new byte[] {3}), 6);

        assertThat(queue.drain(LONG, this::take)).isTrue();
        assertThat(taken).containsExactly("1 65535 [1, 2] 5", "2 0 [3] 6");
    }

    @Test
    void whatDoesNotFitIsDroppedAndCountedAndTheRestStaysWhole() throws Exception {
        PacketListener listener = queue.of(1);
        for (int i = 0; i < PacketQueue.SLOTS + 7; i++) {
            listener.packet(i, ByteBuffer.wrap(new byte[] {(byte) i}), 0);
        }
        listener.packet(1, ByteBuffer.wrap(new byte[PacketRing.LARGEST + 1]), 0);
        queue.drain(LONG, this::take);
        listener.packet(5000, ByteBuffer.wrap(new byte[] {1}), 0);
        queue.drain(LONG, this::take);

        assertThat(queue.dropped()).isEqualTo(8);
        assertThat(taken).hasSize(PacketQueue.SLOTS + 1).endsWith("1 5000 [1] 0");
    }

    @Test
    void waitingEndsWithThePatienceAndWhenItIsClosed() throws Exception {
        assertThat(queue.drain(Duration.ofMillis(1).toNanos(), this::take)).isTrue();
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofVirtual().name("work-test").start(() -> {
            try {
                if (!queue.drain(LONG, this::take)) {
                    ended.countDown();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        queue.close();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).isEmpty();
    }

    @Test
    void whatTwoThreadsHandOverArrivesWhole() throws Exception {
        int count = 20_000;
        PacketListener listener = queue.of(1);
        Thread sender = Thread.ofVirtual().name("work-test").start(() -> {
            ByteBuffer payload = ByteBuffer.allocate(1024);
            for (int i = 0; i < count; i++) {
                payload.clear().putInt(0, i).putInt(1020, i);
                long before = queue.dropped();
                listener.packet(i, payload, i);
                while (queue.dropped() > before) {
                    Thread.onSpinWait();
                    before = queue.dropped();
                    listener.packet(i, payload, i);
                }
            }
        });
        int[] next = {0};
        while (next[0] < count) {
            queue.drain(LONG, (channel, index, payload, arrived) -> {
                int at = payload.position();
                assertThat(index).isEqualTo(next[0]);
                assertThat(payload.getInt(at)).isEqualTo(next[0]);
                assertThat(payload.getInt(at + 1020)).isEqualTo(next[0]);
                next[0]++;
            });
        }
        sender.join();

        assertThat(next[0]).isEqualTo(count);
    }

    private void take(int channel, long index, ByteBuffer payload, long arrivedNanos) {
        byte[] copy = new byte[payload.remaining()];
        payload.get(copy);
        taken.add(channel + " " + index + " " + java.util.Arrays.toString(copy) + " " + arrivedNanos);
    }
}
