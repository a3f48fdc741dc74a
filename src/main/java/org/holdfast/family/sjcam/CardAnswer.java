// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/**
 * An answer of the camera's web server: its head, and its body on the way. For one thread; {@link #close} may come
 * from any and ends a blocked read.
 */
final class CardAnswer implements AutoCloseable {
    /** A camera that gives less than {@link #SLOWEST} bytes in so much time of waiting is given up. */
    static final Duration WINDOW = Duration.ofSeconds(30);

    static final int SLOWEST = 30 * 1024;

    private final CardHttp http;
    private final Socket socket;
    private final Text tried;
    private final int code;
    private final Map<String, String> headers;
    private final OptionalLong announced;
    private final long window;
    private byte[] early = new byte[0];
    private int earlyAt;
    private int earlyEnd;
    private long given;
    private long waitedNanos;
    private long windowBytes;

    CardAnswer(
            CardHttp http, Socket socket, Text tried, int code, Map<String, String> headers, OptionalLong announced) {
        this.http = http;
        this.socket = socket;
        this.tried = tried;
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.announced = announced;
        this.window = http.pace().deadline(WINDOW).toNanos();
    }

    /** Takes the part of the body that came with the head. */
    CardAnswer begins(byte[] bytes, int from, int count) {
        early = bytes;
        earlyAt = from;
        earlyEnd = from + count;
        return this;
    }

    int code() {
        return code;
    }

    /** @param name in lower case */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body's length as the head tells it. */
    OptionalLong announced() {
        return announced;
    }

    /** Whether it says that it is a page for a browser. */
    boolean claimsPage() {
        return header("content-type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }

    /** How much of the body was given so far. */
    long given() {
        return given;
    }

    /**
     * Waits for the beginning of the body without taking it.
     *
     * @return as much as there is, at most {@code count}
     */
    byte[] peek(int count) throws DeviceException, InterruptedException {
        byte[] start = upTo(count, CardHttp.ANSWER);
        byte[] rest = Arrays.copyOfRange(early, earlyAt, earlyEnd);
        early = new byte[start.length + rest.length];
        System.arraycopy(start, 0, early, 0, start.length);
        System.arraycopy(rest, 0, early, start.length, rest.length);
        earlyAt = 0;
        earlyEnd = early.length;
        given -= start.length;
        return start;
    }

    /**
     * Reads the body, or its first {@code limit} bytes where it is longer; one that ends too early is given as far as
     * it came.
     *
     * @param within how long that may take
     */
    byte[] upTo(int limit, Duration within) throws DeviceException, InterruptedException {
        long deadline = System.nanoTime() + http.pace().deadline(within).toNanos();
        byte[] body = new byte[Math.min(limit, 64 * 1024)];
        int count = 0;
        while (count < limit) {
            if (count == body.length) {
                body = Arrays.copyOf(body, Math.min(limit, 2 * body.length));
            }
            int more = some(body, count, body.length - count);
            if (more < 0) {
                break;
            }
            count += more;
            if (System.nanoTime() > deadline) {
                throw http.failure(tried, new SocketTimeoutException("Too slow to be of use"));
            }
        }
        return Arrays.copyOf(body, count);
    }

    /**
     * Reads at least one byte of the body.
     *
     * @return -1 at its end
     * @throws DeviceException.Malformed when it ends before its announced length
     */
    int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
        int count = some(into, offset, length);
        if (count < 0 && announced.isPresent() && given < announced.getAsLong()) {
            throw new DeviceException.Malformed(http.where(), tried, text("malformed.broke-off"), null);
        }
        return count;
    }

    private int some(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
        int wanted = announced.isPresent() ? (int) Math.min(length, announced.getAsLong() - given) : length;
        if (wanted <= 0) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(wanted, earlyEnd - earlyAt);
        if (count > 0) {
            System.arraycopy(early, earlyAt, into, offset, count);
            earlyAt += count;
        } else {
            count = fromSocket(into, offset, wanted);
        }
        given += Math.max(0, count);
        return count;
    }

    private int fromSocket(byte[] into, int offset, int wanted) throws DeviceException, InterruptedException {
        early = new byte[0];
        earlyAt = 0;
        earlyEnd = 0;
        long began = System.nanoTime();
        int count;
        try {
            InputStream in = socket.getInputStream();
            count = in.read(into, offset, wanted);
        } catch (IOException e) {
            throw http.failure(tried, e);
        }
        // Only waiting counts: whoever reads may take its time.
        waitedNanos += System.nanoTime() - began;
        windowBytes += Math.max(0, count);
        if (waitedNanos >= window) {
            if (count > 0 && windowBytes < SLOWEST) {
                throw http.failure(tried, new SocketTimeoutException("Too slow to be of use"));
            }
            waitedNanos = 0;
            windowBytes = 0;
        }
        return count;
    }

    @Override
    public void close() {
        http.drop(socket);
    }
}
