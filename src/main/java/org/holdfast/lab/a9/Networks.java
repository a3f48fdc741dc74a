// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.ArrayList;
import java.util.List;

/** The Wi-Fi networks that a virtual camera sees: eleven, two names twice, one hidden. */
final class Networks {
    private Networks() {}

    /**
     * One of them.
     *
     * @param name empty where it is hidden
     * @param signal in dBm
     * @param secured whether it wants a password
     * @param channel 1 to 13
     */
    record Seen(String name, int signal, boolean secured, int channel) {}

    static List<Seen> around(boolean markup) {
        List<Seen> seen = new ArrayList<>(List.of(
                new Seen("Harbour", -47, true, 6),
                new Seen("Harbour", -71, true, 11),
                new Seen("Lighthouse", -58, true, 1),
                new Seen("Kelp & Rock", -63, true, 3),
                new Seen("", -66, true, 6),
                new Seen("Guests", -69, false, 1),
                new Seen("Lighthouse", -74, true, 9),
                new Seen("Mölenbräu", -76, true, 13),
                new Seen("Boat 7", -80, false, 6),
                new Seen("printer-4711", -83, false, 10)));
        seen.add(
                markup
                        ? new Seen("<a href=x>../..</a>\u0007\u202e", -85, true, 4)
                        : new Seen("a name of thirty-two letters, so", -85, true, 4));
        return seen;
    }
}
