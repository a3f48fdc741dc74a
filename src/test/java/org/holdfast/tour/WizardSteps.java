// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;

/** Somebody who adds a device by hand, and turns back. */
public final class WizardSteps {
    private WizardSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("chooses in the wizard", WizardSteps::chooses),
                new TourStep("mistypes an address", WizardSteps::mistypes),
                new TourStep("asks an address where nothing is", WizardSteps::findsNothing),
                new TourStep("asks an address where a camera is, which is there already", WizardSteps::findsKnown));
    }

    private static void chooses(TourGuide guide) throws Exception {
        guide.go("devices");
        TourGuide.onScreen(() -> {
            guide.window().frame().addDevice(java.util.Optional.empty());
            return Boolean.TRUE;
        });
        guide.await("wizard-family-sjcam");
        guide.picture("wizard-choose");
        guide.press("wizard-next");
        guide.await("wizard-problem");
        guide.press("wizard-family-sjcam");
        guide.await("wizard-instructions");
        guide.picture("wizard-connect");
        guide.largePictures("wizard-connect");
    }

    private static void mistypes(TourGuide guide) throws Exception {
        guide.write("wizard-address", "the camera");
        guide.press("wizard-next");
        guide.await("wizard-problem");
        guide.picture("wizard-connect-problem");
    }

    private static void findsNothing(TourGuide guide) throws Exception {
        guide.write("wizard-address", "127.0.0.250:9");
        guide.press("wizard-next");
        guide.await("wizard-obstacles");
        guide.picture("wizard-nothing");
        guide.press("wizard-back");
    }

    private static void findsKnown(TourGuide guide) throws Exception {
        String address = guide.services().book().devices().getFirst().address().toString();
        guide.write("wizard-address", address);
        guide.press("wizard-next");
        ButtonBase open = (ButtonBase) guide.await("wizard-open-known");
        guide.picture("wizard-known");
        guide.key(KeyCode.ESCAPE, false);
        TourGuide.require(guide.find("wizard").isEmpty() && open.getScene() == null, "Escape closes the wizard");
    }
}
