// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.Credentials;
import org.holdfast.device.Disclosure;
import org.holdfast.device.Text;

/** What a camera of the stage gives away and asks for. */
public final class Giveaways {
    private Giveaways() {}

    /** Something of each kind, two of one, one long, one never seen on real hardware. */
    public static List<Disclosure> all() {
        return List.of(
                told(
                        Disclosure.Kind.CLEAR,
                        "Picture, sound and passwords go unencrypted",
                        "Whoever is on the same Wi-Fi can watch and read along. What the maker calls encryption is a"
                                + " fixed shuffling of bytes that anybody can undo.",
                        "",
                        true),
                told(
                        Disclosure.Kind.WATCHERS,
                        "Whoever knows the camera's number and its usual password can watch",
                        "Set a password of your own in the settings. The number stands in its access point's name.",
                        "",
                        true),
                told(
                        Disclosure.Kind.SERVERS,
                        "It calls its maker's servers as soon as it has internet",
                        "Three addresses by UDP, port 32100, every half minute.",
                        "p2p.example.net\nrelay-with-a-very-long-name-that-has-to-wrap-somewhere.cameras.example.org\n"
                                + "203.0.113.9",
                        true),
                told(
                        Disclosure.Kind.SERVERS,
                        "It may ask for new firmware",
                        "One author saw it; nobody else did so far.",
                        "http://update.example.net/firmware",
                        false),
                told(
                        Disclosure.Kind.BLOCK,
                        "Keep it from the internet",
                        "In the router, forbid this device everything but the home network. Holdfast needs no more.",
                        "udp 32100 out",
                        true));
    }

    private static Disclosure told(Disclosure.Kind kind, String title, String detail, String copy, boolean proven) {
        return new Disclosure(
                kind,
                Text.literal(title),
                Text.literal(detail),
                Optional.of(copy).filter(lines -> !lines.isEmpty()),
                proven);
    }

    /** A user's name and a password. */
    public static List<Credentials.Field> secrets() {
        return List.of(
                new Credentials.Field(
                        "user", Text.literal("User"), Text.literal("Usually admin, also when none is given."), 31),
                new Credentials.Field(
                        "password",
                        Text.literal("Password"),
                        Text.literal("It stands on the sticker under the camera. While none is given, 6666 is tried."),
                        31));
    }
}
