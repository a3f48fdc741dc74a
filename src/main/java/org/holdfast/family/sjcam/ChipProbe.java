// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;

/**
 * Looks which other chip a camera has that does not speak this dialect: by the address where it sits and a port that
 * is open there, or by what it answers. Sends nothing that could change anything.
 */
final class ChipProbe {
    private static final int LOOKED_AT = 2048;
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Network network;
    private final Pace pace;

    ChipProbe(Network network, Pace pace) {
        this.network = network;
        this.pace = pace;
    }

    /** What is at an address that did not answer as ours do; empty where nothing gives it away. */
    Optional<OtherChip> look(Address address, Optional<LocalInterface> via) {
        ClientSockets sockets = new ClientSockets(network.reach(), via);
        Optional<OtherChip> seated = OtherChip.at(address.host());
        if (seated.isPresent() && opens(sockets, address.host(), seated.get().port())) {
            return seated;
        }
        Optional<OtherChip> said = answer(sockets, address).flatMap(OtherChip::in);
        if (said.isPresent()) {
            return said;
        }
        int json = address.portOr("json", OtherChip.AMBARELLA.port());
        return opens(sockets, address.host(), json) ? Optional.of(OtherChip.AMBARELLA) : Optional.empty();
    }

    private boolean opens(ClientSockets sockets, String host, int port) {
        try (Socket socket = sockets.open(host, port, pace.deadline(ANSWER))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The beginning of what the main port says to a plain question, HTTP or not. */
    private Optional<String> answer(ClientSockets sockets, Address address) {
        int port = address.portOr(SjcamClient.HTTP_PORT);
        try (Socket socket = sockets.open(address.host(), port, pace.deadline(ANSWER))) {
            socket.setSoTimeout(Math.toIntExact(pace.deadline(ANSWER).toMillis()));
            byte[] question = ("GET / HTTP/1.1\r\nHost: " + address.urlHost() + "\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1);
            socket.getOutputStream().write(question);
            socket.getOutputStream().flush();
            report(address, port, WireEvent.Direction.SENT, question);
            byte[] answer = beginning(socket);
            report(address, port, WireEvent.Direction.RECEIVED, answer);
            return answer.length == 0 ? Optional.empty() : Optional.of(new String(answer, ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] beginning(Socket socket) throws IOException {
        long deadline = System.nanoTime() + pace.deadline(ANSWER).toNanos();
        byte[] bytes = new byte[LOOKED_AT];
        int length = 0;
        try {
            int count;
            while (length < LOOKED_AT
                    && System.nanoTime() < deadline
                    && (count = socket.getInputStream().read(bytes, length, LOOKED_AT - length)) > 0) {
                length += count;
            }
        } catch (java.net.SocketTimeoutException e) {
            // What came so far is looked at.
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private void report(Address address, int port, WireEvent.Direction direction, byte[] bytes) {
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(),
                        SjcamFamily.ID,
                        address.host() + ":" + port,
                        direction,
                        WireEvent.Transport.HTTP,
                        ByteBuffer.wrap(bytes)));
    }
}
