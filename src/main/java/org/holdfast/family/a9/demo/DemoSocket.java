// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.UdpSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket to one camera in demo mode. Everything that is sent in this mode goes through here, and the two bytes that
 * start a firmware update do not (protocol reference, section 12). One thread receives.
 */
final class DemoSocket implements AutoCloseable {
    private static final Port[] PORTS = Port.values();

    private final UdpSocket socket;
    private final InetSocketAddress video;
    private final InetSocketAddress sound;
    private final InetSocketAddress control;
    private final ByteBuffer received = ByteBuffer.allocateDirect(2048);

    private DemoSocket(UdpSocket socket, InetAddress camera, Address address) {
        this.socket = socket;
        this.video = new InetSocketAddress(camera, address.portOr("video", DemoCamera.VIDEO_PORT));
        this.sound = new InetSocketAddress(camera, address.portOr("sound", DemoCamera.SOUND_PORT));
        this.control = new InetSocketAddress(camera, address.portOr("control", DemoCamera.CONTROL_PORT));
    }

    static DemoSocket open(Network network, Address address, Optional<LocalInterface> via) throws IOException {
        InetAddress camera = ClientSockets.resolve(network.reach(), address.host()).stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new UnknownHostException("These cameras have IPv4 addresses"));
        network.reach().require(camera);
        return new DemoSocket(UdpSocket.open(network, "a9", via, camera), camera, address);
    }

    /** Which of the camera's ports. */
    enum Port {
        VIDEO,
        SOUND,
        CONTROL
    }

    /**
     * Sends.
     *
     * @throws IllegalArgumentException for what would start a firmware update; nothing was sent then
     */
    void send(Port port, byte... bytes) throws IOException {
        if (bytes.length >= 2 && bytes[0] == 0x42 && bytes[1] == 0x38) {
            throw new IllegalArgumentException("This would start a firmware update");
        }
        socket.send(ByteBuffer.wrap(bytes), address(port));
    }

    /**
     * Waits for a datagram of the camera; those of others are left out.
     *
     * @return the port that sent it; null when the time is over
     */
    @Nullable
    Port receive(long deadlineNanos) throws IOException, InterruptedException {
        while (true) {
            InetSocketAddress from = socket.receive(received, deadlineNanos);
            if (from == null) {
                return null;
            }
            for (Port port : PORTS) {
                if (from.equals(address(port))) {
                    return port;
                }
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                return null;
            }
        }
    }

    /** What was received last, valid until the next. */
    ByteBuffer received() {
        return received;
    }

    private InetSocketAddress address(Port port) {
        return switch (port) {
            case VIDEO -> video;
            case SOUND -> sound;
            case CONTROL -> control;
        };
    }

    @Override
    public void close() {
        socket.close();
    }
}
