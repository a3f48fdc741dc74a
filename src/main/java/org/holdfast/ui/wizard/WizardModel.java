// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.holdfast.device.Found;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Background;

/**
 * One run of the wizard: a list of steps and the place in it. What a step does ends when it is left, and closing the
 * wizard leaves the present one. FX thread only, but knows no window.
 */
final class WizardModel {
    private final Draft draft;
    private final List<WizardStep> steps;
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper();
    private Runnable ended = () -> {};
    private boolean open = true;

    private WizardModel(Draft draft, List<WizardStep> steps, int first) {
        this.draft = draft;
        this.steps = List.copyOf(steps);
        place.set(first);
    }

    /**
     * Begins.
     *
     * @param found what was found already, so that only its token and its name are left to ask for; empty begins at the first step
     */
    static WizardModel begin(Services services, Background background, Optional<Found.Supported> found) {
        Draft draft = new Draft(services.discovery(), background);
        IdentifyStep identify =
                new IdentifyStep(draft, services.families(), services.book(), services.discovery(), background);
        TokenStep token = new TokenStep(draft, services.families(), services.secretImports(), background);
        NameStep name = new NameStep(draft, services.book(), services.secrets(), background);
        List<WizardStep> steps = List.of(
                new ChooseStep(draft, services.families(), services.discovery(), background),
                new ConnectStep(draft, services.families()),
                identify,
                token,
                name,
                new SeeStep(draft));
        found.ifPresent(draft::choose);
        WizardStep known = token.relevant() ? token : name;
        WizardModel model = new WizardModel(draft, steps, found.isPresent() ? steps.indexOf(known) : 0);
        model.step().entered();
        return model;
    }

    List<WizardStep> steps() {
        return steps;
    }

    Draft draft() {
        return draft;
    }

    /** Where in {@link #steps}. */
    ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    WizardStep step() {
        return steps.get(place.get());
    }

    /** Called when the last step was done. */
    void onEnd(Runnable done) {
        ended = done;
    }

    boolean first() {
        return place.get() == 0;
    }

    /** Goes on, where the present step agrees. */
    void next() {
        WizardStep from = step();
        from.next(() -> {
            if (open && step().equals(from)) {
                forward();
            }
        });
    }

    private void forward() {
        int to = place.get() + 1;
        if (to == steps.size()) {
            ended.run();
            return;
        }
        // What was found needs no connecting.
        if (steps.get(to) instanceof ConnectStep && draft.probeProperty().get() instanceof Draft.Probe.Answered) {
            to++;
        }
        while (passedOver(steps.get(to))) {
            to++;
        }
        go(to);
    }

    void back() {
        int to = place.get() - 1;
        if (to < 0) {
            return;
        }
        while (passedOver(steps.get(to))) {
            to--;
        }
        // Back from what was found leads to the choice, not to a page that was never seen.
        if (steps.get(to) instanceof ConnectStep && chosenFromFound()) {
            to--;
        }
        go(to);
    }

    /** A saved device has its token, or asks for it on its page. */
    private boolean passedOver(WizardStep step) {
        return !step.relevant() || (step instanceof TokenStep && draft.saved().isPresent());
    }

    private boolean chosenFromFound() {
        return steps.getFirst() instanceof ChooseStep choose
                && choose.choiceProperty()
                        .get()
                        .map(ChooseStep.Choice.OfFound.class::isInstance)
                        .orElse(true);
    }

    /** Ends it; what was not saved is forgotten. Harmless when repeated. */
    void close() {
        if (open) {
            open = false;
            step().left();
            draft.wipe();
        }
    }

    private void go(int to) {
        step().left();
        // Entered before it is seen, so that its view finds everything filled in.
        steps.get(to).entered();
        place.set(to);
    }
}
