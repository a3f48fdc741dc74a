// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import org.holdfast.device.Text;

/** What is said about tokens. */
final class TokenTexts {
    static final String BUNDLE = "org.holdfast.family.miio.token";

    private TokenTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
