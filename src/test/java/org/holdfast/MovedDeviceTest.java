// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.MiioFamily;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections.Lease;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.SavedWhereabouts;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plug gets another address from the router: nobody has to do anything. */
@Timeout(120)
class MovedDeviceTest {
    @TempDir
    Path folder;

    @Test
    void aSavedPlugThatMovedIsSwitchedAgainWhileTheProgramRunsAndInTheNextRun() throws Exception {
        AppFolders folders = AppFolders.under(folder);
        SystemTimekeeper time = new SystemTimekeeper(Clock.systemUTC());
        SearchTargets targets = SearchTargets.loopbackOnly();
        try (time;
                Lab lab = new Lab(new Lab.Options(
                        Optional.of(InetAddress.ofLiteral("127.0.78.1")),
                        Set.of("miio"),
                        List.of(),
                        Clock.systemUTC(),
                        folder,
                        false))) {
            lab.start();
            MiioFamily family = new MiioFamily(
                    new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC()), folder.resolve("models"));
            char[] token = Objects.requireNonNull(
                            lab.devices().getFirst().facts().get("token"))
                    .toCharArray();
            // Others' virtual devices are never there, and have the same ids.
            Address first = lab.devices().getFirst().device().address();
            SavedDeviceBook book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
            Device saved = book.add(((Found.Supported) family.identify(first, Optional.empty())).device());
            try (SharedConnections connections = new SharedConnections(
                            List.of(family),
                            _ -> _ -> Optional.of(token.clone()),
                            time,
                            new SavedWhereabouts(book, targets, time.clock()));
                    Lease lease = connections.open(saved)) {
                switched(lease.connection(), true);

                lab.faults().on(Fault.ADDRESS_CHANGE);
                Address now = lab.devices().getFirst().device().address();
                assertThat(now).isNotEqualTo(first);
                targets.add(Optional.of("miio"), now);
                assertThat(catchThrowable(() -> switched(lease.connection(), false)))
                        .as("the first command finds nobody")
                        .isNotNull();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> connections.reachability(saved.id()) instanceof Reachability.NotAnswering);

                try (Lease again = connections.open(saved)) {
                    switched(again.connection(), false);
                    assertThat(again.connection()).isSameAs(lease.connection());
                }
                assertThat(book.byId(saved.id()).orElseThrow().address()).isEqualTo(family.usual(now));
                assertThat(lab.miioDevices().getFirst().state()).containsEntry("power", "off");
            }
            SavedDeviceBook nextRun = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
            Device healed = nextRun.byId(saved.id()).orElseThrow();
            assertThat(healed.name()).isEqualTo(saved.name());
            lab.faults().off(Fault.ADDRESS_CHANGE);
            targets.add(Optional.of("miio"), first);
            try (SharedConnections connections = new SharedConnections(
                            List.of(family),
                            _ -> _ -> Optional.of(token.clone()),
                            time,
                            new SavedWhereabouts(nextRun, targets, time.clock()));
                    Lease lease = connections.open(healed)) {
                switched(lease.connection(), true);
            }
            assertThat(nextRun.byId(saved.id()).orElseThrow().address()).isEqualTo(family.usual(first));
        }
    }

    private static void switched(Connection connection, boolean on) throws Exception {
        Switches switches = connection.capability(Switches.class).orElseThrow();
        String outlet = switches.outlets().getFirst().name();
        assertThat(switches.set(outlet, on).on().get(outlet)).matches(state -> state.on() == on);
    }
}
