// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Where a camera tells of motion; protocol reference, section 5.3.
 *
 * @param address an address of the home network, such as this computer's; never one of the internet
 * @param port 1 to 65535
 * @param interval the least time between two events, in whole seconds; up to an hour
 * @param user what the camera names itself with there
 * @param password the same
 */
public record PushTarget(InetAddress address, int port, Duration interval, String user, String password) {
    /** The port that the cameras' vendors use. */
    public static final int USUAL_PORT = 9093;

    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofHours(1);

    public PushTarget {
        if (!acceptable(address)) {
            throw new IllegalArgumentException("Events stay in the home network");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("That is no port");
        }
        if (interval.toSeconds() < 1 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("That is no interval");
        }
    }

    /** Whether it is an address of a home network, or of this computer alone. */
    static boolean acceptable(InetAddress address) {
        return address.isSiteLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress();
    }

    @Override
    public String toString() {
        return "PushTarget";
    }
}
