// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The mark of Holdfast: an anchor. */
final class AppMark extends StackPane {
    /** An anchor in a square of 32. */
    private static final String ANCHOR = "M16 11.4 V25.4 M12.4 14.4 H19.6 M16 11.4 a2.7 2.7 0 1 1 0.01 0 "
            + "M7.4 18.2 c0.6 4.6 3.8 7.2 8.6 7.2 c4.8 0 8 -2.6 8.6 -7.2 M5.4 20.6 l2 -2.6 l2.6 1.8 M26.6 20.6 l-2 -2.6 l-2.6 1.8";

    private static final double UNITS = 32;

    /**
     * @param side width and height in pixels
     */
    AppMark(double side) {
        Rectangle body = new Rectangle(UNITS, UNITS);
        body.setArcWidth(16);
        body.setArcHeight(16);
        body.getStyleClass().add("mark-body");
        SVGPath anchor = new SVGPath();
        anchor.setContent(ANCHOR);
        anchor.getStyleClass().add("mark-anchor");
        Group mark = new Group(body, anchor);
        mark.getTransforms().add(new Scale(side / UNITS, side / UNITS));
        getChildren().add(new Group(mark));
        getStyleClass().add("mark");
        setMouseTransparent(true);
    }

    /** The window's icons in several sizes. */
    static List<Image> icons() {
        return Stream.of(16, 32, 48, 128, 256)
                .map(side -> "/org/holdfast/ui/shell/holdfast-" + side + ".png")
                .map(path -> Objects.requireNonNull(AppMark.class.getResource(path), path))
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }
}
