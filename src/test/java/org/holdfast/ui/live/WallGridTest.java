// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallGridTest {
    @Test
    void tilesAreDividedSoThatPicturesAreLargest() {
        assertThat(WallGrid.of(1, 900, 600)).isEqualTo(new WallGrid(1, 1));
        assertThat(WallGrid.of(2, 900, 600)).isEqualTo(new WallGrid(1, 2));
        assertThat(WallGrid.of(2, 1600, 600)).isEqualTo(new WallGrid(2, 1));
        assertThat(WallGrid.of(4, 900, 600)).isEqualTo(new WallGrid(2, 2));
        assertThat(WallGrid.of(9, 900, 600)).isEqualTo(new WallGrid(3, 3));
        assertThat(WallGrid.of(16, 900, 600)).isEqualTo(new WallGrid(4, 4));
    }

    @Test
    void moreThanSixteenAreNeverShownAtOnce() {
        WallGrid grid = WallGrid.of(40, 900, 600);

        assertThat(grid.columns() * grid.rows()).isEqualTo(16);
    }

    @Test
    void arrowsStayOnTheWall() {
        WallGrid grid = new WallGrid(3, 3);

        assertThat(grid.from(4, 1, 0, 8)).isEqualTo(5);
        assertThat(grid.from(5, 1, 0, 8)).isEqualTo(5);
        assertThat(grid.from(0, -1, 0, 8)).isZero();
        assertThat(grid.from(1, 0, -1, 8)).isEqualTo(1);
        assertThat(grid.from(4, 0, 1, 8)).isEqualTo(7);
        assertThat(grid.from(5, 0, 1, 8)).as("above the gap of the last row").isEqualTo(7);
        assertThat(grid.from(7, 0, 1, 8)).isEqualTo(7);
    }
}
