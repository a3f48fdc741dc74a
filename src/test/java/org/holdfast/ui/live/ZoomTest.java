// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZoomTest {
    private static final PictureFit FIT = PictureFit.of(640, 360, 0, false, 800, 600);

    /** What of the picture lies under a point of the place, from 0 to 1. */
    private static double under(Zoom zoom, double x) {
        return zoom.centreX() + (x - FIT.placeWidth() / 2) / (FIT.width() * zoom.factor());
    }

    @Test
    void aPictureIsFittedWithItsAspectAndTurned() {
        assertThat(FIT).isEqualTo(new PictureFit(800, 450, 800, 600));
        assertThat(PictureFit.of(640, 360, 1, false, 800, 600)).isEqualTo(new PictureFit(338, 600, 800, 600));
        assertThat(PictureFit.of(640, 360, 2, false, 800, 600)).isEqualTo(FIT);
        assertThat(PictureFit.of(640, 360, 0, true, 800, 600)).isEqualTo(new PictureFit(1067, 600, 800, 600));
    }

    @Test
    void whatLiesUnderThePointerStaysThere() {
        Zoom first = Zoom.NONE.around(FIT, 2, 600, 300);
        assertThat(first.factor()).isEqualTo(2);
        assertThat(under(first, 600)).isCloseTo(under(Zoom.NONE, 600), within(1e-9));

        Zoom second = first.around(FIT, 1.5, 500, 300);
        assertThat(under(second, 500)).isCloseTo(under(first, 500), within(1e-9));
    }

    @Test
    void theLookIsNoCloserThanEightTimesAndNoFartherThanTheWholePicture() {
        assertThat(Zoom.NONE.around(FIT, 100, 0, 0).factor()).isEqualTo(Zoom.CLOSEST);
        assertThat(new Zoom(3, 0.2, 0.4).around(FIT, 0.01, 0, 0)).isEqualTo(Zoom.NONE);
        assertThat(Zoom.NONE.close()).isFalse();
    }

    @Test
    void movingEndsAtThePicturesEdges() {
        Zoom zoom = Zoom.NONE.around(FIT, 2, 400, 300);

        assertThat(zoom.moved(FIT, 160, 0).centreX()).isCloseTo(0.4, within(1e-9));
        assertThat(zoom.moved(FIT, 5000, 0).centreX()).isCloseTo(0.25, within(1e-9));
        assertThat(zoom.moved(FIT, -5000, 0).centreX()).isCloseTo(0.75, within(1e-9));
        assertThat(zoom.moved(FIT, 0, 5000).centreY()).as("upper edge").isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void whereThePictureIsSmallerThanItsPlaceItStaysInTheMiddle() {
        Zoom zoom = new Zoom(1.2, 0.4, 0.9).within(FIT);

        assertThat(zoom.centreY()).isEqualTo(0.5);
        assertThat(zoom.centreX()).isCloseTo(1 / 2.4, within(1e-9));
    }
}
