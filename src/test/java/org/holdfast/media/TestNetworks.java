// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Clock;
import java.util.List;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

/** The network as tests may use it: this computer only. */
final class TestNetworks {
    private TestNetworks() {}

    static Network loopback() {
        return new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    }
}
