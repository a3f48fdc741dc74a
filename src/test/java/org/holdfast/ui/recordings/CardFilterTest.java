// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Recording;
import org.holdfast.ui.stage.ScriptedCard;
import org.junit.jupiter.api.Test;

class CardFilterTest {
    private static final LocalDateTime DAY = LocalDateTime.of(2026, 11, 20, 8, 0);
    private static final Recording FIRST = ScriptedCard.clip("/DCIM/MOVIE/Alpha.MOV", DAY, false);
    private static final Recording LOCKED = ScriptedCard.clip("/DCIM/RO/Beta.MOV", DAY.plusHours(1), true);
    private static final Recording PHOTO = ScriptedCard.photo("/DCIM/PHOTO/Gamma.JPG", DAY.plusDays(1));
    private static final Recording DATELESS = new Recording(
            "/x.bin", Recording.Kind.OTHER, OptionalLong.empty(), 0, Optional.empty(), Optional.empty(), false, false);
    private static final List<Recording> ALL = List.of(FIRST, LOCKED, PHOTO, DATELESS);

    @Test
    void theNewestComeFirstAndTheOrderCanBeTurned() {
        assertThat(CardFilter.ALL.of(ALL)).containsExactly(PHOTO, LOCKED, FIRST, DATELESS);
        assertThat(CardFilter.ALL.withNewestFirst(false).of(ALL)).containsExactly(DATELESS, FIRST, LOCKED, PHOTO);
        assertThat(CardFilter.ALL.narrows()).isFalse();
    }

    @Test
    void kindDayProtectionAndNameLeaveOut() {
        assertThat(CardFilter.ALL.withKind(Optional.of(Recording.Kind.PHOTO)).of(ALL))
                .containsExactly(PHOTO);
        assertThat(CardFilter.ALL
                        .withDay(Optional.of(LocalDate.of(2026, 11, 20)))
                        .of(ALL))
                .containsExactly(LOCKED, FIRST);
        assertThat(CardFilter.ALL.withLockedOnly(true).of(ALL)).containsExactly(LOCKED);
        assertThat(CardFilter.ALL.withWords("  ALPH ").of(ALL)).containsExactly(FIRST);
        assertThat(CardFilter.ALL.withWords("DCIM").of(ALL))
                .as("the folder is no name")
                .isEmpty();
        assertThat(CardFilter.days(ALL)).containsExactly(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 20));
    }

    @Test
    void anEntryThatIsListedTwiceIsShownOnce() {
        assertThat(CardFilter.ALL.of(List.of(FIRST, FIRST))).containsExactly(FIRST);
    }

    @Test
    void namesInTwoCasesAreTwo() {
        Recording small = ScriptedCard.clip("/DCIM/MOVIE/alpha.mov", DAY, false);

        assertThat(CardFilter.ALL.of(List.of(FIRST, small))).containsExactlyInAnyOrder(FIRST, small);
    }

    @Test
    void sizesSpansAndLengthsAreSaidAsPeopleDo() {
        assertThat(RecordingTexts.size(812_400)).hasToString("812 kB");
        assertThat(RecordingTexts.size(999_900)).hasToString("1.0 MB");
        assertThat(RecordingTexts.size(48_123_456)).hasToString("48.1 MB");
        assertThat(RecordingTexts.size(1_230_000_000)).hasToString("1.23 GB");
        assertThat(RecordingTexts.speed(1_430_000)).hasToString("1.4 MB/s");
        assertThat(RecordingTexts.span(Duration.ofSeconds(14))).hasToString("14 s");
        assertThat(RecordingTexts.span(Duration.ofMinutes(14))).hasToString("14 min");
        assertThat(RecordingTexts.span(Duration.ofMinutes(200))).hasToString("3 h 20 min");
        assertThat(RecordingTexts.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
        assertThat(RecordingTexts.clock(Duration.ofSeconds(7))).isEqualTo("0:07");
    }
}
