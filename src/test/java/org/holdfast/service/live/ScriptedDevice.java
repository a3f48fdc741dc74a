// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;

/** One camera, connected or not as a test wants it, behind {@link Connections}. */
final class ScriptedDevice implements Connections, Connection, LiveSource {
    static final LiveStream RTSP =
            new LiveStream.Rtsp(URI.create("rtsp://127.0.0.1:18554/sjcam.mov"), false, Optional.empty());
    static final LiveStream MJPEG = new LiveStream.Mjpeg(URI.create("http://127.0.0.1:18192/"), Optional.empty());

    final Device device = new Device("cam", "sjcam", "SJ4000", "Bike", Address.parse("127.0.0.1:18080"), Map.of());
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger byItself = new AtomicInteger();
    final AtomicInteger held = new AtomicInteger();
    final List<Device> asked = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    volatile LiveStream now = RTSP;
    volatile Optional<DeviceException> refusal = Optional.empty();

    void move(LiveStream to) {
        now = to;
        listeners.forEach(Runnable::run);
    }

    @Override
    public Lease openByItself(Device wanted) throws DeviceException {
        byItself.incrementAndGet();
        return open(wanted);
    }

    @Override
    public Lease open(Device wanted) throws DeviceException {
        asked.add(wanted);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        opened.incrementAndGet();
        held.incrementAndGet();
        return new Lease() {
            private boolean closed;

            @Override
            public Connection connection() {
                return ScriptedDevice.this;
            }

            @Override
            public synchronized void close() {
                if (!closed) {
                    closed = true;
                    held.decrementAndGet();
                }
            }
        };
    }

    @Override
    public Reachability reachability(String deviceId) {
        return new Reachability.Unknown();
    }

    @Override
    public Registration listen(Runnable changed) {
        return () -> {};
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
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public LiveStream stream() {
        return now;
    }

    @Override
    public Registration onMoved(Runnable moved) {
        listeners.add(moved);
        return () -> listeners.remove(moved);
    }

    @Override
    public void close() {}
}
