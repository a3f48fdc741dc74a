// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Recording;
import org.holdfast.ui.stage.ScriptedCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardSelectionTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 8, 0);

    private final CardSelection selection = new CardSelection();
    private final List<Recording> clips = new ArrayList<>();

    /** Five on one day and two on the next, three side by side: 0 1 2 / 3 4 / 5 6. */
    @BeforeEach
    void lay() {
        for (int i = 0; i < 7; i++) {
            clips.add(ScriptedCard.clip(
                    "/DCIM/MOVIE/" + i + ".MOV",
                    i < 5 ? MORNING.plusMinutes(i) : MORNING.plusDays(1).plusMinutes(i),
                    false));
        }
        selection.follow(new CardLayout(clips, 3));
    }

    private List<Integer> chosen() {
        return selection.chosen().stream().map(clips::indexOf).toList();
    }

    @Test
    void daysAreHeadingsAndEachBeginsALineOfItsOwn() {
        CardLayout layout = new CardLayout(clips, 3);

        assertThat(layout.rows())
                .containsExactly(
                        new CardRow.Heading(Optional.of(LocalDate.of(2026, 11, 20)), 5, 150_000_000),
                        new CardRow.Line(clips.subList(0, 3)),
                        new CardRow.Line(clips.subList(3, 5)),
                        new CardRow.Heading(Optional.of(LocalDate.of(2026, 11, 21)), 2, 60_000_000),
                        new CardRow.Line(clips.subList(5, 7)));
    }

    @Test
    void aClickChoosesOneAndTheShortcutKeyAddsOrTakesAway() {
        selection.click(clips.get(1), false, false);
        selection.click(clips.get(4), true, false);
        selection.click(clips.get(3), true, false);
        assertThat(chosen()).containsExactly(1, 3, 4);

        selection.click(clips.get(4), true, false);
        assertThat(chosen()).containsExactly(1, 3);
        selection.click(clips.get(6), false, false);
        assertThat(chosen()).containsExactly(6);
    }

    @Test
    void shiftChoosesEverythingFromTheLastClickOnInBothDirections() {
        selection.click(clips.get(3), false, false);
        selection.click(clips.get(5), false, true);
        assertThat(chosen()).containsExactly(3, 4, 5);

        selection.click(clips.get(1), false, true);
        assertThat(chosen()).containsExactly(1, 2, 3);
    }

    @Test
    void arrowsGoToTheNeighbourAndOverTheBorderOfADay() {
        selection.move(CardSelection.Way.RIGHT, false);
        assertThat(chosen()).containsExactly(0);
        selection.move(CardSelection.Way.RIGHT, false);
        selection.move(CardSelection.Way.RIGHT, false);
        assertThat(chosen()).containsExactly(2);
        selection.move(CardSelection.Way.DOWN, false);
        assertThat(chosen()).as("the nearest of a shorter line").containsExactly(4);
        selection.move(CardSelection.Way.DOWN, false);
        assertThat(chosen()).containsExactly(6);
        selection.move(CardSelection.Way.DOWN, false);
        assertThat(chosen()).containsExactly(6);
        selection.move(CardSelection.Way.UP, true);
        assertThat(chosen()).containsExactly(4, 5, 6);
        selection.move(CardSelection.Way.FIRST, true);
        assertThat(chosen()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aBandAddsToWhatWasChosenOnlyWhenAsked() {
        selection.click(clips.get(6), false, false);

        selection.beginBand(true);
        selection.band(clips.subList(0, 2));
        assertThat(chosen()).containsExactly(0, 1, 6);
        selection.band(clips.subList(0, 1));
        assertThat(chosen()).containsExactly(0, 6);

        selection.beginBand(false);
        selection.band(clips.subList(3, 4));
        assertThat(chosen()).containsExactly(3);
    }

    @Test
    void aBandCoversWhatLiesUnderItHoweverFarThatIsScrolled() {
        BandGeometry geometry = new BandGeometry(new CardLayout(clips, 3).rows(), 48, 152, 16, 184);

        assertThat(geometry.covered(16 + 184 + 10, 60, 20, 90)).containsExactly(clips.get(0), clips.get(1));
        assertThat(geometry.covered(400, 10, 401, 48 + 152 + 152 + 48 + 10)).containsExactly(clips.get(2));
        assertThat(geometry.covered(17, 10, 18, 48 + 152 + 152 + 48 + 10))
                .containsExactly(clips.get(0), clips.get(3), clips.get(5));
        assertThat(geometry.covered(0, 0, 5, 10)).isEmpty();
        assertThat(geometry.covered(2000, 5000, 3000, 6000)).isEmpty();
    }

    @Test
    void whatIsNotShownAnyMoreIsNotChosenAnyMore() {
        selection.all();
        assertThat(selection.bytes()).isEqualTo(210_000_000);

        selection.follow(new CardLayout(clips.subList(2, 4), 3));

        assertThat(chosen()).containsExactly(2, 3);
        selection.toggleLead();
        assertThat(chosen()).containsExactly(2, 3);
    }
}
