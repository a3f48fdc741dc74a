// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.holdfast.family.miio.wire.MiioTimers;
import org.holdfast.lab.Lab;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

/** Times that are short enough for tests and long enough for a busy computer. */
final class Quick {
    static final MiioTimers TIMERS = new MiioTimers(
            Duration.ofMillis(600),
            Duration.ofMillis(250),
            List.of(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(1200)),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMillis(200));

    static final MiioTimes TIMES = new MiioTimes(
            TIMERS,
            Duration.ofMillis(1200),
            Duration.ofMillis(600),
            Duration.ofMillis(1500),
            Duration.ofSeconds(20),
            _ -> {});

    private Quick() {}

    /** The same with another time between two looks whether a device is there. */
    static MiioTimes beating(Duration beat) {
        return new MiioTimes(TIMES.client(), TIMES.search(), TIMES.model(), TIMES.asking(), beat, TIMES.pause());
    }

    /**
     * Virtual devices where no other test's ever come, so that what one leaves nobody else takes.
     *
     * @param third of the address
     */
    static Lab apart(Path folder, int third) {
        return new Lab(Lab.Options.usual(folder).only("miio").at(InetAddress.ofLiteral("127.0." + third + ".1")));
    }

    /** What the lab says of a device. */
    static String fact(Lab.Running device, String name) {
        return Objects.requireNonNull(device.facts().get(name));
    }

    /** This computer alone. */
    static Network network(WireTap tap) {
        return new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());
    }

    /** A family without a port of announcements that anybody could be at. */
    static MiioFamily family(WireTap tap, Path folder) {
        return new MiioFamily(network(tap), folder, TIMES, 9);
    }
}
