// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.MiioFamily;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.miio.MiioDevice;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.SecretImports;
import org.holdfast.service.Services;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.ServiceAssembly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Switches from end to end: the real services and the real family against the four virtual devices, found by a search and
 * added with one pasted token and one imported database.
 */
@Timeout(120)
class MiioWithLabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private ServiceAssembly assembly;

    @SuppressWarnings("NullAway.Init")
    private MiioFamily family;

    @BeforeEach
    void open() throws Exception {
        lab = new Lab(Lab.Options.usual(folder.resolve("lab")).only(MiioDevice.FAMILY));
        Clock clock = Clock.system(ZoneId.systemDefault());
        Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
        family = new MiioFamily(network, folder.resolve("descriptions"));
        assembly = ServiceAssembly.build(
                ServiceAssembly.lay(AppFolders.under(folder.resolve("data")), clock),
                network,
                SearchTargets.loopbackOnly(),
                List.of(family),
                List.of(),
                (still, file) -> {},
                lab,
                ChildLauncher.ofSystem(
                        Optional.empty(), Main.class.getName(), folder.resolve("data"), Optional.empty()),
                _ -> {});
        services().exploration().start();
    }

    @AfterEach
    void close() {
        assembly.close();
        lab.close();
    }

    private Services services() {
        return assembly.services();
    }

    private Switchboard switches() {
        return services().switches();
    }

    @Test
    void fourAreFoundAddedByPastingAndImportingAndSwitched() throws Exception {
        addAll();

        assertThat(services().book().devices()).hasSize(4);
        for (MiioDevice each : lab.miioDevices()) {
            Switchboard.Panel panel = switches().ask(saved(each).id());
            for (Switchboard.Row row : panel.rows()) {
                assertThat(switches().set(row.point(), true).on()).isTrue();
                assertThat(switches().set(row.point(), false).on()).isFalse();
            }
            assertThat(each.done()).isNotEmpty();
            assertThat(each.state()).doesNotContainEntry("power", "on").doesNotContainEntry("power", "true");
        }
        assertThat(switches().everything()).as("plug, strip, switch and meter").hasSize(1 + 6 + 2 + 1);
    }

    @Test
    void theWattsOfTheMeteringPlugMoveWhileSomebodyLooks() throws Exception {
        addAll();
        Device meter = saved(device("meter"));
        Point relay = switches().ask(meter.id()).rows().getFirst().point();
        switches().set(relay, true);
        Set<Double> watts = new HashSet<>();

        try (Registration _ = switches().watch(meter.id())) {
            await().atMost(PATIENCE).until(() -> {
                switches().panel(meter.id()).orElseThrow().measures().stream()
                        .filter(each -> each.quantity() == Switches.Quantity.WATTS)
                        .forEach(each -> watts.add(each.value()));
                return watts.size() >= 3;
            });
        }

        assertThat(watts).allMatch(each -> each >= 0 && each < 3000);
    }

    @Test
    void whatSomebodyElseSwitchesIsShownSoonAndWithoutBeingAskedFor() throws Exception {
        addAll();
        MiioDevice virtual = device("meter");
        Device meter = saved(virtual);
        Point relay = switches().ask(meter.id()).rows().getFirst().point();
        switches().set(relay, false);
        Found found = family.identify(virtual.address(), Optional.empty());
        char[] token = fact(virtual, "token").toCharArray();
        try (Registration _ = switches().watch(meter.id());
                Connection other =
                        family.connect(((Found.Supported) found).device(), _ -> Optional.of(token.clone()))) {
            other.capability(Switches.class).orElseThrow().set(relay.outlet(), true);

            Duration rhythm = switches()
                    .panel(meter.id())
                    .orElseThrow()
                    .timely()
                    .orElseThrow()
                    .quick();
            assertThat(rhythm).isLessThanOrEqualTo(Duration.ofSeconds(10));
            await().atMost(rhythm.plusSeconds(5))
                    .until(() -> switches()
                            .panel(meter.id())
                            .orElseThrow()
                            .rows()
                            .getFirst()
                            .last()
                            .filter(Switches.State::on)
                            .isPresent());
        }
    }

    @Test
    void aPulledNetworkIsToldInLessThanEightSecondsAndTheOthersGoOn() throws Exception {
        addAll();
        Point meter =
                switches().ask(saved(device("meter")).id()).rows().getFirst().point();
        Point plug =
                switches().ask(saved(device("plug")).id()).rows().getFirst().point();
        lab.faults().on(Fault.OFFLINE, "meter");
        long started = System.nanoTime();

        assertThatThrownBy(() -> switches().set(meter, true)).isInstanceOf(DeviceException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
        assertThat(switches().set(plug, true).on()).isTrue();

        lab.faults().off(Fault.OFFLINE);
        assertThat(switches().set(meter, true).on()).isTrue();
    }

    /** Searches, imports the telephone's database, pastes the plug's token, and saves what was found. */
    private void addAll() throws Exception {
        List<Device> found = new ArrayList<>();
        for (Found each : services().discovery().searchOnce()) {
            found.add(((Found.Supported) each).device());
        }
        assertThat(found)
                .extracting(Device::id)
                .containsExactlyInAnyOrderElementsOf(
                        lab.miioDevices().stream().map(MiioWithLabTest::id).toList());
        found.forEach(services().book()::add);
        SecretImports imports = services().secretImports();
        try (SecretImports.Preview preview = imports.file(Path.of(fact(device("strip"), "database")), new char[0])) {
            assertThat(imports.keep(preview.items().stream()
                            .map(each -> new SecretImports.Choice(
                                    each, each.known().id().orElseThrow()))
                            .toList()))
                    .isEqualTo(new SecretImports.Outcome(3, 0));
        }
        MiioDevice plug = device("plug");
        try (SecretImports.Preview preview = imports.paste(fact(plug, "token"))) {
            SecretImports.Item item = preview.items().getFirst();
            assertThat(imports.keep(List.of(new SecretImports.Choice(item, id(plug)))))
                    .isEqualTo(new SecretImports.Outcome(1, 0));
        }
    }

    private MiioDevice device(String word) {
        return lab.miioDevices().stream()
                .filter(each -> fact(each, "variant").equals(word))
                .findFirst()
                .orElseThrow();
    }

    private Device saved(MiioDevice virtual) {
        return services().book().devices().stream()
                .filter(each -> each.id().equals(id(virtual)))
                .findFirst()
                .orElseThrow();
    }

    private static String id(MiioDevice virtual) {
        return Device.idOf(MiioDevice.FAMILY, fact(virtual, "did"));
    }

    private static String fact(MiioDevice device, String name) {
        return device.facts(device.address()).getOrDefault(name, "");
    }
}
