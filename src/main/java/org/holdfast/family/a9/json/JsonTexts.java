// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import org.holdfast.device.Text;

/** This dialect's sentences. */
final class JsonTexts {
    static final String BUNDLE = "org.holdfast.family.a9.json";

    private JsonTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
