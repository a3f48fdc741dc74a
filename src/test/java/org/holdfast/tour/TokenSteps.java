// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Found;
import org.holdfast.lab.Lab;
import org.holdfast.lab.miio.MiioDevice;
import org.holdfast.ui.secrets.DropZone;

/** A newcomer with four Xiaomi devices adds one by pasting its token, and the others by their telephone's database. */
public final class TokenSteps {
    private static final String FAMILY = "miio";

    private TokenSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("adds a plug by pasting its token", TokenSteps::pastes),
                new TourStep("imports the tokens of a telephone", TokenSteps::imports));
    }

    private static MiioDevice plug(TourGuide guide) {
        return ((Lab) guide.services().virtualDevices()).miioDevices().getFirst();
    }

    private static Optional<Found.Supported> found(TourGuide guide, MiioDevice wanted) {
        return guide.services().discovery().state().found().stream()
                .filter(found -> found.family().equals(FAMILY))
                .map(Found.Supported.class::cast)
                .filter(found -> found.address().equals(wanted.address()))
                .findFirst();
    }

    private static void pastes(TourGuide guide) throws Exception {
        guide.go("switches");
        MiioDevice plug = plug(guide);
        guide.until("the plug is found", () -> found(guide, plug).isPresent());
        Found.Supported first = found(guide, plug).orElseThrow();
        TourGuide.onScreen(() -> {
            guide.window().frame().addDevice(Optional.of(first));
            return Boolean.TRUE;
        });
        guide.await("wizard-token");
        guide.write("wizard-token", "0123456789abcdef0123456789abcdef");
        guide.press("wizard-next");
        guide.await("wizard-problem");
        guide.picture("token-wrong");
        guide.write("wizard-token", plug.facts(plug.address()).getOrDefault("token", ""));
        guide.picture("token-paste");
        guide.largePictures("token-paste");
        guide.press("wizard-next");
        guide.await("wizard-name");
        guide.write("wizard-name", plug.name());
        guide.press("wizard-next");
        guide.await("wizard-another");
        guide.press("wizard-next");
        guide.until(
                "it is saved", () -> guide.services().book().byName(plug.name()).isPresent());
    }

    private static void imports(TourGuide guide) throws Exception {
        guide.go("switches");
        guide.press("switches-tokens");
        guide.await("tokens-drop");
        guide.picture("tokens");
        guide.largePictures("tokens");
        Lab lab = (Lab) guide.services().virtualDevices();
        MiioDevice known = lab.miioDevices().getLast();
        guide.until(
                "the others are found",
                () -> lab.miioDevices().stream()
                        .skip(1)
                        .allMatch(each -> found(guide, each).isPresent()));
        DropZone zone = (DropZone) guide.await("tokens-drop");
        Path database = Path.of(known.facts(known.address()).getOrDefault("database", ""));
        TourGuide.onScreen(() -> {
            zone.drop(database);
            return Boolean.TRUE;
        });
        guide.await("tokens-keep");
        guide.picture("tokens-review");
        guide.largePictures("tokens-review");
        guide.press("tokens-keep");
        guide.await("tokens-kept");
        guide.picture("tokens-kept");
        guide.press("tokens-add");
        guide.until(
                "all are saved",
                () -> guide.services().book().devices().stream()
                                .filter(device -> device.family().equals(FAMILY))
                                .count()
                        == lab.miioDevices().size());
        guide.press("tokens-done");
    }
}
