// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;

/** Cameras without a network, and a family that finds and opens them. */
final class ScriptedCameras implements PeerToPeer, Dialects, DemoMode {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:20:30Z"), ZoneOffset.UTC);

    /** Sessions and dialects in the order in which they were opened. */
    final List<ScriptedSession> sessions = new CopyOnWriteArrayList<>();

    final List<Variant> tried = new CopyOnWriteArrayList<>();
    final List<ScriptedDialect> dialects = new CopyOnWriteArrayList<>();
    final List<SearchTargets.Broadcast> networks = new CopyOnWriteArrayList<>();
    final List<Address> demos = new CopyOnWriteArrayList<>();
    final List<Address> demoAsked = new CopyOnWriteArrayList<>();
    volatile Optional<DeviceException> refusal = Optional.empty();
    volatile boolean takesMotion = true;
    /** What a camera answers to commands that are not its own, or to a wrong password. */
    volatile DeviceException foreign = new DeviceException.Unreachable("127.0.0.1", Text.literal("logging in"), null);

    private final Map<Address, Scripted> cameras = new ConcurrentHashMap<>();

    /** A camera that takes the commands of one variant only. */
    private record Scripted(Uid uid, String form, Variant speaks) {}

    void at(String address, String uid, String form, Variant speaks) {
        cameras.put(Address.parse(address), new Scripted(Uid.parse(uid).orElseThrow(), form, speaks));
    }

    A9Family family(LocalInterfaces interfaces) {
        return new A9Family(new Network(Reach.LOOPBACK, interfaces, new WireTap(), CLOCK), this, this, this);
    }

    A9Family family() {
        return family(List::of);
    }

    @Override
    public void search(
            List<SearchTargets.Broadcast> searched, List<SearchTargets.Target> single, Consumer<Camera> found) {
        networks.addAll(searched);
        List<SearchTargets.Target> all = new ArrayList<>(single);
        for (SearchTargets.Target target : all) {
            Scripted there = cameras.get(target.address());
            if (there != null) {
                Camera camera = new Camera(
                        there.uid,
                        new InetSocketAddress(
                                InetAddress.ofLiteral(target.address().host()), 1),
                        there.form,
                        Optional.of(target));
                found.accept(camera);
                found.accept(camera);
            }
        }
    }

    @Override
    public Optional<Camera> first(SearchTargets.Target target) {
        List<Camera> found = new ArrayList<>();
        search(List.of(), List.of(target), found::add);
        return found.stream().findFirst();
    }

    @Override
    public Opened open(Address address, Optional<LocalInterface> via) throws DeviceException {
        Scripted there = cameras.get(address);
        if (there == null) {
            throw new DeviceException.Unreachable(address.urlHost(), Text.literal("a session"), null);
        }
        ScriptedSession session = new ScriptedSession(there.uid);
        sessions.add(session);
        return new Opened(session, there.form, !there.form.equals("plain"));
    }

    @Override
    public CameraDialect over(PpppSession session, Variant variant, Credentials credentials, A9Choices choices) {
        ScriptedDialect dialect = new ScriptedDialect();
        tried.add(variant);
        dialects.add(dialect);
        dialect.takesMotion = takesMotion;
        boolean speaks =
                cameras.values().stream().anyMatch(each -> each.uid.equals(session.uid()) && each.speaks == variant);
        dialect.refusal = speaks ? refusal : Optional.of(foreign);
        return dialect;
    }

    @Override
    public boolean answers(Address address, Optional<LocalInterface> via) {
        demoAsked.add(address);
        return demos.contains(address);
    }

    @Override
    public Connection connect(Device device, Optional<LocalInterface> via) throws DeviceException {
        throw new DeviceException.Busy(device.address().toString(), Text.literal("a demo"));
    }
}
