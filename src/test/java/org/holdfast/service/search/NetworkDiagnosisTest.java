// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.Discovery.Obstacle;
import org.holdfast.service.TestFamily;
import org.junit.jupiter.api.Test;

class NetworkDiagnosisTest {
    private final TestFacts facts = new TestFacts();
    private final List<LocalInterface> interfaces = new ArrayList<>();

    private List<String> keys(SearchTargets targets) {
        List<Obstacle> all = new NetworkDiagnosis(
                        List.of(new TestFamily("one")), targets, () -> List.copyOf(interfaces), facts)
                .obstacles();
        for (Obstacle each : all) {
            assertThat(each.what().in(Locale.ENGLISH))
                    .doesNotContain("obstacle.")
                    .doesNotContain("{0}");
            assertThat(each.remedy().in(Locale.ENGLISH))
                    .doesNotContain("obstacle.")
                    .doesNotContain("{0}");
        }
        return all.stream()
                .map(each -> (each.observed() ? "seen " : "common ")
                        + each.what().key().substring("obstacle.".length()))
                .toList();
    }

    private SearchTargets everything() {
        return SearchTargets.of(() -> List.copyOf(interfaces), name -> !name.equals("muted0"));
    }

    private void add(String name, String address, boolean pointToPoint) throws Exception {
        interfaces.add(new LocalInterface(
                name,
                name,
                name.equals("lo"),
                pointToPoint,
                List.of(new LocalInterface.Network(InetAddress.getByName(address), 24))));
    }

    @Test
    void aComputerWithoutANetworkIsToldSoFirst() throws Exception {
        add("lo", "127.0.0.1", false);
        facts.wifi = Optional.of(false);

        assertThat(keys(everything()))
                .containsExactly(
                        "seen offline",
                        "seen no-wifi",
                        "common asleep",
                        "common other-phone",
                        "common guest",
                        "common vpn-common");
    }

    @Test
    void whatIsSeenStandsBeforeWhatIsCommon() throws Exception {
        add("eth0", "10.0.0.5", false);
        add("wg0", "10.8.0.2", true);
        add("muted0", "192.168.1.3", false);
        facts.publicNetwork = Optional.of("Wi-Fi 2");
        facts.firewall = Optional.of("ufw");
        facts.kind = SystemFacts.Kind.MAC;

        assertThat(keys(everything()))
                .containsExactly(
                        "seen not-on-its-network",
                        "seen muted",
                        "seen vpn",
                        "seen public-network",
                        "seen firewall",
                        "common mac-permission",
                        "common asleep",
                        "common other-phone",
                        "common guest");
    }

    @Test
    void onACamerasNetworkOnlyTheCommonIsLeft() throws Exception {
        add("wlan0", "192.168.1.33", false);

        assertThat(keys(everything())).allMatch(key -> key.startsWith("common"));
    }

    @Test
    void aHomeNetworkWithTheCamerasAddressesIsSaidFirst() throws Exception {
        add("eth0", "192.168.1.50", false);
        add("wlan0", "192.168.1.12", false);

        assertThat(keys(everything())).startsWith("seen clash");
    }

    @Test
    void withVirtualDevicesOnlyNothingElseMatters() {
        assertThat(keys(SearchTargets.loopbackOnly())).containsExactly("seen virtual-only");
    }

    @Test
    void aCommandThatHangsOrIsMissingIsGivenUp() {
        assertThat(BoundedCommand.run(List.of("sleep", "30"), Duration.ofMillis(200)))
                .isEmpty();
        assertThat(BoundedCommand.run(List.of("no-such-program-here"), Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(BoundedCommand.run(List.of("echo", "a b; echo c"), Duration.ofSeconds(10)))
                .hasValueSatisfying(words -> assertThat(words.strip()).isEqualTo("a b; echo c"));
    }
}
