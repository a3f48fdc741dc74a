// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Dresses a scene as the application does, and keeps pictures of it under {@code target/looks}. */
public final class Looks {
    private Looks() {}

    /** Puts the application's style sheets on a scene. */
    public static void dress(Scene scene, boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(
                        sheet("holdfast.css"),
                        sheet("devices.css"),
                        sheet("pages.css"),
                        sheet("switches.css"),
                        sheet(dark ? "dark.css" : "light.css"),
                        sheet("live.css"),
                        sheet("wizard.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Looks.class.getResource("/org/holdfast/ui/" + name), name)
                .toExternalForm();
    }

    /** Runs on the FX thread and waits. */
    public static <T> T onScreen(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs on the FX thread and waits. */
    public static void act(Runnable work) {
        onScreen(() -> {
            work.run();
            return true;
        });
    }

    /** Keeps a picture of the scene. */
    public static void keep(Scene scene, String name) {
        WritableImage image = onScreen(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        try {
            Path folder = Path.of("target", "looks");
            Files.createDirectories(folder);
            ImageIO.write(copy, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
