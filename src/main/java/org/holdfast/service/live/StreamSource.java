// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;

/** Tells what to open. Used by one thread at a time, except that {@link #release} may come from any. */
interface StreamSource {
    /**
     * Asks for the stream to open now; blocks.
     *
     * @param asked whether the user asked for this attempt, so that a refused password may be sent once more
     */
    LiveStream stream(boolean asked) throws DeviceException, InterruptedException;

    /** Lets go of the device; harmless when repeated. */
    void release();

    /** An address that never changes. */
    static StreamSource fixed(LiveStream stream) {
        return new StreamSource() {
            @Override
            public LiveStream stream(boolean asked) {
                return stream;
            }

            @Override
            public void release() {
                // nothing is held
            }
        };
    }
}
