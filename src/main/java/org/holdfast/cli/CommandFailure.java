// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Optional;
import org.holdfast.device.Text;

/** A command that could not do what was asked: exit status 1, one sentence on standard error, and an advice. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text sentence;
    private final transient Optional<Text> advice;

    CommandFailure(Text sentence, Optional<Text> advice) {
        super(sentence.toString());
        this.sentence = sentence;
        this.advice = advice;
    }

    CommandFailure(Text sentence) {
        this(sentence, Optional.empty());
    }

    Text sentence() {
        return sentence;
    }

    Optional<Text> advice() {
        return advice;
    }
}
