// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.InterruptedIOException;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/**
 * How fast files leave the camera: as a real one does, 1.4 MiB/s on one connection and 1.8 MiB/s over all (protocol
 * reference, section 2), or as a fault wants it. Thread-safe; each connection has a lane of its own.
 */
final class Throughput {
    private static final double MEBIBYTE = 1 << 20;
    private static final double ONE = 1.4 * MEBIBYTE;
    private static final double ALL = 1.8 * MEBIBYTE;
    private static final int SMALLEST_PIECE = 64;
    /** How often a second a connection that is held back sends something. */
    private static final int BEATS = 40;

    private final Faults faults;
    private long freeNanos = System.nanoTime();

    Throughput(Faults faults) {
        this.faults = faults;
    }

    Lane lane() {
        return new Lane();
    }

    private boolean unbound() {
        return faults.number(Fault.SPEED, -1) == 0;
    }

    private double one() {
        return faults.has(Fault.SPEED) ? faults.number(Fault.SPEED, 1) : ONE;
    }

    private double all() {
        return faults.has(Fault.SPEED) ? faults.number(Fault.SPEED, 1) : ALL;
    }

    /** When the next piece may go, after one of so many bytes. */
    private synchronized long next(int bytes) {
        freeNanos = Math.max(freeNanos, System.nanoTime()) + (long) (bytes * 1e9 / Math.max(1, all()));
        return freeNanos;
    }

    /** One connection; for one thread. */
    final class Lane {
        private long freeNanos = System.nanoTime();

        /** How much to send at once. */
        int piece(int largest) {
            return unbound() ? largest : Math.clamp((long) (one() / BEATS), SMALLEST_PIECE, largest);
        }

        /** Waits as long as a piece that was sent takes on a real camera's network. */
        void passed(int bytes) throws InterruptedIOException {
            if (unbound()) {
                return;
            }
            freeNanos = Math.max(freeNanos, System.nanoTime()) + (long) (bytes * 1e9 / Math.max(1, one()));
            long until = Math.max(freeNanos, next(bytes));
            Pause.millis((until - System.nanoTime()) / 1_000_000);
        }
    }
}
