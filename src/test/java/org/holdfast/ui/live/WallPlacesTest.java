// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.service.WallState.Place;
import org.junit.jupiter.api.Test;

class WallPlacesTest {
    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
    }

    @Test
    void whereNoneWasPutAnywhereAllFitWithoutMeeting() {
        for (int count = 1; count <= WallGrid.MOST; count++) {
            List<Place> places = WallPlaces.of(ids(count), Map.of());

            assertThat(places).hasSize(count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(places.get(i).meets(places.get(j)))
                            .as("%s and %s of %s", i, j, count)
                            .isFalse();
                }
            }
        }
        assertThat(WallPlaces.of(ids(4), Map.of())).startsWith(new Place(0, 0, 24, 13), new Place(24, 0, 24, 13));
    }

    @Test
    void whoComesLaterGetsWhatIsFreeAndNobodyMoves() {
        Place own = new Place(3, 2, 20, 20);
        List<Place> places = WallPlaces.of(ids(3), Map.of("c1", own));

        assertThat(places.get(1)).isEqualTo(own);
        assertThat(places.get(0).meets(own)).isFalse();
        assertThat(places.get(2).meets(own)).isFalse();
        assertThat(places.get(2).meets(places.get(0))).isFalse();
    }

    @Test
    void whoFindsNoRoomLiesOnTheOthers() {
        List<Place> places = WallPlaces.of(ids(3), Map.of("c0", new Place(0, 0, 48, 27)));

        assertThat(places.get(1)).isEqualTo(new Place(2, 2, 16, 9));
        assertThat(places.get(2)).isEqualTo(new Place(4, 4, 16, 9));
    }

    @Test
    void nothingLeavesTheWallOrBecomesTooSmall() {
        Place place = new Place(10, 10, 16, 9);

        assertThat(place.moved(-99, 99)).isEqualTo(new Place(0, 18, 16, 9));
        assertThat(place.sized(99, -99)).isEqualTo(new Place(10, 10, 38, 4));
        assertThat(new Place(47, 26, 1, 1)).isEqualTo(new Place(42, 23, 6, 4));
    }

    @Test
    void neighboursArePartedByTheGapOfAllLayouts() {
        WallGrid.Cell left = WallPlaces.cell(new Place(0, 0, 24, 27), 1001, 563);
        WallGrid.Cell right = WallPlaces.cell(new Place(24, 0, 24, 27), 1001, 563);

        assertThat(right.left() - left.left() - left.width()).isEqualTo(WallGrid.GAP);
        assertThat(right.left() + right.width()).isEqualTo(1001);
        assertThat(left.height()).isEqualTo(563);
        assertThat(WallPlaces.columns(100, 4798)).isEqualTo(1);
        assertThat(WallPlaces.rows(-100, 2698)).isEqualTo(-1);
    }

    @Test
    void whatLiesWhollyUnderAnotherIsHidden() {
        List<Place> places = List.of(new Place(1, 1, 6, 4), new Place(0, 0, 20, 20), new Place(15, 15, 10, 10));

        assertThat(WallPlaces.hidden(0, places, 1)).isTrue();
        assertThat(WallPlaces.hidden(0, places, 2)).isTrue();
        assertThat(WallPlaces.hidden(0, places, 0)).isFalse();
        assertThat(WallPlaces.hidden(2, places, 1)).isFalse();
    }
}
