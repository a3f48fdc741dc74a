// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.mdns;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a device announces (protocol reference, section 2). A hint: whoever is on the network can announce anything.
 *
 * @param model such as {@code chuangmi.plug.m1}
 * @param did the device's id, unsigned
 * @param from who said it
 */
public record Announcement(String model, long did, InetAddress from) {
    private static final Pattern INSTANCE =
            Pattern.compile("([a-z0-9_]{1,24}(?:-[a-z0-9_]{1,24}){1,4})_miio([0-9]{1,10})");
    private static final long LARGEST = 0xffff_fffeL;

    /** Reads the name under which a device announces itself; empty where it is none. */
    static Optional<Announcement> of(String instance, InetAddress from) {
        Matcher matcher = INSTANCE.matcher(instance);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long did = Long.parseLong(matcher.group(2));
        return did == 0 || did > LARGEST
                ? Optional.empty()
                : Optional.of(new Announcement(matcher.group(1).replace('-', '.'), did, from));
    }
}
