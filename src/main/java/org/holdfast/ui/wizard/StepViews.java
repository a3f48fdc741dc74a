// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.live.LiveScreens;

/** Makes the view that belongs to a step. */
final class StepViews {
    private final Frame frame;
    private final LiveScreens live;
    private final List<DeviceFamily> families;
    private final Runnable importing;
    private final Phrases phrases;

    /** @param importing closes the wizard and opens the page on which tokens are read from files */
    StepViews(Frame frame, LiveScreens live, List<DeviceFamily> families, Runnable importing) {
        this.frame = frame;
        this.live = live;
        this.families = List.copyOf(families);
        this.importing = importing;
        phrases = frame.phrases(WizardTexts.BUNDLE);
    }

    Phrases phrases() {
        return phrases;
    }

    /**
     * @param next goes on
     */
    StepView of(WizardStep step, Runnable next) {
        return switch (step) {
            case ChooseStep choose -> new ChooseView(choose, phrases, frame, next);
            case ConnectStep connect -> new ConnectView(connect, phrases);
            case IdentifyStep identify -> new IdentifyView(identify, phrases, this::open);
            case TokenStep token -> new TokenView(token, phrases, next, importing);
            case NameStep name ->
                new NameView(
                        name,
                        phrases,
                        name.draft()
                                .supported()
                                .flatMap(found -> families.stream()
                                        .filter(family -> family.id().equals(found.family()))
                                        .findFirst()));
            case SeeStep see -> new SeeView(see, phrases, live);
        };
    }

    private void open(Device device) {
        frame.closeDialog();
        frame.openDevice(device.id());
    }
}
