// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import javafx.scene.Node;

/** What one step shows. Made when the step is entered, let go of when it is left. */
interface StepView {
    Node node();

    /** Puts the focus where the user begins; false leaves it to the button that goes on. */
    boolean focusFirst();

    /** Puts the focus on the field with something wrong. */
    void focus(String field);

    void dispose();
}
