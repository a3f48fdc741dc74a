// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.holdfast.net.HttpRequest;
import org.holdfast.net.HttpRequestReader;
import org.holdfast.net.Listeners;
import org.holdfast.net.MalformedRequestException;
import org.holdfast.service.Restream;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who watch: one request a connection. A watcher that takes nothing for a while is cut off; it never makes
 * the camera or another watcher wait. Thread-safe.
 */
final class WatchServer implements Listeners.Service {
    /** How long a request may take to arrive. */
    static final Duration REQUEST = Duration.ofSeconds(10);
    /** How long a watcher may take nothing. */
    static final Duration STALLED = Duration.ofSeconds(10);
    /** How long a picture is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(15);
    /** How old a picture may be for somebody who asks for a single one. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private static final String BOUNDARY = "holdfast-picture";
    private static final int SEND_BUFFER = 256 << 10;

    private final Supplier<Optional<WatchPassword>> password;
    private final Function<String, Optional<WatchedCamera>> cameras;
    private final Supplier<List<Restream.Offer>> offers;
    private final Timekeeper time;

    /**
     * @param password what watchers need; empty where anybody may watch
     * @param cameras a camera by its path
     */
    WatchServer(
            Supplier<Optional<WatchPassword>> password,
            Function<String, Optional<WatchedCamera>> cameras,
            Supplier<List<Restream.Offer>> offers,
            Timekeeper time) {
        this.password = password;
        this.cameras = cameras;
        this.offers = offers;
        this.time = time;
    }

    @Override
    public void serve(Socket client) throws IOException {
        client.setSoTimeout((int) REQUEST.toMillis());
        client.setSendBufferSize(SEND_BUFFER);
        try (Stall stall = new Stall(client, time)) {
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), 16 << 10);
            stall.expect(REQUEST);
            Optional<HttpRequest> request;
            try {
                request = new HttpRequestReader(client.getInputStream()).head();
            } catch (MalformedRequestException e) {
                write(out, plain("400 Bad Request", ""));
                return;
            }
            if (request.isPresent()) {
                answer(request.get(), out, stall);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpRequest request, OutputStream out, Stall stall) throws IOException, InterruptedException {
        Optional<WatchPassword> needed = password.get();
        stall.expect(STALLED);
        WatchRequest asked = WatchRequest.of(request, only());
        if (asked instanceof WatchRequest.OtherHost) {
            write(out, plain("421 Misdirected Request", ""));
        } else if (needed.isPresent() && !needed.get().opens(request.header("Authorization"))) {
            write(out, plain("401 Unauthorized", "WWW-Authenticate: Basic realm=\"Holdfast\", charset=\"UTF-8\"\r\n"));
        } else {
            boolean body = request.method().equals("GET");
            switch (asked) {
                case WatchRequest.Page() -> page(out, body);
                case WatchRequest.Stream(String path) -> stream(path, out, body, stall);
                case WatchRequest.Snapshot(String path) -> snapshot(path, out, body, stall);
                case WatchRequest.OtherMethod() -> write(out, plain("405 Method Not Allowed", "Allow: GET, HEAD\r\n"));
                case WatchRequest.Nothing() -> write(out, plain("404 Not Found", ""));
                case WatchRequest.OtherHost() -> throw new IllegalStateException("Answered above");
            }
        }
    }

    private Optional<String> only() {
        List<Restream.Offer> all = offers.get();
        return all.size() == 1 ? Optional.of(all.getFirst().stream().getPath().split("/", -1)[1]) : Optional.empty();
    }

    private void page(OutputStream out, boolean body) throws IOException {
        byte[] page = WatchPage.of(offers.get()).getBytes(StandardCharsets.UTF_8);
        write(
                out,
                head("200 OK", "text/html; charset=utf-8")
                        + "Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'unsafe-inline'\r\n"
                        + "Content-Length: " + page.length + "\r\n\r\n");
        if (body) {
            out.write(page);
            out.flush();
        }
    }

    private void snapshot(String path, OutputStream out, boolean body, Stall stall)
            throws IOException, InterruptedException {
        Optional<WatchedCamera> camera = cameras.apply(path);
        if (camera.isEmpty()) {
            write(out, plain("404 Not Found", ""));
            return;
        }
        camera.get().join();
        try {
            stall.relax();
            WatchedCamera.Picture picture = camera.get().after(camera.get().beforeFresh(FRESH), PATIENCE);
            stall.expect(STALLED);
            if (picture == null) {
                write(out, plain("503 Service Unavailable", "Retry-After: 5\r\n"));
                return;
            }
            write(out, head("200 OK", "image/jpeg") + "Content-Length: " + picture.jpeg().length + "\r\n\r\n");
            if (body) {
                out.write(picture.jpeg());
                out.flush();
            }
        } finally {
            camera.get().leave();
        }
    }

    private void stream(String path, OutputStream out, boolean body, Stall stall)
            throws IOException, InterruptedException {
        Optional<WatchedCamera> found = cameras.apply(path);
        if (found.isEmpty()) {
            write(out, plain("404 Not Found", ""));
            return;
        }
        WatchedCamera camera = found.get();
        String type = "multipart/x-mixed-replace; boundary=" + BOUNDARY;
        if (!body) {
            write(out, head("200 OK", type) + "\r\n");
            return;
        }
        camera.join();
        try {
            stall.relax();
            long seen = camera.beforeFresh(FRESH);
            WatchedCamera.Picture picture = camera.after(seen, PATIENCE);
            stall.expect(STALLED);
            if (picture == null) {
                write(out, plain("503 Service Unavailable", "Retry-After: 5\r\n"));
                return;
            }
            write(out, head("200 OK", type) + "\r\n--" + BOUNDARY + "\r\n");
            while (picture != null) {
                stall.expect(STALLED);
                out.write(bytes("Content-Type: image/jpeg\r\nContent-Length: " + picture.jpeg().length + "\r\n\r\n"));
                out.write(picture.jpeg());
                // The next boundary goes out with the picture, so that watchers show it now and not with the next one.
                out.write(bytes("\r\n--" + BOUNDARY + "\r\n"));
                out.flush();
                stall.relax();
                // Pictures may pause while a camera is looked for again; the watcher stays.
                seen = picture.number();
                picture = awaitNext(camera, seen, out, stall);
            }
        } finally {
            camera.leave();
        }
    }

    /** The next picture, however long it takes while the watcher is there; null when the camera is not offered any more. */
    private static WatchedCamera.@Nullable Picture awaitNext(
            WatchedCamera camera, long seen, OutputStream out, Stall stall) throws IOException, InterruptedException {
        while (true) {
            WatchedCamera.Picture next = camera.after(seen, PATIENCE);
            if (next != null || camera.isClosed()) {
                return next;
            }
            // A line that readers of parts ignore, so that a watcher that left is noticed.
            stall.expect(STALLED);
            out.write(bytes("X-Waiting: 1\r\n"));
            out.flush();
            stall.relax();
        }
    }

    private static String head(String status, String type) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type
                + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
                + "Server: Holdfast\r\nConnection: close\r\n";
    }

    private static String plain(String status, String more) {
        String words = status + "\n";
        return head(status, "text/plain; charset=utf-8") + more + "Content-Length: " + words.length() + "\r\n\r\n"
                + words;
    }

    private static void write(OutputStream out, String head) throws IOException {
        out.write(bytes(head));
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
