// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;
import org.jspecify.annotations.Nullable;

/**
 * The camera's web server as far as it gives out files and pages: one request a connection, bodies of any length read
 * straight into the caller's memory, every wait bounded. The tap is told each request and the head of each answer
 * with the little that came in the same piece; bodies cost it nothing. Nothing is ever sent anywhere but to the
 * camera: redirects are refused. Thread-safe.
 */
final class CardHttp implements AutoCloseable {
    /** Time for a connection, for the head of an answer, and without a byte (protocol reference, section 15). */
    static final Duration CONNECT = Duration.ofSeconds(5);

    static final Duration ANSWER = Duration.ofSeconds(15);
    static final Duration STALL = Duration.ofSeconds(15);

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int PIECE = 8 * 1024;

    private final Network network;
    private final Address address;
    private final ClientSockets sockets;
    private final Pace pace;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    CardHttp(Network network, Address address, Optional<LocalInterface> via, Pace pace) {
        this.network = network;
        this.address = address;
        this.sockets = new ClientSockets(network.reach(), via);
        this.pace = pace;
    }

    /** Where the camera is, for messages. */
    String where() {
        return address.urlHost();
    }

    /** Whether something is being transferred. */
    boolean transfers() {
        return !open.isEmpty();
    }

    Pace pace() {
        return pace;
    }

    /**
     * Asks for something and returns once the head of the answer was read.
     *
     * @param target path and query, encoded
     * @param from the first byte that is wanted; 0 asks for the whole
     * @param tried what is being done, for messages
     * @param within how long the head of the answer may take
     * @throws DeviceException.Refused when the camera sends us elsewhere
     */
    CardAnswer get(String target, long from, Text tried, Duration within) throws DeviceException, InterruptedException {
        String range = from > 0 ? "Range: bytes=" + from + "-\r\n" : "";
        Socket socket = connect(tried);
        try {
            byte[] head = head("GET", target, range);
            socket.getOutputStream().write(head);
            report(WireEvent.Direction.SENT, head);
            return answer(socket, tried, within);
        } catch (IOException e) {
            drop(socket);
            throw failure(tried, e);
        } catch (DeviceException | RuntimeException e) {
            drop(socket);
            throw e;
        }
    }

    /** Opens a connection that ends with this object at the latest. */
    Socket connect(Text tried) throws DeviceException, InterruptedException {
        try {
            Socket socket = sockets.open(address.host(), address.portOr(SjcamClient.HTTP_PORT), pace.deadline(CONNECT));
            open.add(socket);
            if (closed) {
                drop(socket);
            }
            return socket;
        } catch (IOException e) {
            if (interrupted(e)) {
                throw new InterruptedException();
            }
            throw HttpFailure.unreachable(where(), tried, e);
        }
    }

    /** A request's head; tiny servers get no more than they need. */
    byte[] head(String method, String target, String more) {
        return (method + " " + target + " HTTP/1.1\r\nHost: " + address.urlHost() + ":"
                        + address.portOr(SjcamClient.HTTP_PORT) + "\r\nUser-Agent: Holdfast\r\n" + more
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads the head of an answer, which may take {@code within} in all. */
    CardAnswer answer(Socket socket, Text tried, Duration within) throws IOException, DeviceException {
        long deadline = System.nanoTime() + pace.deadline(within).toNanos();
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[PIECE];
        int count = 0;
        int end = -1;
        while (end < 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, LONGEST_HEAD);
            }
            socket.setSoTimeout((int) left);
            int more = count == LONGEST_HEAD ? -1 : in.read(bytes, count, bytes.length - count);
            if (more < 0) {
                throw new DeviceException.Malformed(where(), tried, text("malformed.cut-off"), null);
            }
            end = headEnd(bytes, Math.max(0, count - 3), count + more);
            count += more;
        }
        report(WireEvent.Direction.RECEIVED, Arrays.copyOf(bytes, count));
        socket.setSoTimeout(Math.max(1, (int) pace.deadline(STALL).toMillis()));
        return parsed(new String(bytes, 0, end, StandardCharsets.ISO_8859_1), socket, tried)
                .begins(bytes, end, count - end);
    }

    /** Where the body begins, or -1. */
    private static int headEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' && i + 1 < to && bytes[i + 1] == '\n') {
                return i + 2;
            }
            if (bytes[i] == '\n' && i + 2 < to && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
                return i + 3;
            }
        }
        return -1;
    }

    private CardAnswer parsed(String head, Socket socket, Text tried) throws DeviceException {
        String[] lines = head.split("\r?\n", -1);
        int code = code(lines[0]);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        if (code < 100 || headers.containsKey("transfer-encoding")) {
            throw new DeviceException.Malformed(where(), tried, text("malformed.cut-off"), null);
        }
        if (code >= 300 && code < 400) {
            throw new DeviceException.Refused(where(), tried, text("refused.elsewhere"), text("advice.elsewhere"));
        }
        OptionalLong length = OptionalLong.empty();
        if (headers.containsKey("content-length")) {
            length = SjcamAnswer.number64(headers.get("content-length"));
            if (length.isEmpty() || length.getAsLong() < 0) {
                throw new DeviceException.Malformed(where(), tried, text("malformed.length"), null);
            }
        }
        return new CardAnswer(this, socket, tried, code, headers, length);
    }

    private static int code(String line) {
        String[] words = line.split(" ", 3);
        return words.length >= 2 && words[0].startsWith("HTTP/1.") && words[1].matches("[0-9]{3}")
                ? Integer.parseInt(words[1])
                : -1;
    }

    void report(WireEvent.Direction direction, byte[] bytes) {
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(),
                        SjcamFamily.ID,
                        address.host() + ":" + address.portOr(SjcamClient.HTTP_PORT),
                        direction,
                        WireEvent.Transport.HTTP,
                        ByteBuffer.wrap(bytes)));
    }

    /** What the breaking of a connection means. */
    DeviceException failure(Text tried, @Nullable IOException e) throws InterruptedException {
        if (interrupted(e)) {
            throw new InterruptedException();
        }
        if (e instanceof SocketTimeoutException) {
            return new DeviceException.TimedOut(where(), tried, text("advice.silent"), e);
        }
        return new DeviceException.Malformed(where(), tried, text("malformed.broke-off"), e);
    }

    /** A virtual thread that is interrupted loses the socket it waits for. */
    private static boolean interrupted(@Nullable IOException e) {
        return e != null && Thread.interrupted();
    }

    /** Ends a connection; harmless when repeated. */
    void drop(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left of it to close.
        }
    }

    /** Ends every connection. */
    @Override
    public void close() {
        closed = true;
        open.forEach(this::drop);
    }
}
