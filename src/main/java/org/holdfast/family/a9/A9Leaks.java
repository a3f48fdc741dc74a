// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.Disclosure;
import org.holdfast.device.Disclosure.Kind;

/** What such a camera gives away, by its variant (protocol reference, sections 2, 3.3, 4, 5.3, 8 and 12). */
final class A9Leaks {
    private static final int VENDOR_PORT = 32100;
    private static final int PUSH_PORT = 9093;
    private static final int TIME_PORT = 123;

    private final List<Disclosure> all = new ArrayList<>();

    private A9Leaks() {}

    static List<Disclosure> of(Device device) {
        A9Leaks leaks = new A9Leaks();
        Variant variant = Variant.of(device.model()).orElse(Variant.JSON);
        switch (variant) {
            case DEMO -> leaks.demo();
            case RTSP -> leaks.rtsp();
            case JSON, BINARY, CGI -> leaks.peerToPeer(variant, device.address().host());
        }
        return List.copyOf(leaks.all);
    }

    private void demo() {
        add(Kind.CLEAR, "demo-picture", Optional.empty(), true);
        add(Kind.CLEAR, "demo-wifi", Optional.empty(), true);
        add(Kind.WATCHERS, "demo", Optional.empty(), true);
        add(Kind.SERVERS, "demo", Optional.empty(), true);
        add(Kind.BLOCK, "demo", Optional.empty(), true);
    }

    private void rtsp() {
        add(Kind.CLEAR, "rtsp", Optional.empty(), true);
        add(Kind.WATCHERS, "rtsp", Optional.empty(), false);
        add(Kind.SERVERS, "rtsp", Optional.empty(), false);
    }

    private void peerToPeer(Variant variant, String host) {
        add(Kind.CLEAR, "picture", Optional.empty(), true);
        add(Kind.CLEAR, "password-" + variant.option(), Optional.empty(), variant != Variant.CGI);
        add(Kind.CLEAR, "wifi", Optional.empty(), variant != Variant.CGI);
        add(Kind.WATCHERS, "network", Optional.empty(), true);
        add(Kind.WATCHERS, "uid", Optional.empty(), true);
        if (variant == Variant.CGI) {
            add(Kind.WATCHERS, "recording", Optional.empty(), true);
        }
        add(Kind.SERVERS, "vendor", Optional.empty(), true);
        add(Kind.SERVERS, "push", Optional.empty(), variant == Variant.JSON);
        add(Kind.SERVERS, "time", Optional.empty(), false);
        add(
                Kind.BLOCK,
                "everything",
                Optional.of(
                        "ip saddr " + host + " ip daddr != { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 } counter drop"),
                false);
        add(
                Kind.BLOCK,
                "ports",
                Optional.of("ip saddr " + host + " udp dport { " + TIME_PORT + ", " + VENDOR_PORT + " } counter drop\n"
                        + "ip saddr " + host + " tcp dport " + PUSH_PORT + " counter drop"),
                false);
    }

    private void add(Kind kind, String name, Optional<String> copy, boolean proven) {
        String key = "leak."
                + switch (kind) {
                    case CLEAR -> "clear.";
                    case WATCHERS -> "watchers.";
                    case SERVERS -> "servers.";
                    case BLOCK -> "block.";
                }
                + name;
        all.add(new Disclosure(kind, text(key), text(key + ".detail"), copy, proven));
    }
}
