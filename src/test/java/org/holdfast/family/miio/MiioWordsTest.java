// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.holdfast.device.Device;
import org.holdfast.device.Disclosure;
import org.holdfast.family.miio.mdns.AnnouncementSearch;
import org.holdfast.net.Address;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the family says of its devices before anything is asked. */
class MiioWordsTest {
    @TempDir
    Path folder;

    private MiioFamily family() {
        return new MiioFamily(Quick.network(new WireTap()), folder, Quick.TIMES, AnnouncementSearch.PORT);
    }

    @Test
    void theNameOfASetUpNetworkTellsTheModel() {
        assertThat(family().hint("chuangmi-plug-m1_miapdf91").orElseThrow().toString())
                .contains("chuangmi.plug.m1")
                .contains("waits to be set up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Harbour",
                "chuangmi-plug-m1",
                "_miapdf91",
                "plug_miapdf91",
                "<b>-plug-m1_miapdf91",
                "chuangmi-plug-m1_miapdf91\n"
            })
    void anyOtherNameTellsNothing(String network) {
        assertThat(family().hint(network)).isEmpty();
    }

    @Test
    void whatADeviceGivesAwayIsToldWithALineForTheRouter() {
        List<Disclosure> told = family().disclosures(at("127.0.0.17"));

        assertThat(told).extracting(Disclosure::kind).contains(Disclosure.Kind.values());
        assertThat(told)
                .filteredOn(each -> each.kind() == Disclosure.Kind.BLOCK)
                .singleElement()
                .satisfies(each -> assertThat(each.copy().orElseThrow())
                        .contains("127.0.0.17")
                        .endsWith("reject"));
    }

    @Test
    void theOneSecretIsTheTokenInAnyForm() {
        assertThat(family().credentials(at("127.0.0.17"))).singleElement().satisfies(field -> {
            assertThat(field.kind()).isEqualTo("token");
            assertThat(field.help().toString()).contains("32 digits");
            // The longest form that apps keep has 96 digits.
            assertThat(field.longest()).isGreaterThanOrEqualTo(96);
        });
    }

    private static Device at(String host) {
        return new Device("miio-1", "miio", "chuangmi.plug.m1", "Plug", Address.of(host, 54321), Map.of());
    }
}
