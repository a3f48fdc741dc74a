// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Writes to one RTSP client: answers from one thread, interleaved packets from another. */
final class RtspConnection {
    private static final int LARGEST_PACKET = 1 << 16;

    private final Socket socket;
    private final Object turn = new Object();
    private final byte[] frame = new byte[LARGEST_PACKET];

    RtspConnection(Socket socket) {
        this.socket = socket;
    }

    void answer(String head, String body) throws IOException {
        byte[] bytes = (head + body).getBytes(StandardCharsets.UTF_8);
        // Two threads write to one socket, and neither may cut the other's message in two.
        synchronized (turn) {
            socket.getOutputStream().write(bytes);
        }
    }

    void interleave(int channel, byte[] packet, int length) throws IOException {
        synchronized (turn) {
            frame[0] = '$';
            frame[1] = (byte) channel;
            frame[2] = (byte) (length >> 8);
            frame[3] = (byte) length;
            System.arraycopy(packet, 0, frame, 4, length);
            socket.getOutputStream().write(frame, 0, length + 4);
        }
    }

    void close() throws IOException {
        socket.close();
    }
}
