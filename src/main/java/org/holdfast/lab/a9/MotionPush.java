// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.holdfast.lab.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports motion to whoever asked for it, as one author saw it (protocol reference, section 5.3). For the loop's thread;
 * each report goes out on a thread of its own.
 */
final class MotionPush {
    private static final Logger LOG = LoggerFactory.getLogger(MotionPush.class);
    /** How often something moves in front of it. */
    private static final int USUAL_SECONDS = 30;

    private static final long SECOND = 1_000_000_000L;
    private static final int PATIENCE_MILLIS = 2000;
    private static final int LONGEST_ANSWER = 1024;
    private static final int LONGEST_INTERVAL = 3600;
    private static final String CONTENT = "{\"code\":\"200\",\"status\":\"ok\"}";

    private final PpppCamera camera;
    private int run;
    private @Nullable Socket busy;

    MotionPush(PpppCamera camera) {
        this.camera = camera;
    }

    /**
     * Begins to report, in place of what was said before.
     *
     * @param asker who says so; a virtual camera reports to nobody else
     * @return whether it does
     */
    boolean begin(InetAddress asker, String host, int port, int interval) {
        end();
        if (!host.equals(asker.getHostAddress()) || port < 1 || port > 65_535) {
            return false;
        }
        next(run, new InetSocketAddress(asker, port), Math.clamp(interval, 1, LONGEST_INTERVAL), System.nanoTime());
        return true;
    }

    /** Reports nothing any more. */
    void end() {
        run++;
        Socket open = busy;
        busy = null;
        if (open != null) {
            shut(open);
        }
    }

    /** Sees whether it is time, four times a second, because the pace may be changed meanwhile. */
    private void next(int ofRun, InetSocketAddress to, int interval, long lastNanos) {
        if (ofRun != run) {
            return;
        }
        long now = System.nanoTime();
        int pace = camera.body().faults().number(Fault.MOTION, USUAL_SECONDS);
        boolean first = camera.body().get("motion-reports") == 0;
        boolean due = pace > 0
                && busy == null
                && !camera.silent()
                && now - lastNanos >= (first ? pace : Math.max(pace, interval)) * SECOND;
        if (due) {
            report(ofRun, to);
        }
        camera.loop().at(now + SECOND / 4, () -> next(ofRun, to, interval, due ? now : lastNanos));
    }

    private void report(int ofRun, InetSocketAddress to) {
        Socket socket = new Socket();
        busy = socket;
        camera.body().count("motion-reports");
        Thread.ofVirtual().name("work-lab-a9-motion").start(() -> {
            boolean content = post(socket, to);
            camera.loop().execute(() -> {
                camera.body().count(content ? "motion-taken" : "motion-refused");
                if (ofRun == run) {
                    busy = null;
                }
            });
        });
    }

    /** Whether the answer is the one with which such a camera is content. */
    private boolean post(Socket socket, InetSocketAddress to) {
        try (socket) {
            socket.bind(new InetSocketAddress(camera.bind(), 0));
            socket.connect(to, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String body = new JsonText()
                    .put("app_id", camera.uidText().replace("-", ""))
                    .put("app_key", "SHIX")
                    .put("msg_type", 1)
                    .toString();
            String request = "POST /push/send HTTP/1.0\r\nAuthorization: lab\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.ISO_8859_1).endsWith(CONTENT);
        } catch (IOException e) {
            LOG.debug("Nobody at {} takes a report of motion", to, e);
            return false;
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A report of motion did not end in order", e);
        }
    }
}
