// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import org.jspecify.annotations.Nullable;

/**
 * A device as an app or a token tool knew it. Texts are hostile but bounded, of one line and without control characters,
 * and empty where nothing is known.
 *
 * @param did device id: digits, or the name of a gateway's child such as {@code lumi.158d0001abcdef}
 * @param name what its owner called it, at most {@value #LONGEST_NAME} characters
 * @param model such as {@code chuangmi.plug.m1}
 * @param address where it was then; a hint only, since addresses change
 * @param mac in upper case with colons
 * @param token null where there is none, as for the children of a gateway, or where it could not be read
 * @param source where it was found
 */
public record KnownDevice(
        String did,
        String name,
        String model,
        String address,
        String mac,
        @Nullable DeviceToken token,
        TokenSource source) {
    /** In characters. */
    public static final int LONGEST_NAME = 100;
}
