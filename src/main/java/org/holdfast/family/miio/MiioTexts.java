// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import org.holdfast.device.Text;

/** This family's sentences. */
final class MiioTexts {
    static final String BUNDLE = "org.holdfast.family.miio.texts";

    private MiioTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
