// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiveWindowTest {
    private static final long SEED = 108;

    @Test
    void aWrapAnywhereGoesOnWithoutAStep() {
        for (int start = 65536 - 40; start < 65536 + 3; start++) {
            ReceiveWindow window = new ReceiveWindow();
            for (int i = 0; i < 80; i++) {
                assertThat(window.take((start + i) & 0xffff)).isEqualTo(65536L + (start & 0xffff) + i);
            }
        }
    }

    @Test
    void shuffledAndDoubledPacketsComeOnceEach() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            ReceiveWindow window = new ReceiveWindow();
            int start = random.nextInt(65536);
            window.take(start);
            List<Integer> sent = new ArrayList<>();
            for (int i = 1; i <= 600; i++) {
                sent.add(i);
                if (random.nextInt(4) == 0) {
                    sent.add(i);
                }
            }
            Collections.shuffle(sent, random);
            Set<Long> got = new HashSet<>();
            int duplicates = 0;
            for (int each : sent) {
                long index = window.take((start + each) & 0xffff);
                if (index == ReceiveWindow.DUPLICATE) {
                    duplicates++;
                } else {
                    assertThat(got.add(index - 65536 - start))
                            .as("seed %d", SEED)
                            .isTrue();
                }
            }
            assertThat(got).hasSize(600);
            assertThat(duplicates).isEqualTo(sent.size() - 600);
        }
    }

    @Test
    void theWindowEndsWhereTheReferenceSays() {
        ReceiveWindow window = new ReceiveWindow();
        window.take(5000);

        assertThat(window.take(5000 - 1024)).isEqualTo(65536 + 5000 - 1024);
        assertThat(window.take(5000 - 1025)).isEqualTo(ReceiveWindow.DUPLICATE);
        assertThat(window.take(5000 + 1025)).isEqualTo(ReceiveWindow.BEYOND);
        assertThat(window.take(5000 + 1024)).isEqualTo(65536 + 5000 + 1024);
        assertThat(window.take(5000)).isEqualTo(ReceiveWindow.DUPLICATE);
    }

    @Test
    void aCameraThatGoesOnElsewhereIsFollowedAfterAWhile() {
        for (int elsewhere : List.of(0, 9000, 40000)) {
            ReceiveWindow window = new ReceiveWindow();
            window.take(5000);
            long last = 0;
            for (int i = 0; i < ReceiveWindow.RESTART; i++) {
                last = window.take(elsewhere + i);
            }
            assertThat(last & 0xffff).isEqualTo(elsewhere + ReceiveWindow.RESTART - 1);
            assertThat(last).isGreaterThan(65536 + 5000);
            assertThat(window.take(elsewhere + ReceiveWindow.RESTART)).isEqualTo(last + 1);
        }
    }

    @Test
    void strayIndicesNeverMoveTheWindow() {
        Random random = new Random(SEED);
        ReceiveWindow window = new ReceiveWindow();
        window.take(0);
        for (int i = 1; i < 5000; i++) {
            window.take((i + 2000 + random.nextInt(60_000)) & 0xffff);
            assertThat(window.take(i)).as("seed %d", SEED).isEqualTo(65536L + i);
        }
    }
}
