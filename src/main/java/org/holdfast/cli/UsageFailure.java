// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import org.holdfast.device.Text;

/** A command that was written wrongly: exit status 2 and one sentence on standard error. Nothing was done. */
final class UsageFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text sentence;

    UsageFailure(Text sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    Text sentence() {
        return sentence;
    }
}
