// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/** What is refused in every dialect before anything is sent. */
public final class Refusals {
    private static final String BUNDLE = "org.holdfast.family.a9.command";
    private static final int LONGEST = 40;

    private Refusals() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** The camera has no such setting. */
    public static DeviceException.NotAllowed setting(String name) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return new DeviceException.NotAllowed(text("not-allowed.setting", shown), text("not-allowed.setting.advice"));
    }

    /**
     * The setting has no such value.
     *
     * @param allowed the values that it has, or the rule for them
     */
    public static DeviceException.NotAllowed value(Text label, Text allowed) {
        return new DeviceException.NotAllowed(
                text("not-allowed.value", label), text("not-allowed.value.advice", allowed));
    }

    /** The word was not typed. */
    public static void confirm(String typed, String word) throws DeviceException.NotAllowed {
        if (!word.equals(typed)) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.confirmation", word), text("not-allowed.confirmation.advice", word));
        }
    }
}
