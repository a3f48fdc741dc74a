// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.miio.dialect.Dialect;
import org.holdfast.family.miio.model.ModelCapabilities;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.net.Registration;

/** An open connection to one device. It owns the client and the heartbeat. */
final class MiioConnection implements Connection {
    private final Device device;
    private final MiioClient client;
    private final Calls calls;
    private final MiioHeartbeat heartbeat;
    private final MiioTimes times;
    private final ModelCapabilities offered;
    private final MiioRaw raw;
    private final MiioWifi wifi;
    private volatile DeviceInfo info;

    MiioConnection(
            Device device,
            DeviceInfo info,
            MiioClient client,
            Calls calls,
            MiioHeartbeat heartbeat,
            Dialect dialect,
            ModelCapabilities offered,
            MiioTimes times) {
        this.device = device;
        this.info = info;
        this.client = client;
        this.calls = calls;
        this.heartbeat = heartbeat;
        this.times = times;
        this.offered = offered;
        this.raw = new MiioRaw(client, calls, dialect, offered.labels(), times.pause());
        this.wifi = new MiioWifi(client, this::askInfo);
    }

    void start() {
        heartbeat.start();
    }

    @Override
    public Device device() {
        return device;
    }

    private DeviceInfo askInfo() throws DeviceException, InterruptedException {
        Answer answer = calls.call(Call.info(), times.client().patience());
        if (answer instanceof Answer.Result(var value)) {
            info = DeviceInfo.of(value);
        }
        return info;
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        return askInfo().facts(calls.did(), device.model());
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        Optional<? extends Capability> found = Optional.empty();
        if (kind == Switches.class) {
            found = offered.switches();
        } else if (kind == Settings.class) {
            found = offered.settings();
        } else if (kind == RawAccess.class) {
            found = Optional.of(raw);
        } else if (kind == WifiSetup.class) {
            found = Optional.of(wifi);
        }
        return found.map(kind::cast);
    }

    @Override
    public Registration onLost(Consumer<DeviceException> lost) {
        return heartbeat.onLost(lost);
    }

    @Override
    public void close() {
        heartbeat.close();
        client.close();
    }

    @Override
    public String toString() {
        return "MiioConnection " + calls.where();
    }
}
