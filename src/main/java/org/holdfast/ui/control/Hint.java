// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.control.Tooltip;

/**
 * Words that appear over a control. Escape hides them and still does what it does everywhere else: with JavaFX's own
 * default it would be spent on the words, which the pointer brings up whether or not anybody reads them.
 */
public final class Hint extends Tooltip {
    /** One that has no words yet. */
    public Hint() {
        this("");
    }

    public Hint(String words) {
        super(words);
        setConsumeAutoHidingEvents(false);
    }
}
