// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import org.holdfast.device.Text;

/** What demo mode says. */
final class DemoTexts {
    private static final String BUNDLE = "org.holdfast.family.a9.demo.texts";

    private DemoTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
