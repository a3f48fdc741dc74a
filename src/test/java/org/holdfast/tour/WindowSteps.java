// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Text;

/** The window itself: settings, keys, running tasks, a mistake of ours. */
public final class WindowSteps {
    private WindowSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("looks at the application's settings", WindowSteps::settings),
                new TourStep("sets a passphrase", WindowSteps::passphrase),
                new TourStep("asks which keys there are", WindowSteps::keys),
                new TourStep("watches a running task and cancels it", WindowSteps::tasks),
                new TourStep("meets a mistake in Holdfast", WindowSteps::crash),
                new TourStep("stops the virtual devices", WindowSteps::stops));
    }

    private static void settings(TourGuide guide) throws Exception {
        guide.go("settings");
        guide.awaitStyle("setting-row");
        guide.until("it is said where secrets are", () -> guide.count("dot") > 0);
        guide.picture("settings");
        guide.largePictures("settings");
        for (int page = 1; page <= 3; page++) {
            double to = page / 3.0;
            ScrollPane pane = (ScrollPane) guide.awaitStyle("page-scroll");
            TourGuide.onScreen(() -> {
                pane.setVvalue(to);
                return Boolean.TRUE;
            });
            guide.settle();
            guide.picture("settings-" + (page + 1));
        }
    }

    private static void passphrase(TourGuide guide) throws Exception {
        guide.press("secrets-set");
        guide.write("passphrase-wanted", "a long sentence");
        guide.write("passphrase-again", "another sentence");
        guide.press("passphrase-act");
        guide.picture("settings-passphrase");
        guide.write("passphrase-again", "a long sentence");
        guide.press("passphrase-act");
        guide.await("secrets-change");
    }

    private static void keys(TourGuide guide) throws Exception {
        guide.key(KeyCode.DIGIT1, true);
        guide.await("search-sign");
        guide.type("?");
        guide.await("key-list");
        guide.picture("keys");
        guide.press("keys-close");
    }

    private static void tasks(TourGuide guide) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        guide.services().tasks().start(Text.literal("Recording Bike camera"), progress -> {
            progress.at(OptionalDouble.of(0.4), Optional.of(Text.literal("0:12, 21 MB")));
            never.await();
            return Optional.empty();
        });
        guide.press("rail-tasks");
        guide.await("task-cancel");
        guide.picture("tasks");
        guide.press("task-cancel");
        guide.until("nothing runs", () -> !guide.isThere("task-cancel"));
        guide.picture("tasks-ended");
        guide.press("tasks-close");
    }

    private static void crash(TourGuide guide) throws Exception {
        TourGuide.onScreen(() -> {
            guide.window().crashed(new IllegalStateException("The tour shows what a mistake looks like"));
            return Boolean.TRUE;
        });
        guide.await("crash-report");
        guide.picture("crash");
        guide.key(KeyCode.ESCAPE, false);
    }

    private static void stops(TourGuide guide) throws Exception {
        guide.press("explore-stop");
        guide.until("they are off", () -> !guide.isThere("explore-banner"));
    }
}
