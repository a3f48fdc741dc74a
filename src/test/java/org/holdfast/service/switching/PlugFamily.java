// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;

/** Plugs that a test wrote; nothing is sent anywhere. */
public final class PlugFamily implements DeviceFamily {
    public static final String ID = "plug";

    public final Map<String, ScriptedPlug> plugs = new ConcurrentHashMap<>();

    /** The device that a plug belongs to, not saved yet. */
    public Device device(String id, ScriptedPlug plug) {
        plugs.put(id, plug);
        return new Device(id, ID, "model", "Plug " + id, Address.parse("127.0.0.7"), Map.of());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean switches() {
        return true;
    }

    @Override
    public FamilyGuide guide() {
        return new FamilyGuide(
                Text.literal(ID), Text.literal(ID), new FamilyGuide.Drawing("", ""), List.of(), "127.0.0.7");
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) {}

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) {
        throw new UnsupportedOperationException("No test identifies these");
    }

    @Override
    public List<Setting> options(Device device) {
        return List.of();
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException {
        ScriptedPlug plug = plugs.get(device.id());
        if (plug == null) {
            throw failure();
        }
        if (plug.failure.isPresent()) {
            throw plug.failure.get();
        }
        plug.connected.incrementAndGet();
        return new PlugConnection(device, plug);
    }

    /** What a plug that is not there is told as. */
    public static DeviceException failure() {
        return new DeviceException.Unreachable("127.0.0.7", Text.literal("asking the plug"), null);
    }

    /** A connection that counts whether it is open. */
    private record PlugConnection(Device device, ScriptedPlug plug) implements Connection {
        @Override
        public List<Fact> facts() {
            return List.of();
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return plug.switches && kind.isInstance(plug) ? Optional.of(kind.cast(plug)) : Optional.empty();
        }

        @Override
        public void close() {
            plug.connected.decrementAndGet();
        }
    }
}
