// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;

/** Waits that end when the connection's thread is interrupted or its client goes away. */
final class Pause {
    private Pause() {}

    static void millis(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The virtual camera stops").initCause(e);
        }
    }

    /** Reads and forgets what the client sends until it goes away or the socket is closed. */
    static void untilGone(Socket client) throws IOException {
        client.setSoTimeout(0);
        InputStream in = client.getInputStream();
        byte[] forgotten = new byte[1024];
        int count;
        do {
            count = in.read(forgotten);
        } while (count >= 0);
    }
}
