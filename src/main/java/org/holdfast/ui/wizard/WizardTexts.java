// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import org.holdfast.device.Text;

/** The texts of the wizard. */
final class WizardTexts {
    static final String BUNDLE = "org.holdfast.ui.wizard.words";

    private WizardTexts() {}

    static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
