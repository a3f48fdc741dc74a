// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.lab.sjcam.SjcamPorts;

/**
 * Finds a place for a virtual device: a loopback address of its own with the real ports, or with unprivileged ones
 * where the system keeps the low numbers for itself; free ports where the address is given or the system has only
 * 127.0.0.1.
 */
final class Places {
    private static final int FIRST = 11;
    private static final int LAST = 99;

    private Places() {}

    /** Opens a device somewhere. */
    @FunctionalInterface
    interface Opening<T> {
        T open(InetAddress bind, SjcamPorts ports) throws IOException;
    }

    static <T> T find(Optional<InetAddress> wanted, Opening<T> opening) throws IOException {
        if (wanted.isPresent()) {
            return anywhere(wanted.get(), opening);
        }
        for (int last = FIRST; last <= LAST; last++) {
            InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
            try {
                return privileged(own, opening);
            } catch (BindException e) {
                if (!taken(e)) {
                    break;
                }
            }
        }
        return anywhere(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), opening);
    }

    private static <T> T privileged(InetAddress own, Opening<T> opening) throws IOException {
        try {
            return opening.open(own, SjcamPorts.REAL);
        } catch (BindException e) {
            if (!says(e, "permission")) {
                throw e;
            }
            return opening.open(own, SjcamPorts.UNPRIVILEGED);
        }
    }

    private static <T> T anywhere(InetAddress bind, Opening<T> opening) throws IOException {
        try {
            return opening.open(bind, SjcamPorts.UNPRIVILEGED);
        } catch (BindException e) {
            return opening.open(bind, SjcamPorts.FREE);
        }
    }

    private static boolean taken(BindException e) {
        return says(e, "in use");
    }

    private static boolean says(BindException e, String word) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains(word);
    }
}
