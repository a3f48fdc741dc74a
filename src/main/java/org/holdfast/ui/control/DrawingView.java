// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.holdfast.device.FamilyGuide;

/** A line drawing of 96 by 96 units at any size. */
public final class DrawingView extends StackPane {
    private static final double UNITS = 96;

    /**
     * @param side width and height in pixels
     */
    public DrawingView(FamilyGuide.Drawing drawing, double side) {
        getStyleClass().add("drawing");
        SVGPath outline = new SVGPath();
        outline.setContent(drawing.outline());
        outline.getStyleClass().add(Look.DRAWING_OUTLINE);
        SVGPath accent = new SVGPath();
        accent.setContent(drawing.accent());
        accent.getStyleClass().add(Look.DRAWING_ACCENT);
        // Keeps the drawing in its square whatever its paths leave free.
        Rectangle square = new Rectangle(UNITS, UNITS);
        square.setVisible(false);
        Group lines = new Group(square, outline, accent);
        lines.getTransforms().add(new Scale(side / UNITS, side / UNITS));
        getChildren().add(new Group(lines));
        setMinSize(side, side);
        setMaxSize(side, side);
        setMouseTransparent(true);
    }
}
