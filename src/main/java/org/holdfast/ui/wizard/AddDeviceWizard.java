// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import org.holdfast.device.Found;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Wizard;
import org.holdfast.ui.live.LiveScreens;
import org.holdfast.ui.secrets.TokenImports;

/**
 * Opens the wizard over the window. Each run has a model and a view of its own, which end with it. FX thread only.
 */
public final class AddDeviceWizard implements Wizard {
    private final Services services;
    private final Frame frame;
    private final LiveScreens live;

    public AddDeviceWizard(Services services, Frame frame, LiveScreens live) {
        this.services = services;
        this.frame = frame;
        this.live = live;
    }

    @Override
    public void open(Optional<Found.Supported> found) {
        WizardModel model = WizardModel.begin(services, frame.background(), found);
        WizardView view = new WizardView(
                model,
                new StepViews(frame, live, services.families(), new TokenImports(services, frame)::open),
                frame.motion(),
                frame::closeDialog,
                () -> {
                    frame.closeDialog();
                    open(Optional.empty());
                });
        model.onEnd(frame::closeDialog);
        frame.showDialog(view, () -> {
            model.close();
            view.dispose();
        });
        view.focusFirst();
    }
}
