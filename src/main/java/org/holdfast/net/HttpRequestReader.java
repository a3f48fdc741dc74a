// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the HTTP requests of other programs and of devices, bounded in size; time is bounded by the socket's own
 * limit for each read, or {@link #within} for all of them. For one thread.
 */
public final class HttpRequestReader {
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_HEADERS = 64;
    private static final Pattern REQUEST_LINE =
            Pattern.compile("([A-Za-z]{1,16}) (/[^? ]{0,2048})(?:\\?([^ ]{0,4096}))? HTTP/1\\.[01]");

    private final InputStream in;

    /** @param in as the socket gives it */
    public HttpRequestReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * Reads from a socket that may take so long in sum, however its bytes trickle.
     *
     * @param longest counted from now; a read after that fails as one that timed out
     */
    public static HttpRequestReader within(Socket client, Duration longest) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        return new HttpRequestReader(new FilterInputStream(client.getInputStream()) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new SocketTimeoutException("The request takes too long");
                }
                client.setSoTimeout(Math.toIntExact(left));
                return super.read(into, from, most);
            }
        });
    }

    /**
     * Reads the next head; empty where the peer ended in peace before one began.
     *
     * @throws MalformedRequestException when it is none
     * @throws EOFException when it breaks off
     */
    public Optional<HttpRequest> head() throws IOException {
        String first = line(true);
        if (first == null) {
            return Optional.empty();
        }
        Matcher matcher = REQUEST_LINE.matcher(first);
        if (!matcher.matches()) {
            throw new MalformedRequestException("No request line");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int count = 0; ; count++) {
            String line = line(false);
            if (line == null || line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (count >= MOST_HEADERS || colon < 1) {
                throw new MalformedRequestException("No header");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return Optional.of(new HttpRequest(
                matcher.group(1).toUpperCase(Locale.ROOT),
                matcher.group(2),
                matcher.group(3) == null ? "" : matcher.group(3),
                headers));
    }

    /**
     * Reads the body that the head announces with {@code Content-Length}; without one there is none.
     *
     * @param most how many bytes are taken
     * @throws MalformedRequestException when it is longer, or announced in a way that is not taken
     * @throws EOFException when it breaks off
     */
    public byte[] body(HttpRequest head, int most) throws IOException {
        if (head.header("Transfer-Encoding").isPresent()) {
            throw new MalformedRequestException("A body without a length");
        }
        String length = head.header("Content-Length").orElse("0");
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > most) {
            throw new MalformedRequestException("A body that is too long");
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            throw new EOFException("The body breaks off");
        }
        return body;
    }

    /** A line without its end; null where there is nothing any more and {@code first} is wanted. */
    private @Nullable String line(boolean first) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int read = in.read();
            if (read < 0) {
                if (first && line.isEmpty()) {
                    return null;
                }
                throw new EOFException("The head breaks off");
            }
            if (read == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new MalformedRequestException("A line that is too long");
            }
            line.append((char) read);
        }
    }
}
