// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/**
 * An image fitted into its place: its aspect is kept, it may be turned by quarters, and a part of it can be looked at
 * closely. FX thread only.
 */
public abstract class FittedImage extends Region {
    private final ImageView view = new ImageView();
    private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper ratio = new ReadOnlyDoubleWrapper(16.0 / 9);
    private final ReadOnlyObjectWrapper<Zoom> zoom = new ReadOnlyObjectWrapper<>(Zoom.NONE);
    private int quarterTurns;
    private boolean covering;

    FittedImage() {
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        view.imageProperty().subscribe(image -> {
            picture.set(image != null);
            measure();
            requestLayout();
        });
    }

    private void measure() {
        Image image = view.getImage();
        if (image != null) {
            double upright = image.getWidth() / image.getHeight();
            ratio.set(quarterTurns % 2 == 1 ? 1 / upright : upright);
        }
    }

    /** What shows the image. */
    final ImageView view() {
        return view;
    }

    /** Fills its place and cuts what is over, instead of leaving borders. */
    final void cover() {
        covering = true;
    }

    /** Turns the picture clockwise from how it comes; what was looked at closely is the whole picture again. */
    final void turn(int newQuarterTurns) {
        if (newQuarterTurns != quarterTurns) {
            quarterTurns = newQuarterTurns;
            view.setRotate(90.0 * newQuarterTurns);
            zoom.set(Zoom.NONE);
            measure();
            requestLayout();
        }
    }

    /** How closely it is looked at. */
    final ReadOnlyObjectProperty<Zoom> zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    final void look(Zoom closely) {
        zoom.set(closely);
        requestLayout();
    }

    /** How the whole picture lies in its place; empty while there is none. */
    final Optional<PictureFit> fit() {
        Image image = view.getImage();
        if (image == null || getWidth() <= 0 || getHeight() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                PictureFit.of(image.getWidth(), image.getHeight(), quarterTurns, covering, getWidth(), getHeight()));
    }

    /** Whether a picture is there, moving or old. */
    public final ReadOnlyBooleanProperty pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The newest picture's width by its height; 16 : 9 before the first. */
    final ReadOnlyDoubleProperty ratioProperty() {
        return ratio.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        Optional<PictureFit> whole = fit();
        if (whole.isEmpty()) {
            return;
        }
        PictureFit fit = whole.get();
        Zoom look = zoom.get().within(fit);
        double wide = fit.width() * look.factor();
        double high = fit.height() * look.factor();
        double middleX = getWidth() / 2 + (0.5 - look.centreX()) * wide;
        double middleY = getHeight() / 2 + (0.5 - look.centreY()) * high;
        boolean lying = quarterTurns % 2 == 1;
        double across = lying ? high : wide;
        double down = lying ? wide : high;
        view.setFitWidth(across);
        view.setFitHeight(down);
        // Edges on whole pixels, as they are seen after the turn, so that nothing is blurred needlessly.
        double left = Math.rint(middleX - wide / 2);
        double top = Math.rint(middleY - high / 2);
        view.relocate(left + (wide - across) / 2, top + (high - down) / 2);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        return width > 0 ? width / ratio.get() : 180;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
