// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;

/**
 * The RTSP connection as bytes: whole messages and, between them, packets that travel inside the connection
 * (RFC 2326, section 10.12). Every message is bounded in size and in the time it may trickle. One thread reads;
 * {@link #send} may be called by any.
 */
final class RtspWire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final Network network;
    private final String peer;
    private final UnaryOperator<String> hide;
    private final Object writing = new Object();
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;

    private final ByteBuffer packet = ByteBuffer.allocateDirect(64 * 1024);
    private int channel;
    private RtspHead head = new RtspHead("", java.util.List.of());
    private byte[] body = {};

    /** What {@link #next} found. */
    enum Kind {
        NOTHING,
        PACKET,
        MESSAGE,
        END
    }

    /** A message out of bounds or not one at all. */
    static final class BadMessageException extends IOException {
        private static final long serialVersionUID = 1L;

        BadMessageException(String what) {
            super(what);
        }
    }

    /** @param hide takes out of a message what must not be logged */
    RtspWire(Socket socket, Network network, String peer, UnaryOperator<String> hide) throws IOException {
        this.hide = hide;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.network = network;
        this.peer = peer;
    }

    /** Sends one whole message or packet. */
    void send(byte[] message) throws IOException {
        boolean rtp = message[0] == '$';
        report(WireEvent.Direction.SENT, rtp, message, 0, message.length);
        synchronized (writing) {
            socket.getOutputStream().write(message);
        }
    }

    /**
     * Reads what comes next.
     *
     * @param idle how long to wait for its first byte
     * @param patience how long the rest may take
     */
    Kind next(Duration idle, Duration patience) throws IOException {
        if (position == limit) {
            try {
                fill(System.nanoTime() + idle.toNanos());
            } catch (SocketTimeoutException e) {
                return Kind.NOTHING;
            } catch (EOFException e) {
                return Kind.END;
            }
        }
        long deadline = System.nanoTime() + patience.toNanos();
        if (buffer[position] == '$') {
            readPacket(deadline);
            return Kind.PACKET;
        }
        readMessage(deadline);
        return Kind.MESSAGE;
    }

    /** The packet that {@link #next} read, valid until the next call. */
    ByteBuffer packet() {
        return packet;
    }

    int channel() {
        return channel;
    }

    RtspHead head() {
        return head;
    }

    ByteBuffer body() {
        return ByteBuffer.wrap(body);
    }

    private void readPacket(long deadline) throws IOException {
        read(deadline);
        channel = read(deadline);
        int length = read(deadline) << 8;
        length |= read(deadline);
        packet.clear();
        while (length > 0) {
            if (position == limit) {
                fill(deadline);
            }
            int part = Math.min(length, limit - position);
            packet.put(buffer, position, part);
            position += part;
            length -= part;
        }
        packet.flip();
        if (network.tap().active()) {
            byte[] copy = new byte[packet.remaining()];
            packet.get(0, copy);
            report(WireEvent.Direction.RECEIVED, true, copy, 0, copy.length);
        }
    }

    private void readMessage(long deadline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        int lineLength = 0;
        boolean begun = false;
        while (true) {
            int one = read(deadline);
            if (!begun && (one == '\r' || one == '\n')) {
                // Empty lines before a message are allowed.
                if (lineLength++ > 16) {
                    throw new BadMessageException("Only empty lines came");
                }
                continue;
            }
            if (!begun) {
                begun = true;
                lineLength = 0;
            }
            bytes.write(one);
            if (bytes.size() > RtspHead.LARGEST) {
                throw new BadMessageException("The head is too long");
            }
            if (one == '\n') {
                if (lineLength == 0) {
                    break;
                }
                lineLength = 0;
            } else if (one != '\r' && ++lineLength > RtspHead.LONGEST_LINE) {
                throw new BadMessageException("A line of the head is too long");
            }
        }
        RtspHead parsed = RtspHead.parse(ByteBuffer.wrap(bytes.toByteArray()));
        if (parsed == null) {
            throw new BadMessageException("The head is not one");
        }
        head = parsed;
        body = readBody(parsed, deadline);
        if (network.tap().active()) {
            bytes.writeBytes(body);
            report(WireEvent.Direction.RECEIVED, false, bytes.toByteArray(), 0, bytes.size());
        }
    }

    private byte[] readBody(RtspHead of, long deadline) throws IOException {
        if (of.header("Content-Length").isEmpty()) {
            return new byte[0];
        }
        int length = of.number("Content-Length").orElse(-1);
        if (length < 0 || length > SessionDescription.LARGEST) {
            throw new BadMessageException("The body is too long");
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) read(deadline);
        }
        return bytes;
    }

    private int read(long deadline) throws IOException {
        if (position == limit) {
            fill(deadline);
        }
        return Byte.toUnsignedInt(buffer[position++]);
    }

    private void fill(long deadline) throws IOException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("The message trickled for too long");
        }
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw new EOFException("The connection was closed");
        }
        position = 0;
        limit = count;
    }

    private void report(WireEvent.Direction direction, boolean rtp, byte[] bytes, int from, int to) {
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(),
                        "rtsp",
                        peer,
                        direction,
                        rtp ? WireEvent.Transport.RTP : WireEvent.Transport.RTSP,
                        ByteBuffer.wrap(rtp ? Arrays.copyOfRange(bytes, from, to) : hidden(bytes, from, to))));
    }

    private byte[] hidden(byte[] bytes, int from, int to) {
        return hide.apply(new String(bytes, from, to - from, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
