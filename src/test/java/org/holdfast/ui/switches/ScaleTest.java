// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 1",
        "42, 20, 60",
        "100, 50, 100",
        "101, 50, 150",
        "160, 50, 200",
        "2300, 1000, 3000",
        "0.3, 0.1, 0.3"
    })
    void stepsAreRoundAndTheTopReachesTheHighest(double highest, double step, double top) {
        Scale scale = Scale.of(highest);

        assertThat(scale.step()).isCloseTo(step, within(1e-9));
        assertThat(scale.top()).isCloseTo(top, within(1e-9));
    }

    @Test
    void linesGoFromZeroToTheTop() {
        assertThat(Scale.of(160).lines()).containsExactly(0.0, 50.0, 100.0, 150.0, 200.0);
    }

    @Test
    void aTopIsItsOwnScale() {
        for (double highest = 0.5; highest < 5000; highest *= 1.17) {
            Scale scale = Scale.of(highest);
            assertThat(Scale.of(scale.top()).top()).isCloseTo(scale.top(), within(scale.top() * 1e-9));
        }
    }
}
