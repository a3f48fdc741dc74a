// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.family.a9.pppp.PpppSession;
import org.junit.jupiter.api.Test;

class PacketQueueTest {
    private final PacketQueue queue = new PacketQueue();

    private static ByteBuffer packet(int number) {
        return ByteBuffer.allocate(4).putInt(0, number);
    }

    @Test
    void packetsComeOutAsTheyWentIn() throws InterruptedException {
        queue.offer(false, 7, packet(1), 11);
        queue.offer(true, 8, packet(2), 12);
        List<String> taken = new ArrayList<>();

        queue.take(
                (sound, index, payload, arrived) ->
                        taken.add(sound + " " + index + " " + payload.getInt() + " " + arrived),
                System.nanoTime());

        assertThat(taken).containsExactly("false 7 1 11", "true 8 2 12");
    }

    @Test
    void whatFindsNoRoomIsLeftOutAndSaid() throws InterruptedException {
        for (int i = 0; i < PacketQueue.SLOTS; i++) {
            assertThat(queue.offer(false, i, packet(i), 0)).isTrue();
        }
        assertThat(queue.offer(false, 0, packet(0), 0)).isFalse();
        assertThat(queue.offer(false, 0, ByteBuffer.allocate(PpppSession.LARGEST_PAYLOAD + 1), 0))
                .isFalse();

        List<Long> taken = new ArrayList<>();
        queue.take((sound, index, payload, arrived) -> taken.add(index), System.nanoTime());

        assertThat(taken).hasSize(PacketQueue.SLOTS);
        assertThat(queue.offer(false, 0, packet(0), 0)).isTrue();
    }

    @Test
    void nothingIsLostBetweenTwoThreads() throws InterruptedException {
        int count = 100_000;
        Thread giver = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < count; i++) {
                while (!queue.offer(false, i, packet(i), i)) {
                    Thread.onSpinWait();
                }
            }
        });
        long[] next = {0};
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (next[0] < count && System.nanoTime() < deadline) {
            queue.take(
                    (sound, index, payload, arrived) -> {
                        assertThat(index).isEqualTo(next[0]);
                        assertThat(payload.getInt()).isEqualTo((int) index);
                        next[0]++;
                    },
                    deadline);
        }
        giver.join();

        assertThat(next[0]).isEqualTo(count);
    }

    @Test
    void closingWakesWhoeverWaits() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                queue.take(
                        (sound, index, payload, arrived) -> {},
                        System.nanoTime() + Duration.ofMinutes(5).toNanos());
                ended.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        queue.close();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(queue.offer(false, 0, packet(0), 0)).isFalse();
    }
}
