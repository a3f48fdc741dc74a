// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.holdfast.service.Preferences;

/** Where the window goes: where it was, unless that is not on any screen any more. */
final class WindowPlace {
    static final double LEAST_WIDTH = 1000;
    static final double LEAST_HEIGHT = 700;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 840;
    /** So much of the title must be within reach of the mouse. */
    private static final double GRIP = 120;

    private WindowPlace() {}

    /**
     * Corrects a remembered place.
     *
     * @param screens the visible parts of all screens, the first one first; not empty
     */
    static Preferences.Window on(List<Rectangle2D> screens, Optional<Preferences.Window> remembered) {
        Rectangle2D first = screens.getFirst();
        if (remembered.isEmpty()) {
            return centred(first, USUAL_WIDTH, USUAL_HEIGHT, false);
        }
        Preferences.Window was = remembered.get();
        Optional<Rectangle2D> home = screens.stream()
                .filter(screen ->
                        screen.intersects(was.x() + GRIP / 2, was.y(), Math.max(1, was.width() - GRIP), GRIP / 2))
                .findFirst();
        if (home.isEmpty()) {
            return centred(first, was.width(), was.height(), was.maximized());
        }
        Rectangle2D screen = home.get();
        double width = between(LEAST_WIDTH, was.width(), screen.getWidth());
        double height = between(LEAST_HEIGHT, was.height(), screen.getHeight());
        double y = Math.clamp(was.y(), screen.getMinY(), Math.max(screen.getMinY(), screen.getMaxY() - GRIP));
        return new Preferences.Window(was.x(), y, width, height, was.maximized());
    }

    private static Preferences.Window centred(Rectangle2D screen, double width, double height, boolean maximized) {
        double fittingWidth = between(LEAST_WIDTH, width, screen.getWidth());
        double fittingHeight = between(LEAST_HEIGHT, height, screen.getHeight());
        return new Preferences.Window(
                screen.getMinX() + Math.max(0, (screen.getWidth() - fittingWidth) / 2),
                screen.getMinY() + Math.max(0, (screen.getHeight() - fittingHeight) / 2),
                fittingWidth,
                fittingHeight,
                maximized);
    }

    private static double between(double least, double value, double most) {
        return Math.min(Math.max(least, value), Math.max(most, 1));
    }
}
