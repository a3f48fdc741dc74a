// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks RTSP by hand. */
final class RtspClient implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)\r\n");

    private final Socket socket;
    private final DataInputStream in;
    private final String base;
    private int number;

    RtspClient(InetSocketAddress server, String path) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        base = "rtsp://127.0.0.1:" + server.getPort() + path;
    }

    /** Asks and gives the whole answer; interleaved packets before it are left out. */
    String ask(String method, String below, String... headers) throws IOException {
        number++;
        StringBuilder request =
                new StringBuilder(method + " " + base + below + " RTSP/1.0\r\nCSeq: " + number + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(UTF_8));
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.readUnsignedByte();
            if (octet == '$' && head.isEmpty()) {
                in.readUnsignedByte();
                in.readNBytes(in.readUnsignedShort());
            } else {
                head.append((char) octet);
            }
        }
        Matcher length = LENGTH.matcher(head);
        return head + (length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8) : "");
    }

    /** The next interleaved packet of the picture's channel. */
    byte[] packet() throws IOException {
        while (true) {
            int dollar = in.readUnsignedByte();
            int channel = in.readUnsignedByte();
            byte[] packet = in.readNBytes(in.readUnsignedShort());
            if (dollar != '$') {
                throw new IOException("Not a packet: " + dollar);
            }
            if (channel == 0) {
                return packet;
            }
        }
    }

    /** Reads on until the server ends the connection. */
    void untilTheEnd() throws IOException {
        byte[] forgotten = new byte[65_536];
        int count;
        do {
            count = in.read(forgotten);
        } while (count >= 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
