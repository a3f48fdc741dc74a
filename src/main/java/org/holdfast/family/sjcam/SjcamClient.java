// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.HttpClients;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.MalformedXmlException;
import org.holdfast.net.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to one camera, one at a time because bursts wedge these cameras, each with a deadline. Queries are
 * repeated once, actions never. What an answer is worth is judged by its content: the camera says HTTP 200 to
 * everything (protocol reference, sections 2, 3 and 15).
 *
 * <p>Thread-safe; callers wait for their turn in order. Neither logs nor exceptions hold a command's argument or an
 * answer's words.
 */
final class SjcamClient implements AutoCloseable {
    static final int HTTP_PORT = 80;

    /** What the camera sends for an unknown path and when it has no free connection; always these 128 bytes. */
    static final String BUSY_PAGE = """
            <html>
            <head><title>Page Not found</title></head>
            <body><h2>The requested URL was not found on this server.</h2></body>
            </html>
            """;

    private static final Logger LOG = LoggerFactory.getLogger(SjcamClient.class);

    private final Address address;
    private final Pace pace;
    private final OkHttpClient http;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile long answered = System.nanoTime();

    SjcamClient(Network network, Address address, Optional<LocalInterface> via, Pace pace) {
        this.address = address;
        this.pace = pace;
        this.http = new HttpClients(network)
                .client(SjcamFamily.ID, via, pace.deadline(Pace.CONNECT), pace.deadline(Pace.CONNECT), Duration.ZERO);
    }

    /** Where the camera is, for messages. */
    String where() {
        return address.urlHost();
    }

    /** How long ago the camera answered last. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answered);
    }

    /**
     * Sends a command and gives the part of the answer that is about it.
     *
     * @throws DeviceException also when the camera answers with a status below 0
     */
    SjcamAnswer.Item tell(SjcamCommand command) throws DeviceException, InterruptedException {
        SjcamAnswer answer = ask(command);
        SjcamAnswer.Item item = answer.item(command.number())
                .orElseThrow(() -> malformed(command.what(), "malformed.no-command", null));
        requireAccepted(command, item);
        return item;
    }

    /** Sends a command and gives the whole answer, whatever its status. */
    SjcamAnswer ask(SjcamCommand command) throws DeviceException, InterruptedException {
        return inTurn(() -> {
            try {
                return once(command);
            } catch (DeviceException.TimedOut | DeviceException.Malformed | DeviceException.Busy e) {
                if (!command.repeatable()) {
                    throw e;
                }
                LOG.debug("{}: {} is asked again after: {}", where(), command, e.getMessage());
            }
            pace.sleep(Pace.BEFORE_RETRY);
            return once(command);
        });
    }

    /** Does something that counts as a command, while no other is under way. */
    <T> T inTurn(Exchange<T> exchange) throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            return exchange.take();
        } finally {
            turn.release();
        }
    }

    /** What is done in turn. */
    @FunctionalInterface
    interface Exchange<T> {
        T take() throws DeviceException, InterruptedException;
    }

    private void requireAccepted(SjcamCommand command, SjcamAnswer.Item item) throws DeviceException {
        int status = item.code().orElseThrow(() -> malformed(command.what(), "malformed.no-status", null));
        if (status < 0) {
            throw StatusMeaning.failure(where(), command.what(), status);
        }
    }

    private SjcamAnswer once(SjcamCommand command) throws DeviceException, InterruptedException {
        byte[] body = get(command);
        answered = System.nanoTime();
        if (new String(body, StandardCharsets.ISO_8859_1).strip().equals(BUSY_PAGE.strip())) {
            throw new DeviceException.Busy(where(), command.what());
        }
        if (BoundedPrefix.isWebPage(body)) {
            throw malformed(command.what(), "malformed.web-page", null);
        }
        SjcamAnswer answer;
        try {
            answer = SjcamAnswer.read(body);
        } catch (MalformedXmlException e) {
            throw malformed(command.what(), "malformed.xml." + e.problem(), e);
        }
        LOG.debug("{}: {} gave {}", where(), command, answer);
        if (answer.item(command.number()).isEmpty()
                && (command.echoes() || answer.items().isEmpty())) {
            throw malformed(command.what(), "malformed.other-command", null);
        }
        return answer;
    }

    /** The raw answer. */
    private byte[] get(SjcamCommand command) throws DeviceException, InterruptedException {
        Duration answer = pace.deadline(command.patience().answer());
        OkHttpClient patient = http.newBuilder()
                .readTimeout(answer)
                .callTimeout(answer.plus(pace.deadline(Pace.CONNECT)))
                .build();
        try (Response response = patient.newCall(request(command)).execute()) {
            return HttpClients.read(response, BoundedXml.Limits.ANSWER.bytes());
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("{}: {} failed: {}", where(), command, e.toString());
            throw HttpFailure.of(where(), command.what(), e);
        }
    }

    private Request request(SjcamCommand command) throws DeviceException {
        try {
            return new Request.Builder()
                    .url(new HttpUrl.Builder()
                            .scheme("http")
                            .host(address.host())
                            .port(address.portOr(HTTP_PORT))
                            .encodedQuery(command.query())
                            .build())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new DeviceException.Unreachable(where(), command.what(), null);
        }
    }

    private DeviceException.Malformed malformed(
            Text tried, String key, @org.jspecify.annotations.Nullable IOException cause) {
        return new DeviceException.Malformed(where(), tried, text(key), cause);
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }
}
