// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.holdfast.service.WallState.Arrangement;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.Look;
import org.holdfast.service.WallState.View;
import org.junit.jupiter.api.Test;

class WallStateTest {
    private static View view(String id, String name) {
        return new View(id, name, new Arrangement(Layout.FOUR, List.of("a", "b")));
    }

    @Test
    void aNewViewIsShownAndKeepsItsName() {
        WallState state = WallState.INITIAL.add(view("1", " Yard "), 0);

        assertThat(state.shownView()).map(View::name).contains("Yard");
        assertThat(state.arrangement().cameras()).containsExactly("a", "b");
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        WallState state = WallState.INITIAL.add(view("1", "Yard"), 0).add(view("2", "YARD"), 1);

        assertThat(state.views()).extracting(View::name).containsExactly("Yard", "YARD 2");
        assertThat(state.taken("yard", Optional.empty())).isTrue();
        assertThat(state.taken("yard", Optional.of("1"))).isFalse();
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        WallState state = WallState.INITIAL.add(view("1", "x".repeat(59) + "😀"), 0);

        assertThat(state.views().getFirst().name()).isEqualTo("x".repeat(59));
    }

    @Test
    void aRemovedViewComesBackAtItsPlace() {
        WallState state = WallState.INITIAL
                .add(view("1", "One"), 0)
                .add(view("2", "Two"), 1)
                .add(view("3", "Three"), 2);
        View two = state.view("2").orElseThrow();

        WallState without = state.choose(Optional.of("2")).remove("2");
        assertThat(without.shownView()).isEmpty();
        WallState back = without.add(two, 1);

        assertThat(back.views()).extracting(View::name).containsExactly("One", "Two", "Three");
        assertThat(back.shownView()).contains(two);
        assertThat(back.add(two, 0)).isEqualTo(back);
    }

    @Test
    void arrangingChangesWhatIsShownAndNothingElse() {
        WallState all = WallState.INITIAL.arrange(now -> new Arrangement(Layout.NINE, List.of("b", "a", "b")));
        assertThat(all.everything()).isEqualTo(new Arrangement(Layout.NINE, List.of("b", "a")));

        WallState one = all.add(view("1", "One"), 0).arrange(now -> new Arrangement(Layout.ONE, now.cameras()));
        assertThat(one.everything()).isEqualTo(all.everything());
        assertThat(one.arrangement().layout()).isEqualTo(Layout.ONE);
        assertThat(one.choose(Optional.empty()).arrangement()).isEqualTo(all.everything());
    }

    @Test
    void aViewGetsOtherCamerasAndAnotherNameAndKeepsItsLayout() {
        WallState state = WallState.INITIAL.add(view("1", "One"), 0).change("1", "Uno", List.of("c"));

        assertThat(state.view("1")).contains(new View("1", "Uno", new Arrangement(Layout.FOUR, List.of("c"))));
        assertThat(state.change("gone", "x", List.of())).isEqualTo(state);
    }

    @Test
    void aViewThatIsGoneIsNotChosen() {
        assertThat(WallState.INITIAL.choose(Optional.of("gone")).chosen()).isEmpty();
    }

    @Test
    void onlyLooksThatDifferFromTheUsualAreKept() {
        WallState turned = WallState.INITIAL.look("a", Look::turned);
        assertThat(turned.looks()).containsOnlyKeys("a");

        WallState back = turned.look("a", look -> look.turned().turned().turned());
        assertThat(back).isEqualTo(WallState.INITIAL);
    }

    @Test
    void whatIsHeardFollowsVolumeAndMute() {
        Look look = Look.USUAL.withVolume(140).withMuted(false);
        assertThat(look.heard()).isEqualTo(100);
        assertThat(look.withMuted(true).heard()).isZero();
        assertThat(look.withMuted(true).withVolume(30).withMuted(false).heard()).isEqualTo(30);
    }
}
