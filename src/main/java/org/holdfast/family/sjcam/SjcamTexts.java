// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import org.holdfast.device.Text;

/** This family's sentences. */
final class SjcamTexts {
    static final String BUNDLE = "org.holdfast.family.sjcam.texts";

    private SjcamTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
