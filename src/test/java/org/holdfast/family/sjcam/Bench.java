// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.LiveSource;
import org.holdfast.device.Settings;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

/** A scripted camera and a family that is in a hurry, for one test. */
final class Bench implements AutoCloseable {
    /** Pauses little, and waits for answers as long as for a real camera. */
    static final Pace HURRY = new Pace(100, 4);

    /** Gives up soon. */
    static final Pace IMPATIENT = new Pace(10, 4);

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:20:30Z"), ZoneId.of("Europe/Berlin"));

    final ScriptedCamera camera = new ScriptedCamera();
    final WireTap tap = new WireTap();
    final SjcamFamily family;

    Bench() {
        this(HURRY);
    }

    Bench(Pace pace) {
        this.family = new SjcamFamily(network(), pace);
    }

    Network network() {
        return new Network(Reach.LOOPBACK, List::of, tap, CLOCK);
    }

    Device device(Map<String, String> options) {
        return new Device("id-1", "sjcam", "", "Helmet", camera.address(), options);
    }

    Connection connect() throws DeviceException, InterruptedException {
        return family.connect(device(Map.of(DeviceChoices.SET_CLOCK, "off")), Credentials.NONE);
    }

    SjcamClient client() {
        return new SjcamClient(network(), camera.address(), java.util.Optional.empty(), HURRY);
    }

    static Settings settings(Connection connection) {
        return connection.capability(Settings.class).orElseThrow();
    }

    static CameraControl control(Connection connection) {
        return connection.capability(CameraControl.class).orElseThrow();
    }

    static LiveSource live(Connection connection) {
        return connection.capability(LiveSource.class).orElseThrow();
    }

    static Events events(Connection connection) {
        return connection.capability(Events.class).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        camera.close();
    }
}
