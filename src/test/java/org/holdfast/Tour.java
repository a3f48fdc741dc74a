// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.holdfast.cli.Composition;
import org.holdfast.cli.StartOptions;
import org.holdfast.cli.Terminal;
import org.holdfast.tour.A9Steps;
import org.holdfast.tour.DeviceSteps;
import org.holdfast.tour.FirstSteps;
import org.holdfast.tour.LiveSteps;
import org.holdfast.tour.RecordingSteps;
import org.holdfast.tour.StyleWatch;
import org.holdfast.tour.SwitchSteps;
import org.holdfast.tour.TourGuide;
import org.holdfast.tour.TourStep;
import org.holdfast.tour.WallSteps;
import org.holdfast.tour.WindowSteps;
import org.holdfast.tour.WizardSteps;
import org.holdfast.ui.shell.MainWindow;
import org.jspecify.annotations.Nullable;

/**
 * The tour: the real application without a display, against the virtual devices, in a folder of its own. It does what
 * a person would do, writes a picture of every screen, and fails when a step fails or JavaFX complains about styles.
 */
public final class Tour {
    private static final String OPTION = "--tour=";
    static final double WIDTH = 1000;
    static final double HEIGHT = 700;

    private Tour() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of("target", "tour");
        for (String argument : arguments) {
            if (argument.startsWith(OPTION)) {
                folder = Path.of(argument.substring(OPTION.length()));
            }
        }
        System.exit(run(folder, System.out));
    }

    private static List<TourStep> steps() {
        List<TourStep> steps = new ArrayList<>();
        steps.addAll(FirstSteps.all());
        steps.addAll(DeviceSteps.all());
        steps.addAll(LiveSteps.all());
        steps.addAll(WallSteps.all());
        steps.addAll(RecordingSteps.all());
        steps.addAll(A9Steps.all());
        steps.addAll(SwitchSteps.all());
        steps.addAll(WizardSteps.all());
        steps.addAll(WindowSteps.all());
        return steps;
    }

    /** @return 0 when every step was done and nothing was complained about */
    static int run(Path folder, PrintStream out) throws Exception {
        Path data = Files.createTempDirectory("holdfast-tour");
        StartOptions options = options(data);
        try (StyleWatch styles = new StyleWatch();
                Composition.Opened opened = new Holdfast(Terminal.ofProcess(), true).open(options)) {
            startToolkit();
            MainWindow window = TourGuide.onScreen(() -> {
                Stage stage = new Stage();
                MainWindow made = new MainWindow(stage, opened.services(), () -> true);
                stage.setWidth(WIDTH);
                stage.setHeight(HEIGHT);
                made.show();
                return made;
            });
            TourGuide guide = new TourGuide(window, opened.services(), folder, out);
            boolean walked = walk(guide, steps(), out);
            boolean pages = PageTour.run(folder, out);
            boolean fine = withoutComplaint(styles, out) && walked && pages;
            TourGuide.onScreen(() -> {
                window.close();
                return Boolean.TRUE;
            });
            out.println(guide.pictures().size() + " pictures in " + folder);
            return fine ? 0 : 1;
        } finally {
            Platform.exit();
            remove(data);
        }
    }

    /** What the tour starts the application with: nothing is sent to any other computer. */
    static StartOptions options(Path data) {
        return new StartOptions(Optional.of(data), false, true, List.of());
    }

    static void startToolkit() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
    }

    static boolean walk(TourGuide guide, List<TourStep> steps, PrintStream out) {
        boolean fine = true;
        for (TourStep step : steps) {
            out.println(step.name());
            try {
                step.deed().run(guide);
            } catch (Exception | AssertionError e) {
                fine = false;
                out.println("  FAILED: " + e);
                e.printStackTrace(out);
                photograph(guide, step, out);
            }
        }
        return fine;
    }

    /** What the screen showed when a step failed. */
    private static void photograph(TourGuide guide, TourStep step, PrintStream out) {
        try {
            guide.picture("failed-" + step.name().replaceAll("[^a-z0-9]+", "-"));
        } catch (Exception | AssertionError e) {
            out.println("  and could not be photographed: " + e);
        }
    }

    private static boolean withoutComplaint(StyleWatch styles, PrintStream out) {
        styles.complaints().forEach(each -> out.println("  JavaFX complains: " + each));
        return styles.complaints().isEmpty();
    }

    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException trouble) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
