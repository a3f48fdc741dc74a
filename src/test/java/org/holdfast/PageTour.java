// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.holdfast.tour.PageSteps;
import org.holdfast.tour.TourGuide;
import org.holdfast.ui.shell.MainWindow;

/** The part of the tour through the further tabs of a device's page; it needs no virtual device. */
public final class PageTour {
    private PageTour() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = arguments.length == 0 ? Path.of("target", "tour") : Path.of(arguments[0]);
        Tour.startToolkit();
        System.exit(run(folder, System.out) ? 0 : 1);
    }

    /** @return whether every step was done; the toolkit runs already */
    static boolean run(Path folder, PrintStream out) throws Exception {
        Path data = Files.createTempDirectory("holdfast-page-tour");
        try (PageSteps steps = new PageSteps(data)) {
            MainWindow window = TourGuide.onScreen(() -> {
                Stage stage = new Stage();
                MainWindow made = new MainWindow(stage, steps.house().services(), () -> true);
                stage.setWidth(Tour.WIDTH);
                stage.setHeight(Tour.HEIGHT);
                made.show();
                return made;
            });
            TourGuide guide = new TourGuide(window, steps.house().services(), folder, out);
            boolean fine = Tour.walk(guide, steps.all(), out);
            TourGuide.onScreen(() -> {
                window.close();
                return Boolean.TRUE;
            });
            out.println(guide.pictures().size() + " pictures in " + folder);
            return fine;
        } finally {
            Tour.remove(data);
        }
    }
}
