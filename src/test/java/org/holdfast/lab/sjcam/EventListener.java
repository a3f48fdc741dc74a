// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Collects what the event port sends, as {@code CMD/STATUS}. */
final class EventListener implements AutoCloseable {
    private static final Pattern EVENT = Pattern.compile("<Cmd>(\\d+)</Cmd>\n<Status>(-?\\d+)</Status>\n</Function>");

    private final Socket socket;
    private volatile String received = "";
    private final Thread reader;

    EventListener(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(0);
        reader = Thread.ofVirtual().name("work-test-events").start(this::read);
    }

    /** Every byte so far. */
    String text() {
        return received;
    }

    List<String> all() {
        List<String> events = new ArrayList<>();
        Matcher matcher = EVENT.matcher(text());
        while (matcher.find()) {
            events.add(matcher.group(1) + "/" + matcher.group(2));
        }
        return events;
    }

    void await(String event) {
        Awaitility.await(event)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all().contains(event));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        reader.interrupt();
    }

    private void read() {
        byte[] piece = new byte[4096];
        try {
            int count;
            while ((count = socket.getInputStream().read(piece)) >= 0) {
                received = received.concat(new String(piece, 0, count, UTF_8));
            }
        } catch (IOException e) {
            // The camera or the test has gone; what came is what counts.
            Thread.currentThread().interrupt();
        }
    }
}
