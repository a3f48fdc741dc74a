// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a connection whose other side does not go on in time: neither reading a request nor writing an answer has a limit
 * of its own that a trickle of bytes would not move. One check a time, however many pictures are written meanwhile.
 */
final class Stall implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stall.class);

    private final Socket socket;
    private final Timekeeper time;
    private @Nullable Registration check;
    private long deadline;
    private boolean expecting;
    private boolean closed;

    Stall(Socket socket, Timekeeper time) {
        this.socket = socket;
        this.time = time;
    }

    /** From now on the other side has {@code patience} for the next step. */
    synchronized void expect(Duration patience) {
        expecting = true;
        deadline = time.nanos() + patience.toNanos();
        if (check == null && !closed) {
            check = time.after(patience, this::look);
        }
    }

    /** Nothing is expected of the other side. */
    synchronized void relax() {
        expecting = false;
    }

    private void look() {
        boolean late;
        synchronized (this) {
            check = null;
            if (closed || !expecting) {
                return;
            }
            long left = deadline - time.nanos();
            late = left <= 0;
            if (!late) {
                check = time.after(Duration.ofNanos(left), this::look);
            }
        }
        if (late) {
            LOG.debug("A watcher takes nothing any more and is cut off");
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("Cutting a watcher off failed", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (check != null) {
            check.close();
            check = null;
        }
    }
}
