// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.holdfast.device.Device;
import org.holdfast.device.Disclosure;
import org.holdfast.device.Disclosure.Kind;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class A9LeaksTest {
    private static List<Disclosure> leaks(String model) {
        return new ScriptedCameras()
                .family()
                .disclosures(new Device(
                        Device.idOf("a9", "x"), "a9", model, "Door", Address.parse("192.168.1.50"), Map.of()));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void eachVariantSaysWhatIsInClearWhoWatchesAndWhomItCalls(Variant variant) {
        List<Disclosure> leaks = leaks(variant.model("camera"));

        assertThat(leaks).extracting(Disclosure::kind).contains(Kind.CLEAR, Kind.WATCHERS, Kind.SERVERS);
        assertThat(leaks).extracting(Disclosure::kind).isSorted();
        assertThat(leaks).allSatisfy(leak -> {
            assertThat(leak.title().toString()).doesNotStartWith("leak.").isNotBlank();
            assertThat(leak.detail().toString()).doesNotStartWith("leak.").endsWith(".");
        });
        assertThat(leaks).extracting(Disclosure::title).doesNotHaveDuplicates();
    }

    @Test
    void whatToBlockCanBeCopiedAndNamesTheCamerasAddress() {
        List<String> lines = leaks("A9 (JSON, SHIX)").stream()
                .filter(leak -> leak.kind() == Kind.BLOCK)
                .flatMap(leak -> leak.copy().stream())
                .toList();

        assertThat(lines)
                .containsExactly(
                        "ip saddr 192.168.1.50 ip daddr != { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 } counter drop",
                        "ip saddr 192.168.1.50 udp dport { 123, 32100 } counter drop\n"
                                + "ip saddr 192.168.1.50 tcp dport 9093 counter drop");
    }

    @Test
    void passwordsInEveryCommandAreSaidOfThoseThatSendThemSo() {
        assertThat(leaks("A9 (JSON, camera)").toString()).contains("travel as text in every command");
        assertThat(leaks("A9 (binary, plain)").toString())
                .contains("a change of one bit")
                .doesNotContain("travel as text in every command");
        assertThat(leaks("A9 (demo mode)").toString())
                .contains("Anyone in range can watch")
                .doesNotContain("32100");
    }

    @Test
    void proofIsMarked() {
        assertThat(leaks("A9 (JSON, camera)"))
                .filteredOn(leak -> leak.title().key().equals("leak.servers.time"))
                .singleElement()
                .matches(leak -> !leak.proven());
        assertThat(leaks("A9 (JSON, camera)"))
                .filteredOn(leak -> leak.title().key().equals("leak.servers.vendor"))
                .singleElement()
                .matches(Disclosure::proven);
    }
}
