// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

class PlaceFuzz {
    @FuzzTest
    void anyTextIsAPlaceThatReadsBackOrIsRefused(@NotNull String text) {
        Place place;
        try {
            place = Place.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(Place.parse(place.toString())).isEqualTo(place);
    }
}
