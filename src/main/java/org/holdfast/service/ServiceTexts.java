// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import org.holdfast.device.Text;

/** The sentences of this floor. */
public final class ServiceTexts {
    private static final String BUNDLE = "org.holdfast.service.texts";

    private ServiceTexts() {}

    /** The sentence called {@code key}. */
    public static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
