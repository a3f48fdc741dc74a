// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.holdfast.net.Address;

/** Three sockets on loopback that keep what they get and answer as a test says. */
final class ScriptedDemo implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final DatagramSocket video;
    private final DatagramSocket sound;
    private final DatagramSocket control;
    private final BiConsumer<ScriptedDemo, Asked> answer;

    /** What was asked: by whom, where, and as hexadecimal digits. */
    record Asked(String port, String bytes, SocketAddress by) {}

    ScriptedDemo(BiConsumer<ScriptedDemo, Asked> answer) throws SocketException {
        this.answer = answer;
        InetAddress here = InetAddress.getLoopbackAddress();
        video = new DatagramSocket(new InetSocketAddress(here, 0));
        sound = new DatagramSocket(new InetSocketAddress(here, 0));
        control = new DatagramSocket(new InetSocketAddress(here, 0));
        serve("video", video);
        serve("sound", sound);
        serve("control", control);
    }

    Address address() {
        return new Address(
                "127.0.0.1",
                OptionalInt.empty(),
                new TreeMap<>(Map.of(
                        "video", video.getLocalPort(),
                        "sound", sound.getLocalPort(),
                        "control", control.getLocalPort())));
    }

    void video(SocketAddress to, byte[] datagram) {
        send(video, to, datagram);
    }

    void sound(SocketAddress to, byte[] datagram) {
        send(sound, to, datagram);
    }

    void control(SocketAddress to, byte[] datagram) {
        send(control, to, datagram);
    }

    long count(String request) {
        return requests.stream().filter(request::equals).count();
    }

    private void serve(String name, DatagramSocket socket) {
        Thread.ofVirtual().name("work-scripted-" + name).start(() -> {
            byte[] buffer = new byte[2048];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                } catch (IOException e) {
                    return;
                }
                String bytes = HexFormat.of().formatHex(Arrays.copyOf(buffer, packet.getLength()));
                requests.add(name + " " + bytes);
                answer.accept(this, new Asked(name, bytes, packet.getSocketAddress()));
            }
        });
    }

    private static void send(DatagramSocket socket, SocketAddress to, byte[] datagram) {
        try {
            socket.send(new DatagramPacket(datagram, datagram.length, to));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        video.close();
        sound.close();
        control.close();
    }
}
