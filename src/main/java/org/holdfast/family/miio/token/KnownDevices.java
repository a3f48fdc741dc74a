// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.List;

/**
 * What was found in a text or a file. Closing wipes all tokens; whoever keeps one takes a copy of it before.
 *
 * @param devices at most {@value #MOST}, in the order in which they stood, none twice
 * @param unreadable how many had something in the place of a token that is none
 * @param cut whether there were more devices than are taken, or the file ended too early
 */
public record KnownDevices(List<KnownDevice> devices, int unreadable, boolean cut) implements AutoCloseable {
    /** How many devices are taken. */
    public static final int MOST = 1000;

    public KnownDevices {
        devices = List.copyOf(devices);
    }

    @Override
    public void close() {
        for (KnownDevice device : devices) {
            DeviceToken token = device.token();
            if (token != null) {
                token.close();
            }
        }
    }
}
