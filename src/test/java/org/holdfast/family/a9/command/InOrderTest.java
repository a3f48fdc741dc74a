// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private final InOrder order = new InOrder();
    private final List<Integer> out = new ArrayList<>();

    private void packet(long index, long now) {
        order.packet(index, ByteBuffer.wrap(new byte[] {(byte) index}), now, each -> out.add((int) each.get()));
    }

    @Test
    void anyOrderOfArrivalBecomesTheOrderOfIndices() {
        for (int seed = 0; seed < 500; seed++) {
            InOrder one = new InOrder();
            List<Integer> seen = new ArrayList<>();
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                indices.add(i);
            }
            Collections.shuffle(indices, new Random(seed));
            indices.forEach(i ->
                    one.packet(i, ByteBuffer.wrap(new byte[] {i.byteValue()}), 0, each -> seen.add((int) each.get())));

            assertThat(seen).as("seed %d", seed).hasSize(16).isSorted();
        }
    }

    @Test
    void aMissingPacketIsWaitedForAndThenGoneWithout() {
        packet(0, 0);
        packet(2, 0);

        assertThat(out).containsExactly(0);

        order.overdue(InOrder.WAIT.toNanos() - 1, each -> out.add((int) each.get()));
        assertThat(out).containsExactly(0);

        order.overdue(InOrder.WAIT.toNanos(), each -> out.add((int) each.get()));
        assertThat(out).containsExactly(0, 2);
    }

    @Test
    void noMoreThanABoundedNumberWaitsBehindAMissingPacket() {
        packet(0, 0);
        for (int i = 2; i < 2 + InOrder.MOST; i++) {
            packet(i, 0);
        }

        assertThat(out).hasSize(1 + InOrder.MOST).isSorted();
    }

    @Test
    void aListenerThatComesLateBeginsWithWhatItHears() {
        packet(100, 0);
        packet(101, 0);

        assertThat(out).containsExactly(100, 101);
    }

    @Test
    void indicesBelowZeroAreTakenToo() {
        packet(-1, 0);
        packet(0, 0);
        packet(1, 0);

        assertThat(out).containsExactly(-1, 0, 1);
    }
}
