// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls that block in a device's client, whichever thread they are on: players call from threads that nobody else
 * can interrupt. Thread-safe; one call at a time.
 */
final class Interruption {
    private @Nullable Thread inside;
    private boolean ended;

    /** Something that blocks. */
    interface Call<T> {
        T run() throws DeviceException, InterruptedException;
    }

    /**
     * Makes a call.
     *
     * @throws IOException with the device's failure as its cause, or because of {@link #end}
     */
    <T> T during(Call<T> call) throws IOException {
        try {
            enter();
            try {
                return call.run();
            } finally {
                leave();
            }
        } catch (DeviceException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (ended) {
            throw new InterruptedException();
        }
        inside = Thread.currentThread();
    }

    private synchronized void leave() {
        inside = null;
        if (ended && Thread.interrupted()) {
            // It was meant for the call, and the thread may be a player's own.
            return;
        }
    }

    /** Ends the present call and refuses later ones. */
    synchronized void end() {
        ended = true;
        if (inside != null) {
            inside.interrupt();
        }
    }
}
