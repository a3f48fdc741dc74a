// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.holdfast.ui.control.Phrases;
import org.junit.jupiter.api.Test;

class SwitchWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    private final Phrases phrases = new Phrases(SwitchWords.BUNDLE, Locale.ENGLISH);

    @Test
    void aFreshReadingNeedsNoAge() {
        assertThat(SwitchWords.age(phrases, NOW.minusSeconds(10), NOW)).isEmpty();
        assertThat(SwitchWords.age(phrases, NOW.plusSeconds(5), NOW)).isEmpty();
    }

    @Test
    void anOldReadingSaysHowOldItIs() {
        assertThat(SwitchWords.age(phrases, NOW.minusSeconds(11), NOW)).contains("11 s ago");
        assertThat(SwitchWords.age(phrases, NOW.minusSeconds(59), NOW)).contains("59 s ago");
        assertThat(SwitchWords.age(phrases, NOW.minusSeconds(200), NOW)).contains("3 min ago");
        assertThat(SwitchWords.age(phrases, NOW.minus(Duration.ofHours(30)), NOW))
                .contains("1 day ago");
    }

    @Test
    void figuresHaveAsManyDigitsAsTheyNeed() {
        assertThat(SwitchWords.watts(phrases, 0)).isEqualTo("0 W");
        assertThat(SwitchWords.watts(phrases, 4.25)).isEqualTo("4.2 W");
        assertThat(SwitchWords.watts(phrases, 42.4)).isEqualTo("42 W");
        assertThat(SwitchWords.watts(phrases, 2300)).isEqualTo("2,300 W");
        assertThat(SwitchWords.energy(phrases, 1.3)).isEqualTo("1.3 kWh");
        assertThat(SwitchWords.energy(phrases, 0.42)).isEqualTo("0.42 kWh");
        assertThat(SwitchWords.energy(phrases, 120.4)).isEqualTo("120 kWh");
    }

    @Test
    void aCountdownShowsTheSecondThatHasBegun() {
        assertThat(SwitchWords.left(Duration.ofMinutes(30))).isEqualTo("30:00");
        assertThat(SwitchWords.left(Duration.ofMillis(500))).isEqualTo("0:01");
        assertThat(SwitchWords.left(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
        assertThat(SwitchWords.left(Duration.ofSeconds(-3))).isEqualTo("0:00");
    }

    @Test
    void spansAreSaidAsPeopleSayThem() {
        assertThat(SwitchWords.span(phrases, Duration.ofMinutes(30))).isEqualTo("30 min");
        assertThat(SwitchWords.span(phrases, Duration.ofMinutes(60))).isEqualTo("1 h");
        assertThat(SwitchWords.span(phrases, Duration.ofMinutes(90))).isEqualTo("1 h 30 min");
    }
}
