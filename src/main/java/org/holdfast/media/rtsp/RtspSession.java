// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one RTSP session (RFC 2326, section 10) and the checks on their answers. Until {@link #play} has
 * returned one thread calls everything; afterwards {@link #keepAlive}, {@link #teardown} and {@link #answered} may be
 * called by any.
 */
final class RtspSession {
    /** How long everything up to the first packet's request may take, answers that trickle included. */
    static final Duration SETUP_PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_STRANGE_MESSAGES = 16;
    private static final int UNAUTHORIZED = 401;
    /** Once for the challenge, and once for a number that was too old by then. */
    private static final int MOST_LOGINS = 2;

    private static final Pattern SESSION = Pattern.compile("([\\x21-\\x3a\\x3c-\\x7e]{1,256})(?:\\s*;.*)?");
    private static final Pattern TIMEOUT =
            Pattern.compile(".*;\\s*timeout\\s*=\\s*([0-9]{1,5}).*", Pattern.CASE_INSENSITIVE);

    private final RtspWire wire;
    private final String where;
    private final String address;
    private final RtspLogin login;
    private final long deadline;
    private final AtomicInteger sequence = new AtomicInteger();
    private final CountDownLatch tornDown = new CountDownLatch(1);
    private volatile int teardownSequence = -1;
    private volatile int signOfLife = -1;
    private volatile Optional<String> session = Optional.empty();
    private volatile Duration timeout = Duration.ofSeconds(60);
    private volatile boolean parameters;
    private volatile String control;

    /**
     * @param where the server for sentences
     * @param address the stream's address
     * @param login answers the server's challenge
     */
    RtspSession(RtspWire wire, String where, String address, RtspLogin login, long deadline) {
        this.login = login;
        this.wire = wire;
        this.where = where;
        this.address = address;
        this.control = address;
        this.deadline = deadline;
    }

    /** Asks what the server understands. */
    void options() throws DeviceException {
        RtspHead head = request("OPTIONS", address, "");
        parameters = head.header("Public").orElse("").toUpperCase(Locale.ROOT).contains("GET_PARAMETER");
    }

    /** Asks what the stream is made of. */
    SessionDescription describe(OwnServer server) throws DeviceException, ForeignAddressException {
        RtspHead head = request("DESCRIBE", address, "Accept: application/sdp\r\n");
        ByteBuffer body = wire.body();
        SessionDescription description = SessionDescription.parse(body);
        if (description == null || description.media().isEmpty()) {
            throw RtspTexts.malformed(where, RtspTexts.of("bad-description"));
        }
        String base = address;
        Optional<String> named = head.header("Content-Base").or(() -> head.header("Content-Location"));
        if (named.isPresent()) {
            base = server.resolve(address, named.get());
        }
        for (String host : description.hosts()) {
            if (!server.isNothing(host) && !server.isServer(host) && !server.isLocal(host)) {
                throw new ForeignAddressException(host);
            }
        }
        // A track's address continues the base; the session's own one is what PLAY names.
        control = server.resolve(base, description.control().orElse("*"));
        contentBase = base;
        return description;
    }

    private String contentBase = "";

    /** The address that tracks' addresses continue. */
    String base() {
        return contentBase;
    }

    /** Sets one track up; the answer's addresses are checked. */
    RtspTransport setup(OwnServer server, String track, String wanted) throws DeviceException, ForeignAddressException {
        RtspHead head = request("SETUP", track, "Transport: " + wanted + "\r\n");
        Matcher matcher = SESSION.matcher(head.header("Session").orElse(""));
        if (!matcher.matches()) {
            throw RtspTexts.malformed(where, RtspTexts.of("no-session"));
        }
        session = Optional.of(matcher.group(1));
        Matcher told = TIMEOUT.matcher(head.header("Session").orElse(""));
        if (told.matches()) {
            timeout = Duration.ofSeconds(Math.clamp(Long.parseLong(told.group(1)), 4, 3600));
        }
        RtspTransport transport = RtspTransport.parse(head.header("Transport").orElse(""));
        if (transport == null || transport.multicast()) {
            throw RtspTexts.malformed(where, RtspTexts.of("bad-transport"));
        }
        String source = transport.source().orElse("");
        if (!server.isNothing(source) && !server.isServer(source)) {
            throw new ForeignAddressException(source);
        }
        String destination = transport.destination().orElse("");
        if (!server.isNothing(destination) && !server.isLocal(destination)) {
            throw new ForeignAddressException(destination);
        }
        return transport;
    }

    /** Starts the stream. */
    void play() throws DeviceException {
        request("PLAY", control, "Range: npt=0.000-\r\n");
    }

    /** How long the server keeps a silent session. */
    Duration timeout() {
        return timeout;
    }

    /** Sends a sign of life; its answer comes to whoever reads. */
    void keepAlive() throws IOException {
        signOfLife = send(parameters ? "GET_PARAMETER" : "OPTIONS", control, "");
    }

    /** Notes an answer that came after the stream had started; a sign of life that was refused is sent once more. */
    void answered(RtspHead head) throws IOException {
        if (head.status().orElse(0) == UNAUTHORIZED
                && head.number("CSeq").orElse(-2) == signOfLife
                && login.takes(head)) {
            keepAlive();
        }
        if (head.number("CSeq").orElse(-2) == teardownSequence) {
            tornDown.countDown();
        }
    }

    /** Ends waiting for an answer that cannot come any more. */
    void lost() {
        tornDown.countDown();
    }

    /** Tells the server that we leave, if there is a session, and waits a little for its answer. */
    void teardown(Duration patience) {
        if (session.isEmpty()) {
            return;
        }
        try {
            teardownSequence = sequence.get() + 1;
            send("TEARDOWN", control, "");
            if (!tornDown.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            // The connection is gone, and the session with it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int send(String method, String url, String headers) throws IOException {
        int number = sequence.incrementAndGet();
        String message = method + " " + url + " RTSP/1.0\r\nCSeq: " + number + "\r\nUser-Agent: Holdfast\r\n"
                + session.map(id -> "Session: " + id + "\r\n").orElse("") + login.header(method, url)
                + headers + "\r\n";
        wire.send(message.getBytes(StandardCharsets.US_ASCII));
        return number;
    }

    private RtspHead request(String method, String url, String headers) throws DeviceException {
        try {
            RtspHead answer = await(send(method, url, headers));
            for (int again = 0; again < MOST_LOGINS && answer.status().orElse(0) == UNAUTHORIZED; again++) {
                if (!login.takes(answer)) {
                    break;
                }
                answer = await(send(method, url, headers));
            }
            return check(answer);
        } catch (SocketTimeoutException e) {
            throw RtspTexts.timedOut(where, e);
        } catch (RtspWire.BadMessageException e) {
            throw RtspTexts.malformed(where, RtspTexts.of("bad-message"), e);
        } catch (IOException e) {
            throw RtspTexts.unreachable(where, e);
        }
    }

    private RtspHead await(int number) throws IOException, DeviceException {
        int strange = 0;
        while (strange < MOST_STRANGE_MESSAGES) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) {
                throw new SocketTimeoutException("The server did not get ready in time");
            }
            switch (wire.next(left, left)) {
                case NOTHING -> throw new SocketTimeoutException("The server is silent");
                case END -> throw RtspTexts.media("closed", "closed.advice", where);
                case PACKET -> {
                    // Some servers send before they answer PLAY; the deadline bounds it.
                }
                case MESSAGE -> {
                    RtspHead head = wire.head();
                    answered(head);
                    if (head.status().isEmpty()) {
                        refuse(head);
                        strange++;
                    } else if (head.number("CSeq").orElse(-1) == number) {
                        return head;
                    } else {
                        throw RtspTexts.malformed(where, RtspTexts.of("wrong-sequence"));
                    }
                }
            }
        }
        throw RtspTexts.malformed(where, RtspTexts.of("bad-message"));
    }

    /** Answers a request of the server's: we serve none. */
    void refuse(RtspHead head) throws IOException {
        OptionalInt number = head.number("CSeq");
        String answer = "RTSP/1.0 501 Not Implemented\r\n"
                + (number.isPresent() ? "CSeq: " + number.getAsInt() + "\r\n" : "") + "\r\n";
        wire.send(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private RtspHead check(RtspHead head) throws DeviceException {
        int status = head.status().orElse(0);
        if (status >= 200 && status < 300) {
            return head;
        }
        @Nullable
        DeviceException refusal = switch (status) {
            case 401, 403, 407 -> new DeviceException.WrongCredentials(where);
            case 404 -> refused("status.404", "status.404.advice", status);
            case 453, 503 -> new DeviceException.Busy(where, RtspTexts.of("tried"));
            case 461 -> refused("status.461", "status.461.advice", status);
            default ->
                status >= 300 && status < 400
                        ? refused("redirect", "redirect.advice", status)
                        : refused("status.other", "status.other.advice", status);
        };
        throw refusal;
    }

    private DeviceException refused(String reason, String advice, int status) {
        return new DeviceException.Refused(
                where, RtspTexts.of("tried"), RtspTexts.of(reason, Integer.toString(status)), RtspTexts.of(advice));
    }
}
