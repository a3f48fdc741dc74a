// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Random;
import org.holdfast.device.DeviceException;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;

class CardChannelTest {
    private static final int SIZE = 9_000_001;
    private final byte[] content = new byte[SIZE];
    private final PretendCard card;
    private final TestTime time = new TestTime();

    CardChannelTest() {
        new Random(7).nextBytes(content);
        card = new PretendCard(content);
    }

    @Test
    void theIndexAtTheEndAndAReadFromTheFrontCostThreeRequests() throws IOException {
        try (SeekableByteChannel channel = open()) {
            assertThat(channel.size()).isEqualTo(SIZE);
            same(channel, 0, 40);
            same(channel, SIZE - 300_000, 300_000);
            same(channel, 36, 4_000_000);
            // Two tracks in pieces of a second: back and forth within what was read lately.
            for (int at = 4_000_000; at < 8_000_000; at += 250_000) {
                same(channel, at, 250_000);
                same(channel, at - 1_500_000, 64_000);
            }
            same(channel, SIZE - 300_000, 300_000);

            assertThat(card.openings).containsExactly(0L, (long) (SIZE - 300_000) / 65_536 * 65_536, 65_536L);
            assertThat(card.transfers.get()).isEqualTo(1);
            assertThat(card.leases.get()).isEqualTo(1);
        }
        assertThat(card.transfers.get()).isZero();
        assertThat(card.leases.get()).isZero();
    }

    @Test
    void whatBreaksOffIsAskedForOnceMore() throws IOException {
        card.breakAfter = 200_000;
        try (SeekableByteChannel channel = open()) {
            same(channel, 0, 2_000_000);

            assertThat(card.openings).containsExactly(0L, 196_608L);
        }
    }

    @Test
    void aDeviceThatCannotBeginInTheMiddleIsSaidSoPlainly() throws IOException {
        card.jumps = false;
        try (SeekableByteChannel channel = open()) {
            same(channel, 0, 100);
            channel.position(SIZE - 1000);

            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10)))
                    .hasCauseInstanceOf(DeviceException.Unsupported.class)
                    .cause()
                    .hasMessageContaining("cannot be played from its card");
        }
    }

    @Test
    void aTransferThatNobodyReadsFromIsGivenBackAndBegunAgainWhenItIsWanted() throws IOException {
        try (SeekableByteChannel channel = open()) {
            same(channel, 0, 100_000);
            time.advance(Duration.ofSeconds(40));
            assertThat(card.transfers.get()).isZero();

            same(channel, 100_000, 100_000);
            assertThat(card.openings).containsExactly(0L, 131_072L);
        }
        assertThat(card.transfers.get()).isZero();
    }

    @Test
    void closingEndsAReadThatBlocks() throws Exception {
        card.blocks = true;
        SeekableByteChannel channel = open();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                channel.read(ByteBuffer.allocate(10));
            } catch (IOException e) {
                return;
            }
        });
        channel.close();

        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        assertThat(card.transfers.get()).isZero();
    }

    private SeekableByteChannel open() throws IOException {
        return new CardClipSource(card, PretendCard.BIKE, PretendCard.recording("A.MOV", SIZE), time).open();
    }

    private void same(SeekableByteChannel channel, int at, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        channel.position(at);
        while (into.hasRemaining() && channel.read(into) >= 0) {
            assertThat(channel.position()).isEqualTo(at + into.position());
        }
        assertThat(into.array()).isEqualTo(java.util.Arrays.copyOfRange(content, at, at + length));
    }
}
