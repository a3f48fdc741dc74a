// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.PacketListener;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;

/** A session whose camera is a function: each packet on channel 0 is acknowledged and answered at once. */
public final class ScriptedSession implements PpppSession {
    private final Function<byte[], List<byte[]>> camera;
    private final Map<Integer, PacketListener> listeners = new ConcurrentHashMap<>();
    private final List<Consumer<DeviceException>> watchers = new CopyOnWriteArrayList<>();
    private final List<SentPacket> sent = new CopyOnWriteArrayList<>();
    private final AtomicLong index = new AtomicLong();
    private final AtomicInteger patience = new AtomicInteger();
    private final AtomicInteger mostPatience = new AtomicInteger();
    private volatile @Nullable DeviceException over;

    /** @param camera the packets that answer a packet */
    public ScriptedSession(Function<byte[], List<byte[]>> camera) {
        this.camera = camera;
    }

    /** All that was sent, in order. */
    public List<SentPacket> sent() {
        return new ArrayList<>(sent);
    }

    /** How often patience was asked for, and whether it is still. */
    public int timesPatient() {
        return mostPatience.get();
    }

    public boolean isPatient() {
        return patience.get() > 0;
    }

    /** A packet from the camera. */
    public void deliver(int channel, long at, byte[] bytes) {
        PacketListener listener = listeners.get(channel);
        if (listener != null) {
            listener.packet(at, ByteBuffer.wrap(bytes), System.nanoTime());
        }
    }

    /** Its next packet on channel 0. */
    public void deliver(byte[] bytes) {
        deliver(0, index.getAndIncrement(), bytes);
    }

    /** The camera falls silent. */
    public void end() {
        DeviceException why = new DeviceException.Unreachable(where(), Text.literal("being there"), null);
        over = why;
        watchers.forEach(each -> each.accept(why));
    }

    @Override
    public Uid uid() {
        return Uid.parse("DGOA-933765-NDBND").orElseThrow();
    }

    @Override
    public String where() {
        return "127.0.0.9:32108";
    }

    @Override
    public void send(int channel, ByteBuffer payload) throws DeviceException {
        byte[] bytes = keep(channel, payload, false);
        if (channel == 0) {
            camera.apply(bytes).forEach(this::deliver);
        }
    }

    @Override
    public void post(int channel, ByteBuffer payload) throws DeviceException {
        byte[] _ = keep(channel, payload, true);
    }

    private byte[] keep(int channel, ByteBuffer payload, boolean posted) throws DeviceException {
        DeviceException why = over;
        if (why != null) {
            throw why;
        }
        if (payload.remaining() > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("Too long for a packet");
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        sent.add(new SentPacket(channel, bytes, posted));
        return bytes;
    }

    @Override
    public Registration listen(int channel, PacketListener listener) {
        listeners.put(channel, listener);
        return () -> listeners.remove(channel, listener);
    }

    @Override
    public Registration onLost(Consumer<DeviceException> lost) {
        watchers.add(lost);
        return () -> watchers.remove(lost);
    }

    @Override
    public Registration patient() {
        patience.incrementAndGet();
        mostPatience.incrementAndGet();
        return patience::decrementAndGet;
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
