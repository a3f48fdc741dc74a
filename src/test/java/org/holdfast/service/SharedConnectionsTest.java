// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.service.Connections.Lease;
import org.holdfast.service.Connections.Reachability;
import org.junit.jupiter.api.Test;

class SharedConnectionsTest {
    private final TestTime time = new TestTime();
    private final TestFamily family = new TestFamily("test");
    private final SharedConnections connections = new SharedConnections(List.of(family), _ -> Credentials.NONE, time);
    private final Device device = new Device("a", "test", "Model", "Bike", Address.parse("127.0.0.1:1"), Map.of());

    @Test
    void oneConnectionServesAllAndLingersAfterTheLast() throws Exception {
        Lease one = connections.open(device);
        Lease other = connections.open(device);

        assertThat(one.connection()).isSameAs(other.connection());
        one.close();
        one.close();
        time.advance(Duration.ofMinutes(1));
        assertThat(family.opened.getFirst().closed).isFalse();
        other.close();
        time.advance(Duration.ofMillis(2900));
        assertThat(family.opened.getFirst().closed).isFalse();
        connections.open(device).close();
        time.advance(SharedConnections.LINGER);

        assertThat(family.opened).hasSize(1);
        assertThat(family.opened.getFirst().closed).isTrue();
        connections.open(device);
        assertThat(family.opened).hasSize(2);
    }

    @Test
    void aConnectionThatWasLostIsClosedToldAndReplacedByTheNext() throws Exception {
        Lease lease = connections.open(device);
        TestFamily.TestConnection first = family.opened.getFirst();
        DeviceException why = new DeviceException.Unreachable("127.0.0.1", Text.literal("asking"), null);

        first.lose(why);

        assertThat(connections.reachability("a")).isEqualTo(new Reachability.NotAnswering(why));
        assertThat(connections.inUse()).isEmpty();
        await().until(() -> first.closed);

        Lease again = connections.open(device);
        assertThat(again.connection()).isSameAs(family.opened.get(1)).isSameAs(lease.connection());
        assertThat(connections.reachability("a")).isEqualTo(new Reachability.Answering());

        first.lose(why);
        assertThat(connections.reachability("a")).isEqualTo(new Reachability.Answering());
    }

    @Test
    void aRenewedConnectionIsReplacedAtTheNextOpeningAndTheLeasesFollow() throws Exception {
        Lease lease = connections.open(device);
        connections.renew(device.id());
        connections.renew("another");
        assertThat(lease.connection()).isSameAs(family.opened.getFirst());

        Lease again = connections.open(device);

        assertThat(again.connection()).isSameAs(family.opened.get(1)).isSameAs(lease.connection());
        assertThat(family.opened.getFirst().closed).isTrue();
        assertThat(connections.open(device).connection()).isSameAs(again.connection());
    }

    @Test
    void twoWhoComeAtOnceWaitForOneOpening() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        family.gate = Optional.of(gate);
        List<CompletableFuture<Lease>> waiting =
                List.of(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
        for (CompletableFuture<Lease> each : waiting) {
            Threads.start("work-test", () -> {
                try {
                    each.complete(connections.open(device));
                } catch (DeviceException | InterruptedException e) {
                    each.completeExceptionally(e);
                }
            });
        }
        await().until(() -> connections.reachability("a") instanceof Reachability.Connecting);
        gate.countDown();

        for (CompletableFuture<Lease> each : waiting) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(family.opened).hasSize(1);
        assertThat(connections.reachability("a")).isEqualTo(new Reachability.Answering());
        assertThat(connections.inUse()).containsExactly(device);
    }

    @Test
    void anOpeningThatNobodyWantsAnyMoreIsBrokenOff() throws Exception {
        family.gate = Optional.of(new CountDownLatch(1));
        Thread waiting = Threads.start("work-test", () -> {
            try {
                connections.open(device).close();
            } catch (DeviceException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> family.connecting.get() == 1);

        waiting.interrupt();

        await().until(() -> family.interrupted.get() == 1);
        await().until(() -> connections.reachability("a") instanceof Reachability.Unknown);
        assertThat(connections.inUse()).isEmpty();
    }

    @Test
    void aFailureIsToldAndTheNextOneTriesAnew() throws Exception {
        DeviceException why = new DeviceException.Unreachable("127.0.0.1:1", Text.literal("hello"), null);
        family.refusal = Optional.of(why);
        assertThatThrownBy(() -> connections.open(device)).isSameAs(why);
        assertThat(connections.trouble("a")).containsSame(why);

        family.refusal = Optional.empty();
        connections.open(device);

        assertThat(connections.reachability("a")).isEqualTo(new Reachability.Answering());
        assertThat(connections.trouble("a")).isEmpty();
    }

    @Test
    void anotherAddressReplacesTheConnectionForAll() throws Exception {
        Lease lease = connections.open(device);

        Lease moved = connections.open(device.at(Address.parse("127.0.0.1:2")));

        assertThat(family.opened.getFirst().closed).isTrue();
        assertThat(lease.connection()).isSameAs(moved.connection());
        assertThat(family.opened.getLast().device().address()).isEqualTo(Address.parse("127.0.0.1:2"));
        connections.open(device.at(Address.parse("127.0.0.1:2")).named("Other name"));
        assertThat(family.opened).as("a name needs no other connection").hasSize(2);
    }

    @Test
    void aDeviceThatMovedIsReachedWhereItIsAndServesThoseWhoAskAtEitherPlace() throws Exception {
        Address now = Address.parse("127.0.0.1:7");
        family.deserted = Optional.of(device.address());
        List<Device> met = new CopyOnWriteArrayList<>();
        try (SharedConnections healing = healing(Optional.of(now), met)) {
            Lease lease = healing.open(device);
            assertThat(lease.connection().device().address()).isEqualTo(now);
            healing.open(device);
            healing.open(device.at(now));
        }

        assertThat(family.opened).hasSize(1);
        assertThat(met).extracting(Device::address).containsExactly(now);
    }

    @Test
    void aDeviceThatIsNowhereIsSaidToBeSo() throws Exception {
        family.deserted = Optional.of(device.address());
        try (SharedConnections healing = healing(Optional.empty(), new CopyOnWriteArrayList<>())) {
            assertThatThrownBy(() -> healing.open(device)).isInstanceOf(DeviceException.Unreachable.class);
            assertThat(healing.reachability("a")).isInstanceOf(Reachability.NotAnswering.class);
        }
    }

    @Test
    void whatADeviceWasFoundToSpeakIsNoReasonToConnectAnew() throws Exception {
        Device learnt = device.with(Map.of("dialect", "miot"));
        family.introduced = Optional.of(learnt);
        connections.open(device);

        connections.open(learnt);
        connections.open(device);

        assertThat(family.opened).hasSize(1);
    }

    private SharedConnections healing(Optional<Address> now, List<Device> met) {
        return new SharedConnections(List.of(family), _ -> Credentials.NONE, time, new Whereabouts() {
            @Override
            public Optional<Address> look(DeviceFamily asked, Device gone) {
                return now;
            }

            @Override
            public void met(Device reached) {
                met.add(reached);
            }
        });
    }

    @Test
    void closingEndsAll() throws Exception {
        connections.open(device);
        connections.close();

        assertThat(family.opened.getFirst().closed).isTrue();
        assertThatThrownBy(() -> connections.open(device)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFamilyGetsTheSecretsOfTheDeviceThatIsOpened() throws Exception {
        SharedConnections withSecrets = new SharedConnections(
                List.of(family), id -> kind -> Optional.of((id + " " + kind).toCharArray()), time);

        withSecrets.open(device);

        assertThat(family.credentials.getLast().get("password").map(String::new))
                .contains("a password");
    }

    @Test
    void aWrongPasswordIsToldAndNotTriedAgainByItself() {
        family.refusal = Optional.of(new DeviceException.WrongCredentials("127.0.0.1:1"));

        assertThatThrownBy(() -> connections.open(device)).isInstanceOf(DeviceException.WrongCredentials.class);
        time.advance(Duration.ofMinutes(10));

        assertThat(family.connecting).hasValue(1);
        assertThat(connections.inUse()).isEmpty();
    }

    @Test
    void whatOpensByItselfWaitsForTheUserOrAnotherPasswordAfterAWrongOne() throws Exception {
        family.refusal = Optional.of(new DeviceException.WrongCredentials("127.0.0.1:1"));
        assertThatThrownBy(() -> connections.openByItself(device)).isInstanceOf(DeviceException.WrongCredentials.class);

        assertThatThrownBy(() -> connections.openByItself(device)).isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(family.connecting).as("not sent a second time").hasValue(1);
        assertThatThrownBy(() -> connections.open(device)).isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(family.connecting).as("the user asked").hasValue(2);
        family.refusal = Optional.empty();
        assertThatThrownBy(() -> connections.openByItself(device)).isInstanceOf(DeviceException.WrongCredentials.class);
        connections.newCredentials("another");
        assertThatThrownBy(() -> connections.openByItself(device)).isInstanceOf(DeviceException.WrongCredentials.class);
        connections.newCredentials(device.id());

        connections.openByItself(device).close();
        connections.openByItself(device).close();

        assertThat(family.connecting).hasValue(3);
    }

    @Test
    void anUnknownFamilyIsSaid() {
        Device strange = new Device("b", "unknown", "", "", Address.of("x"), Map.of());

        assertThatThrownBy(() -> connections.open(strange)).isInstanceOf(DeviceException.Unsupported.class);
    }
}
