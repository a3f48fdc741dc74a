// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;

/** A family that finds and opens what a test says, and sends nothing. */
public final class TestFamily implements DeviceFamily {
    public final List<TestConnection> opened = new CopyOnWriteArrayList<>();
    public final List<Credentials> credentials = new CopyOnWriteArrayList<>();
    public final AtomicInteger connecting = new AtomicInteger();
    public final AtomicInteger interrupted = new AtomicInteger();
    public final AtomicInteger searches = new AtomicInteger();
    public final List<List<SearchTargets.Target>> probed = Collections.synchronizedList(new ArrayList<>());
    public volatile Optional<DeviceException> refusal = Optional.empty();
    public volatile Optional<CountDownLatch> gate = Optional.empty();
    public volatile List<Found> answers = List.of();
    public volatile Optional<Found> identity = Optional.empty();
    public volatile Optional<SecretImport> reads = Optional.empty();
    /** Where nothing answers. */
    public volatile Optional<Address> deserted = Optional.empty();

    /** Where a device is that is looked for. */
    public volatile Optional<Address> elsewhere = Optional.empty();

    public final AtomicInteger lookedFor = new AtomicInteger();
    /** What a device says of itself when it is connected to. */
    public volatile Optional<Device> introduced = Optional.empty();

    private final String id;

    public TestFamily(String id) {
        this.id = id;
    }

    /** A device of this family. */
    public Found.Supported found(String deviceId, String address) {
        return new Found.Supported(
                new Device(deviceId, id, "Model", "Model", Address.parse(address), Map.of()), List.of());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Address usual(Address address) {
        return address.without(80, Map.of());
    }

    @Override
    public FamilyGuide guide() {
        return new FamilyGuide(
                Text.literal(id), Text.literal(id), new FamilyGuide.Drawing("", ""), List.of(), "192.168.1.254");
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException {
        searches.incrementAndGet();
        probed.add(targets.probes(id, List.of()));
        if (gate.isPresent()) {
            gate.get().await();
        }
        answers.forEach(found);
    }

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) throws DeviceException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return identity.orElseThrow();
    }

    @Override
    public Optional<SecretImport> secretImport() {
        return reads;
    }

    @Override
    public Optional<Address> locate(Device device, SearchTargets targets) {
        lookedFor.incrementAndGet();
        return elsewhere;
    }

    @Override
    public List<Setting> options(Device device) {
        return List.of();
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException, InterruptedException {
        connecting.incrementAndGet();
        this.credentials.add(credentials);
        if (gate.isPresent()) {
            try {
                gate.get().await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            }
        }
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (deserted.filter(device.address()::equals).isPresent()) {
            throw new DeviceException.Unreachable(device.address().toString(), Text.literal("hello"), null);
        }
        TestConnection connection = new TestConnection(
                introduced.map(each -> each.at(device.address())).orElse(device));
        opened.add(connection);
        return connection;
    }

    /** A connection that only knows whether it is open. */
    public static final class TestConnection implements Connection {
        public volatile boolean closed;
        private final Device device;
        private final List<Consumer<DeviceException>> losing = new CopyOnWriteArrayList<>();

        TestConnection(Device device) {
            this.device = device;
        }

        /** The device answers no more. */
        public void lose(DeviceException why) {
            losing.forEach(each -> each.accept(why));
        }

        @Override
        public Registration onLost(Consumer<DeviceException> lost) {
            losing.add(lost);
            return () -> losing.remove(lost);
        }

        @Override
        public Device device() {
            return device;
        }

        @Override
        public List<Fact> facts() {
            return List.of();
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return Optional.empty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
