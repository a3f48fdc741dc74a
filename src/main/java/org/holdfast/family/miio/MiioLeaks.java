// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.Disclosure;
import org.holdfast.device.Disclosure.Kind;

/** What such a device gives away (protocol reference, sections 1, 2, 9, 11 and 12). */
final class MiioLeaks {
    private MiioLeaks() {}

    static List<Disclosure> of(Device device) {
        String host = device.address().host();
        return List.of(
                leak(Kind.CLEAR, "clear.hello", Optional.empty(), true),
                leak(Kind.CLEAR, "clear.cipher", Optional.empty(), true),
                leak(Kind.CLEAR, "clear.wifi", Optional.empty(), true),
                leak(Kind.WATCHERS, "watchers.token", Optional.empty(), true),
                leak(Kind.WATCHERS, "watchers.unbound", Optional.empty(), false),
                leak(Kind.SERVERS, "servers.vendor", Optional.empty(), false),
                leak(
                        Kind.BLOCK,
                        "block.reject",
                        Optional.of("ip saddr " + host
                                + " ip daddr != { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 } counter reject"),
                        false));
    }

    private static Disclosure leak(Kind kind, String name, Optional<String> copy, boolean proven) {
        return new Disclosure(kind, text("leak." + name), text("leak." + name + ".detail"), copy, proven);
    }
}
