// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StampsAndIdsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void theStampAdvancesWithTheClockAndIsCorrectedByEachAnswer() {
        StampClock clock = new StampClock();
        assertThat(clock.now(5)).isZero();

        assertThat(clock.heard(1000, -3 * SECOND)).isEmpty();
        assertThat(clock.now(-3 * SECOND)).isEqualTo(1000);
        assertThat(clock.now(57 * SECOND + SECOND / 2)).isEqualTo(1060);

        assertThat(clock.heard(1063, 57 * SECOND)).hasValue(3);
        assertThat(clock.heard(20, 58 * SECOND)).hasValue(-1044);
        assertThat(clock.heard(0, 60 * SECOND)).isEmpty();
        assertThat(clock.now(60 * SECOND)).isEqualTo(22);
    }

    @Test
    void stampsBeyondTwoToThe31stStayPositive() {
        StampClock clock = new StampClock();
        clock.heard(4_000_000_000L, 0);

        assertThat(clock.now(SECOND)).isEqualTo(4_000_000_001L);
    }

    @Test
    void idsRiseAcrossRunsAndKeepTheirNineDigits() {
        MessageIds first = new MessageIds(at(1_790_000_000_000L));
        MessageIds later = new MessageIds(at(1_790_000_060_000L));
        int last = 0;
        for (int i = 0; i < 1000; i++) {
            last = first.next();
        }

        assertThat(later.next()).isGreaterThan(last);
    }

    @Test
    void idsBeginAnewBehindTheLastAndSkipAHundredForAFurtherTry() {
        MessageIds ids = new MessageIds(at(899_999_990L));
        int before = ids.next();
        ids.skip();
        int after = ids.next();

        assertThat(before).isEqualTo(999_999_990);
        assertThat(after).isBetween(MessageIds.FIRST, MessageIds.FIRST + 100);

        ids.skip();
        assertThat(ids.next()).isEqualTo(after + 100);
        assertThat(new MessageIds(at(899_999_999L)).next()).isEqualTo(MessageIds.LAST);
        assertThat(new MessageIds(at(900_000_000L)).next()).isEqualTo(MessageIds.FIRST);
    }

    private static Clock at(long millis) {
        return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
