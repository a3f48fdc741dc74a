// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.holdfast.service.Preferences;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 2560, 1440);

    private static Preferences.Window at(double x, double y, double width, double height) {
        return new Preferences.Window(x, y, width, height, false);
    }

    @Test
    void theFirstTimeItStandsInTheMiddleOfTheFirstScreen() {
        assertThat(WindowPlace.on(List.of(LEFT, RIGHT), Optional.empty())).isEqualTo(at(320, 120, 1280, 840));
    }

    @Test
    void itReturnsToWhereItWas() {
        Preferences.Window was = at(2000, 100, 1400, 900);

        assertThat(WindowPlace.on(List.of(LEFT, RIGHT), Optional.of(was))).isEqualTo(was);
    }

    @Test
    void whereTheScreenIsGoneItComesToTheFirstOne() {
        assertThat(WindowPlace.on(List.of(LEFT), Optional.of(at(2000, 100, 1400, 900))))
                .isEqualTo(at(260, 90, 1400, 900));
    }

    @Test
    void aTitleAboveTheScreenIsPulledDown() {
        assertThat(WindowPlace.on(List.of(LEFT), Optional.of(at(100, -20, 1200, 800)))
                        .y())
                .isZero();
    }

    @Test
    void itIsNeverLargerThanTheScreen() {
        Preferences.Window place =
                WindowPlace.on(List.of(new Rectangle2D(0, 0, 1024, 768)), Optional.of(at(0, 0, 3000, 2000)));

        assertThat(place.width()).isEqualTo(1024);
        assertThat(place.height()).isEqualTo(768);
    }
}
