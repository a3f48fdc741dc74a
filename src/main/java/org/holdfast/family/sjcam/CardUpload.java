// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.MalformedXmlException;
import org.holdfast.net.WireEvent;

/**
 * Puts a file onto the card through the camera's form (protocol reference, section 9.6). The camera may answer in the
 * middle and hang up, so an answer is looked for before each piece.
 */
final class CardUpload {
    /** The Cmd of the answer to an upload, whatever else that number means. */
    private static final int ANSWER = 3031;

    private static final int PIECE = 64 * 1024;
    private static final String BOUNDARY = "holdfast-7d2a61f0c4";

    private final CardHttp http;
    private final Text tried = text("tried.upload");

    CardUpload(CardHttp http) {
        this.http = http;
    }

    /**
     * Sends a file; returns when the camera took it.
     *
     * @throws DeviceException also for each status by which the camera refuses it
     */
    void send(String folder, String name, long size, InputStream content, LongConsumer sent)
            throws DeviceException, InterruptedException {
        byte[] before = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"fileupload1\"; filename=\""
                        + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] after = ("\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"upbtn\"\r\n\r\nUpload files\r\n--" + BOUNDARY
                        + "--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] head = http.head(
                "POST",
                CardFile.encoded(folder),
                "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: "
                        + (before.length + size + after.length) + "\r\n");
        Socket socket = http.connect(tried);
        Watch watch = new Watch(socket);
        try {
            http.report(WireEvent.Direction.SENT, head);
            boolean whole = false;
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head);
                out.write(before);
                whole = copy(content, size, socket, watch, sent);
                if (whole) {
                    out.write(after);
                }
            } catch (IOException e) {
                // It may have hung up because it has answered already; its answer says more than this.
                if (watch.ended() || Thread.currentThread().isInterrupted()) {
                    throw http.failure(tried, watch.ended() ? new java.net.SocketTimeoutException() : e);
                }
            }
            watch.end();
            hear(socket, whole);
        } finally {
            watch.end();
            http.drop(socket);
        }
    }

    /** Whether all of it was sent; not when the camera answers before. */
    private boolean copy(InputStream content, long size, Socket socket, Watch watch, LongConsumer sent)
            throws IOException, DeviceException {
        byte[] piece = new byte[PIECE];
        long left = size;
        OutputStream out = socket.getOutputStream();
        while (left > 0) {
            if (socket.getInputStream().available() > 0) {
                return false;
            }
            int count = read(content, piece, (int) Math.min(piece.length, left));
            out.write(piece, 0, count);
            left -= count;
            watch.moved();
            sent.accept(size - left);
        }
        return true;
    }

    private static int read(InputStream content, byte[] piece, int most) throws DeviceException {
        try {
            int count = content.read(piece, 0, most);
            if (count > 0) {
                return count;
            }
        } catch (IOException e) {
            throw new DeviceException.Media(text("upload.unreadable"), text("upload.unreadable.advice"), e);
        }
        throw new DeviceException.Media(text("upload.unreadable"), text("upload.unreadable.advice"), null);
    }

    private void hear(Socket socket, boolean whole) throws DeviceException, InterruptedException {
        byte[] body;
        try (CardAnswer answer = http.answer(socket, tried, CardHttp.ANSWER)) {
            body = answer.upTo(BoundedXml.Limits.ANSWER.bytes(), CardHttp.ANSWER);
        } catch (IOException e) {
            throw http.failure(tried, e);
        }
        if (BoundedPrefix.isWebPage(body)) {
            throw new DeviceException.Busy(http.where(), tried);
        }
        int status;
        try {
            status = SjcamAnswer.read(body)
                    .item(ANSWER)
                    .map(item -> item.code().orElse(Integer.MIN_VALUE))
                    .orElse(Integer.MIN_VALUE);
        } catch (MalformedXmlException e) {
            throw new DeviceException.Malformed(http.where(), tried, text("malformed.xml." + e.problem()), null);
        }
        require(status, whole);
    }

    private void require(int status, boolean whole) throws DeviceException {
        switch (status) {
            case 0 -> {
                if (!whole) {
                    throw new DeviceException.Malformed(http.where(), tried, text("malformed.upload-early"), null);
                }
            }
            case -1 ->
                throw new DeviceException.Refused(
                        http.where(), tried, text("upload.exists"), text("upload.exists.advice"));
            case -3 -> throw new DeviceException.StorageFull(text("upload.no-room"), text("advice.make-room"));
            case -4 ->
                throw new DeviceException.Refused(http.where(), tried, text("upload.no-file"), text("advice.camera"));
            case Integer.MIN_VALUE ->
                throw new DeviceException.Malformed(http.where(), tried, text("malformed.no-status"), null);
            default -> throw StatusMeaning.failure(http.where(), tried, status);
        }
    }

    /** Ends the connection when nothing moves, because writing has no deadline of its own. */
    private final class Watch {
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicLong pieces = new AtomicLong();
        private volatile boolean ended;

        Watch(Socket socket) {
            long stall = http.pace().deadline(CardHttp.STALL).toMillis();
            Thread.ofVirtual().name("work-sjcam-upload-watch").start(() -> {
                try {
                    long seen = -1;
                    while (seen != pieces.get()) {
                        seen = pieces.get();
                        if (over.await(stall, TimeUnit.MILLISECONDS)) {
                            return;
                        }
                    }
                    ended = true;
                    http.drop(socket);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void moved() {
            pieces.incrementAndGet();
        }

        boolean ended() {
            return ended;
        }

        void end() {
            over.countDown();
        }
    }
}
