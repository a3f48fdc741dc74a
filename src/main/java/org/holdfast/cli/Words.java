// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import org.holdfast.device.Text;

/** The command line's sentences. */
final class Words {
    private static final String BUNDLE = "org.holdfast.cli.texts";

    private Words() {}

    static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
