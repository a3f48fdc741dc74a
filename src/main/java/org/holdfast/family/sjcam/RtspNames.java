// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;

/**
 * Finds the one name under which a firmware gives its live picture, by asking for each in turn (protocol reference,
 * section 11). Never asked of an SJ4000, whose name is known and where each request cuts off the client before.
 * Thread-safe; a name once found is kept.
 */
final class RtspNames {
    static final String SJ4000 = "sjcam.mov";

    private static final List<String> NAMES = List.of(SJ4000, "xxx.mov", "xxxx.mov", "xxx.mp4", "xxxx.mp4", "");
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Network network;
    private final Address address;
    private final ClientSockets sockets;
    private final Pace pace;
    private volatile Optional<String> found = Optional.empty();

    RtspNames(Network network, Address address, Optional<LocalInterface> via, Pace pace) {
        this.network = network;
        this.address = address;
        this.sockets = new ClientSockets(network.reach(), via);
        this.pace = pace;
    }

    /** The name that is answered, or the first of the list where none is. */
    String find() throws InterruptedException {
        if (found.isEmpty()) {
            look();
        }
        return found.orElse(NAMES.getFirst());
    }

    /** Whether there is a live picture by RTSP now; asks anew each time. */
    boolean answered() throws InterruptedException {
        if (found.isPresent()) {
            return answers(found.get());
        }
        look();
        return found.isPresent();
    }

    private void look() throws InterruptedException {
        for (String name : NAMES) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (answers(name)) {
                found = Optional.of(name);
                return;
            }
        }
    }

    private boolean answers(String name) {
        int port = address.portOr("rtsp", SjcamLive.RTSP_PORT);
        try (Socket socket = sockets.open(address.host(), port, pace.deadline(Pace.CONNECT))) {
            socket.setSoTimeout(Math.toIntExact(pace.deadline(ANSWER).toMillis()));
            byte[] request = ("DESCRIBE rtsp://" + address.urlHost() + ":" + port + "/" + name
                            + " RTSP/1.0\r\nCSeq: 1\r\nAccept: application/sdp\r\nUser-Agent: Holdfast\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            report(WireEvent.Direction.SENT, request, port);
            InputStream in = socket.getInputStream();
            byte[] start = in.readNBytes("RTSP/1.0 200".length());
            report(WireEvent.Direction.RECEIVED, start, port);
            return Arrays.equals(start, "RTSP/1.0 200".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    private void report(WireEvent.Direction direction, byte[] bytes, int port) {
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(),
                        SjcamFamily.ID,
                        address.host() + ":" + port,
                        direction,
                        WireEvent.Transport.RTSP,
                        ByteBuffer.wrap(bytes)));
    }
}
