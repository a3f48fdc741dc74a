// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.Microphone;
import org.holdfast.media.Microphones;

/** A microphone whose every piece a test hands out; or none at all. */
final class ScriptedMicrophone implements Microphones {
    private final Semaphore pieces = new Semaphore(0);
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean missing;
    private volatile byte sample = 0x40;

    /** From now on this computer has none. */
    void remove() {
        missing = true;
    }

    /** Lets so many pieces be heard. */
    void speak(int count) {
        pieces.release(count);
    }

    /** How many are open. */
    int open() {
        return open.get();
    }

    @Override
    public Microphone open(int rate) throws DeviceException {
        if (missing) {
            throw new DeviceException.Media(
                    Text.literal("This computer has no microphone."), Text.literal("Plug one in."), null);
        }
        open.incrementAndGet();
        return new Microphone() {
            private boolean closed;

            @Override
            public int read(byte[] samples) {
                pieces.acquireUninterruptibly();
                synchronized (this) {
                    if (closed) {
                        return 0;
                    }
                }
                Arrays.fill(samples, sample);
                return samples.length;
            }

            @Override
            public synchronized void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                    pieces.release();
                }
            }
        };
    }
}
