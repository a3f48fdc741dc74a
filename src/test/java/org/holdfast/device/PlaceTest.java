// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.MalformedAddressException;
import org.holdfast.net.MalformedAddressException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @Test
    void anAddressAloneHasNoFamily() {
        assertThat(Place.parse(" 192.168.1.254:80 "))
                .isEqualTo(new Place(Optional.empty(), Address.of("192.168.1.254", 80)))
                .hasToString("192.168.1.254:80");
    }

    @Test
    void theFamilyStandsBeforeTheAddress() {
        assertThat(Place.parse("sjcam@127.0.0.1:18080,events=13333"))
                .isEqualTo(new Place(
                        Optional.of("sjcam"), Address.of("127.0.0.1", 18080).with("events", 13333)))
                .hasToString("sjcam@127.0.0.1:18080,events=13333");
    }

    @Test
    void aFamilyWrittenTwiceCountsOnce() {
        assertThat(Place.parse("sjcam@sjcam@127.0.0.1:80")).isEqualTo(Place.parse("sjcam@127.0.0.1:80"));
    }

    @ParameterizedTest
    @CsvSource({
        "sjcam@a9@127.0.0.1, FAMILIES",
        "@sjcam@127.0.0.1, FAMILIES",
        "sjcam@, MAIN",
        "sjcam@sjcam@, MAIN",
        "@, MAIN",
        "'', MAIN"
    })
    void whatIsNotOneIsRefusedForWhatIsWrong(String text, Problem problem) {
        assertThatThrownBy(() -> Place.parse(text))
                .isInstanceOfSatisfying(
                        MalformedAddressException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
