// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WallDropTest {
    private static final WallGrid GRID = new WallGrid(3, 3);

    private static Optional<WallDrop> at(int from, double x, double y) {
        return WallDrop.at(GRID, 898, 598, from, 7, x, y);
    }

    @Test
    void theMiddleOfATileMeansToChangePlaces() {
        assertThat(at(0, 450, 300)).contains(new WallDrop(WallDrop.Kind.SWAP, 4));
    }

    @Test
    void anEdgeMeansBetween() {
        assertThat(at(0, 310, 300)).contains(new WallDrop(WallDrop.Kind.BEFORE, 4));
        assertThat(at(0, 590, 300)).contains(new WallDrop(WallDrop.Kind.AFTER, 4));
    }

    @Test
    void anEdgeToWhichItStandsAlreadyMeansToChangePlaces() {
        assertThat(at(3, 310, 300)).contains(new WallDrop(WallDrop.Kind.SWAP, 4));
        assertThat(at(5, 590, 300)).contains(new WallDrop(WallDrop.Kind.SWAP, 4));
    }

    @Test
    void anEmptyPlaceMeansBehindTheLast() {
        assertThat(at(0, 800, 500)).contains(new WallDrop(WallDrop.Kind.AFTER, 6));
        assertThat(at(6, 800, 500)).isEmpty();
    }

    @Test
    void itsOwnPlaceAndOutsideMeanNothing() {
        assertThat(at(4, 450, 300)).isEmpty();
        assertThat(at(4, -20, 300)).isEmpty();
        assertThat(at(4, 450, 900)).isEmpty();
    }
}
