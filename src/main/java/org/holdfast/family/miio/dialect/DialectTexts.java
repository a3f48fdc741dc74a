// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.miio.wire.ErrorCode;
import tools.jackson.databind.JsonNode;

/** What is said about commands that a device does not take. */
final class DialectTexts {
    /** An error in the device, for an entry that says that it is good and has no value. */
    static final int NO_VALUE = -4004;

    private static final String BUNDLE = "org.holdfast.family.miio.dialect";

    private DialectTexts() {}

    /** The device answered, but not that it did it. */
    static DeviceException notTaken(String where, JsonNode said) {
        JsonNode first = said.isArray() ? said.path(0) : said;
        JsonNode code = first.isObject() ? first.path("code") : first;
        Text reason = code.isIntegralNumber() && code.canConvertToInt()
                ? ErrorCode.entry(code.intValue())
                : text("not-taken");
        return new DeviceException.Refused(where, text("tried.change"), reason, text("not-taken.advice"));
    }

    private static Text text(String key) {
        return Text.of(BUNDLE, key);
    }
}
