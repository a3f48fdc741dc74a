// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.ServiceTexts;
import org.jspecify.annotations.Nullable;

/** A device's own stream, asked over its shared connection. */
final class DeviceSource implements StreamSource {
    private final Connections connections;
    private final Device device;
    private final Runnable moved;
    private final Object lock = new Object();
    private Connections.@Nullable Lease lease;
    private @Nullable Registration listening;
    private boolean released;

    DeviceSource(Connections connections, Device device, Runnable moved) {
        this.connections = connections;
        this.device = device;
        this.moved = moved;
    }

    Device device() {
        return device;
    }

    @Override
    public LiveStream stream(boolean asked) throws DeviceException, InterruptedException {
        Connections.Lease held;
        synchronized (lock) {
            held = lease;
        }
        if (held == null) {
            held = asked ? connections.open(device) : connections.openByItself(device);
            if (!keep(held)) {
                held.close();
                throw new InterruptedException("Nobody wants the stream any more");
            }
            Connections.Lease fresh = held;
            held.connection().onLost(why -> forget(fresh));
        }
        Optional<LiveSource> source = held.connection().capability(LiveSource.class);
        if (source.isEmpty()) {
            return new LiveStream.None(ServiceTexts.of("live.none"));
        }
        listen(source.get());
        return source.get().stream();
    }

    private boolean keep(Connections.Lease fresh) {
        synchronized (lock) {
            if (!released) {
                lease = fresh;
            }
            return !released;
        }
    }

    /** After the device fell silent the next attempt opens another connection. */
    private void forget(Connections.Lease lost) {
        Registration first;
        synchronized (lock) {
            if (!lost.equals(lease)) {
                return;
            }
            lease = null;
            first = listening;
            listening = null;
        }
        if (first != null) {
            first.close();
        }
        lost.close();
    }

    private void listen(LiveSource source) {
        synchronized (lock) {
            if (listening != null) {
                return;
            }
        }
        Registration registration = source.onMoved(moved);
        synchronized (lock) {
            if (!released) {
                listening = registration;
                return;
            }
        }
        registration.close();
    }

    @Override
    public void release() {
        Registration first;
        Connections.Lease second;
        synchronized (lock) {
            released = true;
            first = listening;
            second = lease;
            listening = null;
            lease = null;
        }
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
    }
}
