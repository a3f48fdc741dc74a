// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.device.Found;

/** A newcomer: the empty page, the virtual devices, the first camera in three clicks. */
public final class FirstSteps {
    private static final int VIRTUAL = 10;

    private FirstSteps() {}

    /** The first device of a family that was found and is not saved. */
    private static Device found(TourGuide guide, String family) {
        return guide.services().discovery().state().found().stream()
                .filter(found -> found.family().equals(family))
                .map(found -> ((Found.Supported) found).device())
                .findFirst()
                .orElseThrow();
    }

    public static List<TourStep> all() {
        return List.of(
                new TourStep("opens Holdfast for the first time", FirstSteps::opens),
                new TourStep("explores with virtual devices", FirstSteps::explores),
                new TourStep("adds the camera that was found", FirstSteps::adds));
    }

    private static void opens(TourGuide guide) throws Exception {
        guide.await("welcome-explore");
        guide.picture("devices-welcome");
        guide.largePictures("devices-welcome");
        // With nothing on the network a person learns after a while what may be in the way.
        guide.awaitStyle("obstacle-row");
        guide.picture("devices-nothing-found");
    }

    private static void explores(TourGuide guide) throws Exception {
        guide.press("welcome-explore");
        guide.until("all virtual devices are found", () -> guide.count("found-add") == VIRTUAL);
        guide.await("explore-banner");
        guide.picture("devices-found");
        TourGuide.require(
                guide.services().targets().activeInterfaces().isEmpty(), "Only this computer may be searched here");
    }

    private static void adds(TourGuide guide) throws Exception {
        guide.press("add-" + found(guide, "sjcam").id());
        guide.await("wizard-name");
        guide.picture("wizard-name");
        guide.press("wizard-next");
        guide.until(
                "the camera is saved", () -> guide.services().book().devices().size() == 1);
        // The third click, and the picture moves.
        guide.awaitLivePicture();
        guide.picture("wizard-see");
        guide.press("wizard-next");
        guide.press("open-" + guide.services().book().devices().getFirst().id());
        guide.await("device-tabs");
    }
}
