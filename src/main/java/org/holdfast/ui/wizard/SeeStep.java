// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import org.holdfast.device.Text;

/** The device working. It is saved by now. */
final class SeeStep extends WizardStep {
    private final Draft draft;

    SeeStep(Draft draft) {
        super("see");
        this.draft = draft;
    }

    Draft draft() {
        return draft;
    }

    @Override
    Text nextWords() {
        return WizardTexts.of("see.done");
    }

    @Override
    void next(Runnable forward) {
        forward.run();
    }
}
