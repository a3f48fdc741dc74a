// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.lab.fault.Fault;

/** A session with one client, from its first call to its end (protocol reference, sections 3.4 to 3.6). */
final class Viewer {
    /** What a camera sends again after so long, as long as nothing else is wanted. */
    static final int RESEND_MILLIS = 60;
    /** Commands that come this soon after the camera was ready are lost. */
    static final int DEAF_MILLIS = 100;

    private static final byte[] NOTHING = {};
    private static final long MILLION = 1_000_000;
    private static final long TICK = 10 * MILLION;
    private static final long DEAD = 6000 * MILLION;
    private static final int FIRST_OF_WRAP = 65_520;
    private static final int REMEMBERED = 512;

    private final PpppCamera camera;
    private final DatagramChannel channel;
    private final InetSocketAddress peer;
    private final Map<Integer, Window> windows = new HashMap<>();
    private final Set<Integer> heard = new HashSet<>();
    private final Set<Integer> heardTalk = new HashSet<>();
    private final long beganNanos = System.nanoTime();
    private final Trouble trouble;
    private final Speech speech;
    private final Stream stream;
    private long heardNanos = beganNanos;
    private long saidNanos = beganNanos;
    private long blockedUntilNanos = beganNanos;
    private boolean ended;

    Viewer(PpppCamera camera, DatagramChannel channel, InetSocketAddress peer) {
        this.camera = camera;
        this.channel = channel;
        this.peer = peer;
        this.speech = camera.speech(this);
        this.stream =
                new Stream(this, camera.loop(), camera.body(), speech.shape(), camera.rate(), camera.staggerNanos());
        this.trouble = new Trouble(camera, this);
    }

    InetSocketAddress peer() {
        return peer;
    }

    boolean on(DatagramChannel other) {
        return channel.equals(other);
    }

    DatagramChannel channel() {
        return channel;
    }

    boolean ended() {
        return ended;
    }

    Stream stream() {
        return stream;
    }

    /** Tells the client three times that the camera is ready, and begins. */
    void begin() {
        for (int i = 0; i < 3; i++) {
            camera.loop().at(beganNanos + i * TICK, this::ready);
        }
        camera.loop().at(beganNanos + DEAF_MILLIS * MILLION, speech::connected);
        camera.loop().at(beganNanos + TICK, this::tick);
    }

    /** Sends whichever packets a window holds under the next numbers. */
    Window window(int number) {
        return windows.computeIfAbsent(
                number,
                key -> new Window(
                        key, camera.body().faults().has(Fault.WRAP) ? FIRST_OF_WRAP : 0, camera.cipher(), this::put));
    }

    /** Says something on the channel of commands. */
    void say(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += Window.PAYLOAD) {
            window(0).send(NOTHING, bytes, at, Math.min(Window.PAYLOAD, bytes.length - at));
        }
    }

    /** Says it after a while. */
    void say(int afterMillis, byte[] bytes) {
        camera.loop().at(System.nanoTime() + afterMillis * MILLION, () -> {
            if (!ended) {
                say(bytes);
            }
        });
    }

    /** Neither takes nor acknowledges commands for so long, while everything else goes on. */
    void block(int seconds) {
        blockedUntilNanos = System.nanoTime() + seconds * 1000L * MILLION;
    }

    /** One deciphered datagram from this client. */
    void datagram(byte[] bytes, int length) {
        if (ended) {
            return;
        }
        heardNanos = System.nanoTime();
        switch (Packets.type(bytes, length)) {
            case Packets.PUNCH, Packets.READY -> ready();
            case Packets.ALIVE -> send(Packets.of(Packets.ALIVE_ACK, NOTHING, padding()));
            case Packets.CLOSE -> {
                send(Packets.of(Packets.CLOSE, NOTHING, 0));
                camera.over(this);
            }
            case Packets.DRW -> packet(bytes, 4 + Bytes.two(bytes, 2));
            case Packets.DRW_ACK -> acknowledged(bytes, 4 + Bytes.two(bytes, 2));
            default -> {
                return;
            }
        }
    }

    private void ready() {
        if (!ended) {
            byte[] ready = Packets.of(Packets.READY, camera.uid(), camera.binary() ? 8 : 0);
            send(ready);
        }
    }

    private int padding() {
        return camera.binary() ? 4 : 0;
    }

    private void packet(byte[] bytes, int end) {
        if (end < 8 || (bytes[4] & 255) != 0xd1) {
            return;
        }
        long now = System.nanoTime();
        int number = bytes[5] & 255;
        int index = Bytes.two(bytes, 6);
        if (number == 0 && (now - beganNanos < DEAF_MILLIS * MILLION || now - blockedUntilNanos < 0)) {
            return;
        }
        send(Packets.acknowledgement(number, index, camera.binary()));
        if (number == 0 && isNew(heard, index)) {
            speech.command(Arrays.copyOfRange(bytes, 8, end));
        } else if (number == 3 && isNew(heardTalk, index)) {
            camera.body().count("talk-packets");
        }
    }

    private static boolean isNew(Set<Integer> known, int index) {
        boolean fresh = known.add(index);
        known.remove((index - REMEMBERED) & 0xffff);
        return fresh;
    }

    private void acknowledged(byte[] bytes, int end) {
        if (end < 8) {
            return;
        }
        Window window = windows.get(bytes[5] & 255);
        int count = Math.min(Bytes.two(bytes, 6), (end - 8) / 2);
        for (int i = 0; window != null && i < count; i++) {
            window.acknowledged(Bytes.two(bytes, 8 + 2 * i));
        }
    }

    private void tick() {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        if (now - heardNanos > DEAD) {
            camera.over(this);
            return;
        }
        long resend = camera.body().faults().number(Fault.RESEND, RESEND_MILLIS) * MILLION;
        windows.values().forEach(window -> window.tick(now, resend));
        if (now - saidNanos >= (camera.binary() ? 450 : 1000) * MILLION) {
            send(Packets.of(Packets.ALIVE, NOTHING, padding()));
        }
        trouble.tick(now, (now - beganNanos) / MILLION);
        camera.loop().at(now + TICK, this::tick);
    }

    /** Enciphers and sends a datagram. */
    void send(byte[] bytes) {
        camera.cipher().encipher(bytes, bytes.length);
        put(bytes, bytes.length);
    }

    private void put(byte[] bytes, int length) {
        if (!ended && !camera.silent()) {
            saidNanos = System.nanoTime();
            camera.outlet().send(channel, bytes, length, peer);
        }
    }

    /** Tells the client that it is over. */
    void hangUp() {
        for (int i = 0; i < 3; i++) {
            send(Packets.of(Packets.CLOSE, NOTHING, 0));
        }
        camera.over(this);
    }

    /** Ends without a word. */
    void end() {
        ended = true;
        stream.stop();
        trouble.end();
    }
}
