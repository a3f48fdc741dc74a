// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.mdns.AnnouncementSearch;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The family against the virtual devices. */
@Timeout(120)
class MiioFamilyTest {
    @TempDir
    Path folder;

    private final WireTap tap = new WireTap();
    private Lab lab;
    private MiioFamily family;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(Lab.Options.usual(folder).only("miio"));
        lab.start();
        family = new MiioFamily(Quick.network(tap), folder.resolve("models"), Quick.TIMES, AnnouncementSearch.PORT);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Lab.Running running(String variant) {
        return lab.devices().stream()
                .filter(each -> variant.equals(Quick.fact(each, "variant")))
                .findFirst()
                .orElseThrow();
    }

    private Device device(String variant) throws Exception {
        Address address = running(variant).device().address();
        return ((Found.Supported) family.identify(address, Optional.empty())).device();
    }

    private Credentials token(String variant) {
        String token = Quick.fact(running(variant), "token");
        return kind -> kind.equals("token") ? Optional.of(token.toCharArray()) : Optional.empty();
    }

    private List<Found.Supported> search() throws InterruptedException {
        SearchTargets targets = SearchTargets.loopbackOnly();
        for (Lab.Running each : lab.devices()) {
            targets.add(Optional.of("miio"), each.device().address());
        }
        List<Found> found = new CopyOnWriteArrayList<>();
        family.search(targets, found::add);
        return found.stream().map(each -> (Found.Supported) each).toList();
    }

    @Test
    void allAreFoundEachOnceWithItsIdAndItsModelWhereItIsAnnounced() throws Exception {
        List<Found.Supported> found = search();

        assertThat(found).hasSize(lab.devices().size());
        for (Lab.Running each : lab.devices()) {
            String did = Quick.fact(each, "did");
            assertThat(found)
                    .filteredOn(one -> one.device().id().equals(Device.idOf("miio", did)))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.device().address())
                                .isEqualTo(each.device().address());
                        assertThat(one.device().model()).isIn("", Quick.fact(each, "model"));
                        assertThat(one.remarks()).extracting(Object::toString).contains("Device id " + did);
                        assertThat(one.given()).isEmpty();
                    });
        }
        assertThat(found).anyMatch(one -> !one.device().model().isEmpty());
    }

    @Test
    void aTokenThatIsShownIsOfferedAndNeverPrinted() throws Exception {
        lab.faults().on(Fault.UNPROVISIONED);

        for (Found.Supported one : search()) {
            assertThat(one.device().model()).isNotEmpty();
            Found.Given given = one.given().orElseThrow();
            assertThat(given.kind()).isEqualTo("token");
            assertThat(lab.devices())
                    .extracting(each -> Quick.fact(each, "token"))
                    .contains(new String(given.secret()));
            assertThat(one.toString()).doesNotContain(new String(given.secret()));
            assertThat(one.remarks())
                    .extracting(Object::toString)
                    .anyMatch(remark -> remark.contains("tells its token to everybody"));
        }
    }

    @Test
    void oneAddressIsAskedAndKeepsTheFormThatWasTyped() throws Exception {
        Address typed = Address.of(running("meter").device().address().host(), 54321);
        Found.Supported found = (Found.Supported) family.identify(typed, Optional.empty());

        assertThat(found.device().address()).isEqualTo(typed);
        assertThat(family.usual(typed))
                .isEqualTo(running("meter").device().address().without(54321, Map.of()));
    }

    @Test
    void eachIsAskedWhichDialectItSpeaksOnceAndThatIsKeptWithTheDevice() throws Exception {
        List<String> dialects = new ArrayList<>();
        for (String variant : List.of("plug", "strip", "switch", "meter")) {
            Device device = device(variant);
            try (Connection connection = family.connect(device, token(variant))) {
                dialects.add(connection.device().options().get("dialect"));
                assertThat(connection.device().model()).isEqualTo(Quick.fact(running(variant), "model"));
                assertThat(connection.capability(Switches.class)).isPresent();
                Switches switches = connection.capability(Switches.class).orElseThrow();
                String outlet = switches.outlets().getFirst().name();
                assertThat(switches.set(outlet, true).on().get(outlet)).matches(Switches.State::on);
                assertThat(switches.set(outlet, false).on().get(outlet)).matches(state -> !state.on());
            }
        }
        assertThat(dialects).containsOnlyOnce("legacy").contains("miot");
    }

    @Test
    void whatIsKeptSparesTheQuestionInTheNextRun() throws Exception {
        Device kept;
        try (Connection connection = family.connect(device("meter"), token("meter"))) {
            kept = connection.device();
        }
        MiioFamily nextRun =
                new MiioFamily(Quick.network(tap), folder.resolve("models"), Quick.TIMES, AnnouncementSearch.PORT);
        List<WireEvent> sent = new CopyOnWriteArrayList<>();
        try (Registration _ = tap.listen(event -> {
                    if (event.direction() == WireEvent.Direction.SENT) {
                        sent.add(event);
                    }
                });
                Connection connection = nextRun.connect(kept, token("meter"))) {
            assertThat(connection.device()).isEqualTo(kept);
        }
        assertThat(sent).as("a hello and a question for itself").hasSize(2);
    }

    @Test
    void aWrongMemoryIsNoticedToldAndForgotten() throws Exception {
        Device device = device("plug").with(Map.of("dialect", "miot"));
        try (Connection connection = family.connect(device.with(Map.of("dialect", "miot")), token("plug"))) {
            List<DeviceException> lost = new CopyOnWriteArrayList<>();
            connection.onLost(lost::add);
            var raw = connection.capability(RawAccess.class).orElseThrow();

            assertThatThrownBy(() -> raw.browse(new RawAccess.Range(2, 2, 1, 2), _ -> {}))
                    .isInstanceOfSatisfying(
                            DeviceException.Refused.class,
                            why -> assertThat(why.advice().toString()).contains("Connect again"));
            assertThat(lost).hasSize(1);
        }
        try (Connection connection = family.connect(device, token("plug"))) {
            assertThat(connection.device().options()).containsEntry("dialect", "legacy");
            assertThat(connection.capability(Switches.class)).isPresent();
        }
    }

    @Test
    void aConnectionTellsFactsAndNoToken() throws Exception {
        try (Connection connection = family.connect(device("plug"), token("plug"))) {
            List<Connection.Fact> facts = connection.facts();

            assertThat(facts)
                    .extracting(Connection.Fact::name)
                    .containsExactly("model", "firmware", "hardware", "device-id", "mac", "wifi-signal", "uptime");
            assertThat(facts.get(5).value()).hasToString("-48 dBm");
            assertThat(facts + " " + connection + " " + connection.device())
                    .doesNotContain(Quick.fact(running("plug"), "token"));
        }
    }

    @Test
    void anotherDeviceAtTheAddressIsNotTakenForTheOneThatWasThere() throws Exception {
        Device gone = new Device(
                Device.idOf("miio", "77"),
                "miio",
                "",
                "x",
                running("plug").device().address(),
                Map.of());

        assertThatThrownBy(() -> family.connect(gone, token("plug")))
                .isInstanceOfSatisfying(
                        DeviceException.Unreachable.class,
                        why -> assertThat(why.advice().toString()).contains("Another device has this address"));
        assertThat(lab.miioDevices().getFirst().done()).isEmpty();
    }

    @Test
    void aDeviceInUseThatLosesItsPowerIsMissed() throws Exception {
        MiioFamily watchful =
                new MiioFamily(Quick.network(tap), folder.resolve("models"), Quick.beating(Duration.ofMillis(300)), 9);
        try (Connection connection = watchful.connect(device("plug"), token("plug"))) {
            CompletableFuture<DeviceException> lost = new CompletableFuture<>();
            connection.onLost(lost::complete);

            lab.faults().on(Fault.OFFLINE);

            assertThat(lost.get(30, TimeUnit.SECONDS)).isInstanceOf(DeviceException.Unreachable.class);
        }
    }
}
