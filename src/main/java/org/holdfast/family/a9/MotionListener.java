// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.Events;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.HttpRequest;
import org.holdfast.net.HttpRequestReader;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.holdfast.net.MalformedRequestException;

/**
 * Where a camera reports motion when it was told to: {@code POST /push/send} with a small JSON text that holds its UID
 * (protocol reference, section 5.3; one author's bytes). Takes nothing from anybody but the camera, few connections at
 * a time, small requests, and few events a second.
 */
final class MotionListener implements AutoCloseable {
    private static final String PATH = "/push/send";
    private static final int LARGEST_BODY = 4096;
    private static final int CONNECTIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Two events closer than this are one. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final Pattern UID = Pattern.compile("\"app_id\"\\s*:\\s*\"([A-Z0-9-]{8,24})\"");
    private static final byte[] CONTENT = "{\"code\":\"200\",\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);

    private final Uid uid;
    private final InetAddress camera;
    private final Clock clock;
    private final A9Signals signals;
    private final Listeners listeners = new Listeners();
    private final Listener listener;
    private long lastMillis = Long.MIN_VALUE;

    /**
     * Begins to listen.
     *
     * @param own this computer's address in the camera's network, the only one on which it listens
     * @param port the port, 0 for a free one
     * @param camera the only one from which anything is taken
     */
    MotionListener(Uid uid, InetAddress own, int port, InetAddress camera, Clock clock, A9Signals signals)
            throws IOException {
        this.uid = uid;
        this.camera = camera;
        this.clock = clock;
        this.signals = signals;
        listener = listeners.tcp(own, port, "a9-motion", CONNECTIONS, this::serve);
    }

    /** What the camera is told. */
    InetSocketAddress address() {
        return listener.address();
    }

    private void serve(Socket client) throws IOException {
        if (!camera.equals(client.getInetAddress())) {
            return;
        }
        HttpRequestReader reader = HttpRequestReader.within(client, PATIENCE);
        try {
            Optional<HttpRequest> head = reader.head();
            if (head.isEmpty()) {
                return;
            }
            String body = new String(reader.body(head.get(), LARGEST_BODY), StandardCharsets.ISO_8859_1);
            if (!head.get().method().equals("POST") || !head.get().path().equals(PATH) || !isOurs(body)) {
                answer(client, "404 Not Found", new byte[0]);
                return;
            }
            answer(client, "200 OK", CONTENT);
            tell();
        } catch (MalformedRequestException e) {
            answer(client, "400 Bad Request", new byte[0]);
        }
    }

    /** Whether the text names the camera's UID, with or without dashes. */
    private boolean isOurs(String body) {
        Matcher matcher = UID.matcher(body);
        return matcher.find() && Uid.parse(matcher.group(1)).filter(uid::equals).isPresent();
    }

    private void tell() {
        synchronized (this) {
            long now = clock.millis();
            if (lastMillis != Long.MIN_VALUE && Math.abs(now - lastMillis) < BETWEEN.toMillis()) {
                return;
            }
            lastMillis = now;
        }
        signals.emit(Events.Weight.NEWS, text("event.motion"), false);
    }

    private static void answer(Socket client, String status, byte[] content) throws IOException {
        String head = "HTTP/1.0 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length
                + "\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(content);
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        listeners.close();
    }
}
