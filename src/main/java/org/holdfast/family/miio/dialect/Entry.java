// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import tools.jackson.databind.JsonNode;

/** What a device said of one property. */
public sealed interface Entry {
    /** Its value, with the JSON type that it has; the device's word. */
    record Value(JsonNode value) implements Entry {}

    /**
     * Why there is none.
     *
     * @param code such as -4003; {@link org.holdfast.family.miio.wire.ErrorCode#entry} has a sentence for it
     */
    record Code(int code) implements Entry {}
}
