// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Text;

/**
 * One step of the wizard, without its view. A further step is a class here, one in {@link StepViews}, and a place in
 * the list that {@link WizardModel} is made with. FX thread only, but knows no window.
 */
abstract sealed class WizardStep permits ChooseStep, ConnectStep, IdentifyStep, TokenStep, NameStep, SeeStep {
    private final String id;
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * Why the wizard does not go on.
     *
     * @param field id of the field to go to
     * @param words what is wrong with it and how it should be
     */
    record Problem(String field, Text words) {}

    WizardStep(String id) {
        this.id = id;
    }

    /** Stable name, such as {@code choose}. */
    final String id() {
        return id;
    }

    /** The short word in the row of steps. */
    final Text title() {
        return WizardTexts.of("step." + id);
    }

    /** What stands under a field now; pressing <em>Next</em> moves the focus there. */
    final ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    final void complain(Problem about) {
        problem.set(Optional.of(about));
    }

    final void content() {
        problem.set(Optional.empty());
    }

    /** The words on the button that goes on. */
    Text nextWords() {
        return WizardTexts.of("next");
    }

    /** Whether it belongs to what is being added; it is passed over otherwise. */
    boolean relevant() {
        return true;
    }

    /** It is shown from now on. */
    void entered() {}

    /** It is not shown any more; what it was doing ends. */
    void left() {}

    /** Checks what was entered and goes on at once or later, or complains. */
    abstract void next(Runnable forward);
}
