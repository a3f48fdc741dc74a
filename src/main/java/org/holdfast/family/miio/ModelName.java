// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Models as devices write them, such as {@code chuangmi.plug.m1}; whatever else they say is none. */
final class ModelName {
    private static final Pattern MODEL = Pattern.compile("[a-z0-9_]{1,24}(?:\\.[a-z0-9_]{1,24}){1,4}");

    /** Dots became hyphens, and four letters or digits of the unit follow (protocol reference, section 9). */
    private static final Pattern ACCESS_POINT =
            Pattern.compile("([a-z0-9_]{1,24}(?:-[a-z0-9_]{1,24}){1,4})_miap[0-9A-Za-z]{2,8}");

    private ModelName() {}

    /** A model as it stands; empty where it is none. */
    static Optional<String> of(String said) {
        return MODEL.matcher(said).matches() ? Optional.of(said) : Optional.empty();
    }

    /** One whose dots became hyphens. */
    static Optional<String> ofHyphens(String said) {
        return of(said.replace('-', '.'));
    }

    /** The model that the name of a device's own Wi-Fi network tells. */
    static Optional<String> ofNetwork(String name) {
        if (name.length() > 64) {
            return Optional.empty();
        }
        Matcher matcher = ACCESS_POINT.matcher(name);
        return matcher.matches() ? ofHyphens(matcher.group(1)) : Optional.empty();
    }
}
