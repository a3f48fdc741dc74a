// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import org.holdfast.device.Text;

/** This family's sentences. */
final class A9Texts {
    static final String BUNDLE = "org.holdfast.family.a9.texts";

    private A9Texts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
