// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.EncodedFrame;
import org.holdfast.lab.scene.EncodedLoop;
import org.holdfast.lab.scene.SendLog;

/**
 * The live picture of the photo modes: JPEG pictures as parts of one endless answer, for one client; a second one
 * waits until the first has gone (protocol reference, section 11). The heading of the answer is our assumption.
 */
final class MjpegPort {
    private static final String HEAD = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Server: eCos/1.0",
            "Cache-Control: no-cache",
            "Connection: close",
            "Content-type: multipart/x-mixed-replace; boundary=arflebarfle",
            "",
            "");
    private static final int REQUEST_TIMEOUT_MILLIS = 15_000;

    private final Faults faults;
    private final BooleanSupplier silent;
    private final Pictures pictures;
    private final SendLog log;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile long frozenUntilNanos;
    private volatile boolean frozen;

    /** The pictures in the size that is wanted now. */
    @FunctionalInterface
    interface Pictures {
        EncodedLoop now() throws IOException;
    }

    MjpegPort(Faults faults, BooleanSupplier silent, SendLog log, Pictures pictures) {
        this.faults = faults;
        this.silent = silent;
        this.log = log;
        this.pictures = pictures;
    }

    /** The picture stands still for so long, as it does at a shot. */
    void freeze(Duration howLong) {
        frozenUntilNanos = System.nanoTime() + howLong.toNanos();
        frozen = true;
    }

    void serve(Socket client) throws IOException {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The virtual camera stops").initCause(e);
        }
        try {
            client.setSoTimeout(REQUEST_TIMEOUT_MILLIS);
            if (Request.read(client.getInputStream()).isPresent()) {
                stream(client);
            }
        } finally {
            turn.release();
        }
    }

    private void stream(Socket client) throws IOException {
        OutputStream out = new BufferedOutputStream(client.getOutputStream(), 1 << 16);
        out.write(HEAD.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        EncodedLoop loop = pictures.now();
        long began = System.nanoTime();
        for (long count = 0; ; count++) {
            long due = began + count * 1_000_000_000L / loop.rate();
            Pause.millis((due - System.nanoTime()) / 1_000_000);
            long seconds = (System.nanoTime() - began) / 1_000_000_000L;
            if (faults.has(Fault.STREAM_CUT) && seconds >= faults.number(Fault.STREAM_CUT, 0)) {
                return;
            }
            if (!still(seconds)) {
                EncodedFrame frame =
                        loop.frames().get((int) (count % loop.frames().size()));
                write(out, frame.data());
                log.sent(frame.number(), System.nanoTime());
            }
        }
    }

    private boolean still(long seconds) {
        boolean stalled = faults.has(Fault.STREAM_STALL) && seconds >= faults.number(Fault.STREAM_STALL, 0);
        if (frozen && System.nanoTime() - frozenUntilNanos >= 0) {
            frozen = false;
        }
        return stalled || frozen || silent.getAsBoolean();
    }

    private static void write(OutputStream out, byte[] jpeg) throws IOException {
        out.write(("--arflebarfle\r\nContent-type: image/jpeg\r\nContent-length: " + jpeg.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(jpeg);
        out.write('\r');
        out.write('\n');
        out.flush();
    }
}
