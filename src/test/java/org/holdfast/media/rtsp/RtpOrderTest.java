// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, loss and patience, with packets shuffled by a seed. */
class RtpOrderTest {
    private static final long MILLISECOND = 1_000_000;

    private final List<Integer> delivered = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final RtpOrder order = new RtpOrder((header, packet, gap, arrived) -> {
        delivered.add(header.sequence());
        if (gap) {
            gaps.add(header.sequence());
        }
    });
    private final RtpHeader header = new RtpHeader();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void packetsThatOvertakeEachOtherComeOutInOrderAcrossTheWrap(long seed) {
        Random random = new Random(seed);
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            sent.add((65_000 + i) & 0xFFFF);
        }
        List<Integer> shuffled = new ArrayList<>(sent);
        for (int i = 1; i + 8 < shuffled.size(); i += 8) {
            java.util.Collections.shuffle(shuffled.subList(i, i + 8), random);
        }

        for (int i = 0; i < shuffled.size(); i++) {
            send(shuffled.get(i), i * MILLISECOND);
        }

        assertThat(delivered).isEqualTo(sent);
        assertThat(order.lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatIsLostIsCountedAndTheRestComesInOrder(long seed) {
        Random random = new Random(seed);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            if (i == 0 || i == 1999 || random.nextInt(10) != 0) {
                kept.add(i);
            }
        }

        for (int sequence : kept) {
            send(sequence, sequence * MILLISECOND);
        }
        order.tick(5_000 * MILLISECOND);

        assertThat(delivered).isEqualTo(kept);
        assertThat(order.lost()).isEqualTo(2000 - kept.size());
        assertThat(gaps).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 120})
    void aMissingPacketIsWaitedForAHundredMillisecondsAndNotLonger(int others) {
        send(1, 0);
        for (int i = 0; i < others; i++) {
            send(3 + i, MILLISECOND);
        }
        order.tick(100 * MILLISECOND);
        assertThat(delivered).containsExactly(1);

        order.tick(102 * MILLISECOND);

        assertThat(delivered).hasSize(1 + others);
        assertThat(gaps).containsExactly(3);
        assertThat(order.lost()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 40_000})
    void aSenderThatBeginsAnewIsFollowedAtTheSecondPacketAndAStrayIsNot(int start) {
        send(1, 0);
        send(start, MILLISECOND);
        send(2, 2 * MILLISECOND);
        send(start + 7, 3 * MILLISECOND);
        send(start + 8, 4 * MILLISECOND);

        assertThat(delivered).containsExactly(1, 2, start + 8);
        assertThat(order.lost()).isZero();
    }

    @Test
    void aPacketTooLargeToHoldGoesAfterWhatIsHeldBeforeItAndNothingIsHeldOn() {
        send(10, 0);
        send(12, MILLISECOND);
        send(15, 2 * MILLISECOND, 3000);
        send(16, 3 * MILLISECOND);
        order.tick(500 * MILLISECOND);
        send(17, 501 * MILLISECOND);

        assertThat(delivered).containsExactly(10, 12, 15, 16, 17);
        assertThat(gaps).containsExactly(12, 15);
        assertThat(order.lost()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void packetsOfAllSizesNeverComeOutInTheWrongOrder(long seed) {
        Random random = new Random(seed);
        List<Integer> shuffled = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            shuffled.add((65_000 + i) & 0xFFFF);
        }
        for (int i = 1; i + 8 < shuffled.size(); i += 8) {
            java.util.Collections.shuffle(shuffled.subList(i, i + 8), random);
        }

        for (int i = 0; i < shuffled.size(); i++) {
            send(shuffled.get(i), i * MILLISECOND, random.nextInt(20) == 0 ? 3000 : 16);
        }
        order.tick(5_000 * MILLISECOND);

        for (int i = 1; i < delivered.size(); i++) {
            assertThat((short) (delivered.get(i) - delivered.get(i - 1))).isPositive();
        }
        assertThat(delivered.size() + order.lost()).isEqualTo(2000);
    }

    private void send(int sequence, long nanos) {
        send(sequence, nanos, 16);
    }

    private void send(int sequence, long nanos, int size) {
        ByteBuffer packet = ByteBuffer.allocate(size).putShort((short) 0x8060).putShort((short) sequence);
        packet.rewind();
        assertThat(header.read(packet)).isTrue();
        order.accept(header, packet, nanos);
    }
}
