// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import org.holdfast.device.Text;

/** This dialect's sentences. */
final class CgiTexts {
    static final String BUNDLE = "org.holdfast.family.a9.cgi";

    private CgiTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
