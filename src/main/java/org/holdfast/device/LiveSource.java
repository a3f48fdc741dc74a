// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import org.holdfast.net.Registration;

/** A live picture. What there is to open may change while a device is used, for example with its mode. */
public non-sealed interface LiveSource extends Capability {
    /** The stream to open now. */
    LiveStream stream() throws DeviceException, InterruptedException;

    /**
     * Calls {@code moved} when the stream ended or is another one now and should be asked for again; from a thread
     * of the connection, and it must return at once.
     */
    Registration onMoved(Runnable moved);
}
