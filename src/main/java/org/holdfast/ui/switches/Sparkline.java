// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import javafx.scene.layout.Region;

/** The last hour of one outlet as a small line without a scale. FX thread only. */
final class Sparkline extends Region {
    private final CurveShape shape = new CurveShape();
    private Curve curve = new Curve(List.of(), 1);

    Sparkline() {
        getStyleClass().add("sparkline");
        setMouseTransparent(true);
        getChildren().addAll(shape.area(), shape.line());
    }

    void show(Curve now) {
        if (!now.equals(curve)) {
            curve = now;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        shape.lay(curve, snappedLeftInset(), snappedTopInset(), inner(getWidth(), true), inner(getHeight(), false));
    }

    private double inner(double whole, boolean across) {
        double insets = across ? snappedLeftInset() + snappedRightInset() : snappedTopInset() + snappedBottomInset();
        return Math.max(0, whole - insets);
    }
}
