// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.util.HashSet;
import java.util.Set;

/** What only one at a time may use, such as a device for transfers. Thread-safe. */
final class Lanes {
    private final Set<String> taken = new HashSet<>();

    /** The lane of a device's transfers. */
    static String of(String deviceId) {
        return "device:" + deviceId;
    }

    synchronized boolean tryTake(String lane) {
        return taken.add(lane);
    }

    /** Waits until it is free. */
    synchronized void take(String lane) throws InterruptedException {
        while (!taken.add(lane)) {
            wait();
        }
    }

    synchronized void leave(String lane) {
        taken.remove(lane);
        notifyAll();
    }
}
