// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.PacketListener;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.Registration;

/** A session whose packets a test hands in. */
final class ScriptedSession implements PpppSession {
    volatile boolean closed;
    private final Uid uid;
    private final Map<Integer, PacketListener> channels = new ConcurrentHashMap<>();
    private final List<Consumer<DeviceException>> losing = new CopyOnWriteArrayList<>();
    private volatile Optional<DeviceException> lost = Optional.empty();

    ScriptedSession(Uid uid) {
        this.uid = uid;
    }

    /** A packet arrives. */
    void arrives(int channel, long index, byte[] payload) {
        PacketListener listener = channels.get(channel);
        if (listener != null) {
            listener.packet(index, ByteBuffer.wrap(payload), System.nanoTime());
        }
    }

    /** Whether anybody hears a channel. */
    boolean heard(int channel) {
        return channels.containsKey(channel);
    }

    /** The camera falls silent. */
    DeviceException falls() {
        DeviceException why = new DeviceException.TimedOut(where(), Text.literal("keeping the session"), null);
        lost = Optional.of(why);
        losing.forEach(each -> each.accept(why));
        return why;
    }

    @Override
    public Uid uid() {
        return uid;
    }

    @Override
    public String where() {
        return "127.0.0.1:5";
    }

    @Override
    public void send(int channel, ByteBuffer payload) {}

    @Override
    public void post(int channel, ByteBuffer payload) {}

    @Override
    public Registration listen(int channel, PacketListener listener) {
        channels.put(channel, listener);
        return () -> channels.remove(channel, listener);
    }

    @Override
    public Registration onLost(Consumer<DeviceException> listener) {
        losing.add(listener);
        lost.ifPresent(listener);
        return () -> losing.remove(listener);
    }

    @Override
    public Registration patient() {
        return () -> {};
    }

    @Override
    public void close() {
        closed = true;
    }
}
