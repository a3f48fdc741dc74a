// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamClockTest {
    private final StreamClock clock = new StreamClock();

    @Test
    void whereTheCamerasTimeStandsStillWithinASecondArrivalCounts() {
        for (int i = 0; i < 100; i++) {
            long micros = clock.picture(1_700_000_000_000L + i / 25 * 1000L, millis(5000 + i * 40L));

            assertThat(micros).isEqualTo((5000 + i * 40L) * 1000);
        }
    }

    @Test
    void aCamerasSoundTimeSmoothsWhatTheNetworkDelays() {
        Random random = new Random(7);
        long worst = 0;
        long previous = 0;
        for (int i = 0; i < 300; i++) {
            long micros = clock.picture(1_700_000_000_000L + i * 40L, millis(5000 + i * 40L + random.nextInt(30)));
            if (i > 100) {
                worst = Math.max(worst, Math.abs(micros - previous - 40_000));
            }
            previous = micros;
        }

        assertThat(worst).isLessThan(2000);
        assertThat(previous).isBetween((5000 + 299 * 40L) * 1000, (5000 + 299 * 40L + 30) * 1000);
    }

    @Test
    void timesNeverRunBackwardsHoweverTheCamerasJump() {
        Random random = new Random(8);
        long previous = Long.MIN_VALUE;
        long arrived = 0;
        for (int i = 0; i < 2000; i++) {
            arrived += random.nextInt(60);
            long micros = clock.picture(random.nextInt(3) == 0 ? random.nextLong(1L << 42) : arrived, millis(arrived));
            assertThat(micros).isGreaterThan(previous);
            previous = micros;
        }

        assertThat(previous).isBetween((arrived - 200) * 1000, (arrived + 200) * 1000);
    }

    @Test
    void soundRunsByItsSamplesAndFollowsItsArrival() {
        Random random = new Random(9);
        long previous = Long.MIN_VALUE;
        for (int i = 0; i < 500; i++) {
            long micros = clock.sound(640, 8000, 0, millis(5000 + (i + 1) * 81L + random.nextInt(40)));
            if (i > 50) {
                assertThat(micros - previous).isBetween(78_000L, 84_000L);
                assertThat(micros).isBetween((5000 + i * 81L - 30) * 1000, (5000 + i * 81L + 60) * 1000);
            }
            previous = micros;
        }
    }

    @Test
    void missingSoundLeavesItsTimeFreeAndALongSilenceBeginsAnew() {
        long first = clock.sound(640, 8000, 0, millis(1080));
        long third = clock.sound(640, 8000, 1, millis(1240));
        long later = clock.sound(640, 8000, 0, millis(9080));

        assertThat(third - first).isEqualTo(160_000);
        assertThat(later).isEqualTo(9_000_000);
    }

    private static long millis(long value) {
        return Duration.ofMillis(value).toNanos();
    }
}
