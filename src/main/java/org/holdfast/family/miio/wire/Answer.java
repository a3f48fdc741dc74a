// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.Locale;
import org.holdfast.device.DeviceException;
import tools.jackson.databind.JsonNode;

/** What a device said to one command (protocol reference, sections 4 and 6). */
public sealed interface Answer {
    /**
     * The result.
     *
     * @param where the device, for people
     * @throws DeviceException when the device answered with an error, with nothing, or unreadably
     */
    default JsonNode result(String where) throws DeviceException {
        return switch (this) {
            case Result(JsonNode value) -> value;
            case Failure failure -> throw WireTexts.refused(where, failure);
            case NoDetails() -> throw WireTexts.noDetails(where);
            case Unreadable(boolean cut) -> throw WireTexts.unreadable(where, cut);
        };
    }

    /**
     * What it answered.
     *
     * @param value a list, object, number or text; the whole reply where that names no result. The device's word: a text
     *     in it may hold anything
     */
    record Result(JsonNode value) implements Answer {
        /**
         * Whether it says that a setting was taken: {@code ok}, {@code 0}, a list of that, or a list of entries of which
         * each has the code 0 or 1.
         */
        public boolean succeeded() {
            if (!value.isArray()) {
                return isGood(value);
            }
            if (value.isEmpty()) {
                return false;
            }
            for (JsonNode each : value) {
                if (!isGood(each)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isGood(JsonNode word) {
            JsonNode said = word.isObject() ? word.path("code") : word;
            if (said.isIntegralNumber()) {
                // 1 stands for accepted but not finished, in entries alone.
                return said.canConvertToInt() && (said.intValue() == 0 || (word.isObject() && said.intValue() == 1));
            }
            return said.isString()
                    && said.stringValue().toLowerCase(Locale.ROOT).equals("ok");
        }
    }

    /**
     * An error; {@link ErrorCode} has a sentence for it.
     *
     * @param code 0 where it gives none
     * @param message its words, without control characters and cut to a bounded length; may be empty
     */
    record Failure(int code, String message) implements Answer {}

    /** An answer without any text: the device is there and the token right, but it has no details to tell. */
    record NoDetails() implements Answer {}

    /**
     * An answer that no repair makes readable.
     *
     * @param cut whether it looks cut off; asking for fewer properties may help
     */
    record Unreadable(boolean cut) implements Answer {}
}
