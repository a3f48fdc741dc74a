// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.TalkBack;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.CameraDialect;

/** Commands that do nothing but note that they were called. */
final class ScriptedDialect implements CameraDialect {
    /** What was called, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    volatile Optional<DeviceException> refusal = Optional.empty();
    volatile StreamLayout layout = new StreamLayout(1, 2, SoundCoding.ADPCM);
    volatile Optional<InetSocketAddress> toldMotion = Optional.empty();
    volatile boolean takesMotion = true;

    @Override
    public void login(Duration first) throws DeviceException {
        calls.add("login");
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    @Override
    public List<Connection.Fact> facts() {
        return List.of(new Connection.Fact("firmware", Text.literal("Firmware"), Text.literal("1.2.3")));
    }

    @Override
    public Optional<Settings> settings() {
        return Optional.empty();
    }

    @Override
    public Optional<Steering> steering() {
        return Optional.empty();
    }

    @Override
    public Optional<TalkBack> talkBack() {
        return Optional.empty();
    }

    @Override
    public Optional<WifiSetup> wifi() {
        return Optional.empty();
    }

    @Override
    public void startStream() {
        calls.add("start");
    }

    @Override
    public void stopStream() {
        calls.add("stop");
    }

    @Override
    public StreamLayout layout() {
        return layout;
    }

    @Override
    public boolean tellMotion(InetSocketAddress listener) {
        toldMotion = Optional.of(listener);
        return takesMotion;
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
