// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/** A curve as a line and the area under it. */
final class CurveShape {
    private final Path line = new Path();
    private final Path area = new Path();

    CurveShape() {
        line.getStyleClass().add("curve-line");
        area.getStyleClass().add("curve-area");
        line.setManaged(false);
        area.setManaged(false);
        line.setMouseTransparent(true);
        area.setMouseTransparent(true);
    }

    Path line() {
        return line;
    }

    Path area() {
        return area;
    }

    /** Draws a curve into a place of its parent. */
    void lay(Curve curve, double left, double top, double width, double height) {
        line.getElements().clear();
        area.getElements().clear();
        for (List<Curve.Spot> piece : curve.pieces()) {
            lay(piece, left, top, width, height);
        }
    }

    private void lay(List<Curve.Spot> piece, double left, double top, double width, double height) {
        ObservableList<PathElement> drawn = line.getElements();
        ObservableList<PathElement> filled = area.getElements();
        double bottom = top + height;
        Curve.Spot first = piece.getFirst();
        Curve.Spot last = piece.getLast();
        filled.add(new MoveTo(left + first.x() * width, bottom));
        drawn.add(new MoveTo(left + first.x() * width, bottom - first.y() * height));
        filled.add(new LineTo(left + first.x() * width, bottom - first.y() * height));
        for (Curve.Spot spot : piece.subList(1, piece.size())) {
            double x = left + spot.x() * width;
            double y = bottom - spot.y() * height;
            drawn.add(new LineTo(x, y));
            filled.add(new LineTo(x, y));
        }
        if (piece.size() == 1) {
            // A reading alone is a dot, which a line of no length would not show.
            drawn.add(new LineTo(left + first.x() * width + 1, bottom - first.y() * height));
        }
        filled.add(new LineTo(left + last.x() * width, bottom));
        filled.add(new ClosePath());
    }
}
