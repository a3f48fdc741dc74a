// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.nio.ByteBuffer;

/** A loudspeaker in the device. */
public non-sealed interface TalkBack extends Capability {
    /** Samples a second that {@link Speech#say} takes. */
    int rate();

    /** Whether it was ever heard on real hardware. */
    boolean proven();

    /** Opens the device's loudspeaker; one at a time. */
    Speech begin() throws DeviceException, InterruptedException;

    /** An open loudspeaker. Closing it is bounded and harmless when repeated. */
    interface Speech extends AutoCloseable {
        /**
         * Says a piece: signed 16 bits, the lower byte first, one channel, {@link TalkBack#rate} a second. Returns when
         * the device should get the next piece, so that whoever reads a file need not keep time.
         */
        void say(ByteBuffer samples) throws DeviceException, InterruptedException;

        @Override
        void close();
    }
}
