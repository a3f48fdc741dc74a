// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.net.Address;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual MiIO device: where it stands, and what its clients may know of it. Thread-safe.
 */
public final class MiioDevice implements LabDevice {
    /** The family that it belongs to. */
    public static final String FAMILY = "miio";

    static final int PORT = 54321;

    private static final Logger LOG = LoggerFactory.getLogger(MiioDevice.class);
    private static final long FIRST_DID = 3_152_760_671L;

    private final Appliance appliance;
    private final Faults faults;
    private final WifiModule module;
    private final Abode abode;
    private final Listeners listeners = new Listeners();
    private @Nullable DatagramSocket socket;
    private @Nullable Thread listening;
    private @Nullable Announcement announcement;
    private volatile @Nullable Path database;

    /**
     * Switches one on.
     *
     * @param number tells it from others
     * @param port 0 for a free one
     * @throws IOException when that is taken
     */
    MiioDevice(Appliance appliance, Faults faults, int number, InetAddress bind, int port) throws IOException {
        this.appliance = appliance;
        this.faults = faults;
        DatagramSocket opened = listeners.udp(bind, port);
        this.abode = new Abode(bind, opened.getLocalPort());
        this.module = new WifiModule(
                appliance, faults, FIRST_DID + number, () -> abode.bind().getHostAddress());
        power(opened);
        faults.listen(this::moveAsTold);
        moveAsTold();
    }

    private synchronized void power(DatagramSocket opened) {
        module.start();
        socket = opened;
        serve(opened);
    }

    private void serve(DatagramSocket opened) {
        listening = Thread.ofVirtual().name("lab-miio-" + module.did()).start(() -> module.listen(opened));
        if (appliance.announces()) {
            announcement = Announcement.open(listeners, module::answering, appliance.model(), module.did(), address());
        }
    }

    private void moveAsTold() {
        int after = faults.number(Fault.ADDRESS_CHANGE, 0);
        if (after == 0) {
            move(faults.has(Fault.ADDRESS_CHANGE));
        } else {
            Thread.ofVirtual().name("lab-miio-moving").start(() -> {
                if (module.waited(TimeUnit.SECONDS.toMillis(after)) && faults.has(Fault.ADDRESS_CHANGE)) {
                    move(true);
                }
            });
        }
    }

    /** Takes another address, or the first one again; keeps on running. */
    private synchronized void move(boolean elsewhere) {
        if (abode.elsewhere() == elsewhere) {
            return;
        }
        DatagramSocket before = socket;
        try {
            DatagramSocket opened = elsewhere ? abode.move(listeners) : abode.goHome(listeners);
            if (before == null) {
                // Without power it only gets the address.
                listeners.release(opened);
                return;
            }
            silence();
            socket = opened;
            serve(opened);
        } catch (IOException e) {
            LOG.warn("{} could not change its address: {}", name(), e.getMessage());
        }
    }

    /** What it did, each a method and its parameters, in order; also what it refused. */
    public List<String> done() {
        return module.firmware().done();
    }

    /** What it is now, such as {@code power}={@code on}. */
    public Map<String, String> state() {
        return module.firmware().state();
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public String name() {
        return appliance.title();
    }

    @Override
    public Address address() {
        return Address.of(abode.bind().getHostAddress(), abode.port());
    }

    @Override
    public Map<String, String> facts(Address reached) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("variant", appliance.word());
        facts.put("did", Long.toString(module.did()));
        facts.put("model", appliance.model());
        facts.put("mac", module.mac());
        // The secret of a device that does not exist; clients need it.
        facts.put("token", module.token());
        Path file = database;
        if (file != null) {
            facts.put("database", file.toString());
        }
        return facts;
    }

    /** There is a file of a telephone that knows it. */
    void knownBy(Path file) {
        database = file;
    }

    private synchronized void silence() {
        DatagramSocket before = socket;
        socket = null;
        if (before != null) {
            listeners.release(before);
        }
        Announcement said = announcement;
        announcement = null;
        if (said != null) {
            said.close();
        }
        Thread thread = listening;
        listening = null;
        if (thread != null) {
            Announcement.await(thread);
        }
    }

    @Override
    public void unplug() {
        silence();
    }

    @Override
    public synchronized void plug() throws IOException {
        if (socket == null) {
            power(listeners.udp(abode.bind(), abode.port()));
        }
    }

    @Override
    public void close() {
        module.end();
        unplug();
        listeners.close();
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }
}
