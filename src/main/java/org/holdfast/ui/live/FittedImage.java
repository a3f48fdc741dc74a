// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** An image fitted into its place and centred there. FX thread only. */
public abstract class FittedImage extends Region {
    private final ImageView view = new ImageView();
    private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper ratio = new ReadOnlyDoubleWrapper(16.0 / 9);
    private boolean covering;

    FittedImage() {
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        view.imageProperty().subscribe(image -> {
            picture.set(image != null);
            if (image != null) {
                ratio.set(image.getWidth() / image.getHeight());
            }
            requestLayout();
        });
    }

    /** What shows the image. */
    final ImageView view() {
        return view;
    }

    /** Fills its place and cuts what is over, instead of leaving borders. */
    final void cover() {
        covering = true;
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
        double width = getWidth();
        double height = getHeight();
        Image image = view.getImage();
        if (image == null || width <= 0 || height <= 0) {
            return;
        }
        double across = width / image.getWidth();
        double down = height / image.getHeight();
        double scale = covering ? Math.max(across, down) : Math.min(across, down);
        double fitWidth = Math.max(1, Math.rint(image.getWidth() * scale));
        double fitHeight = Math.max(1, Math.rint(image.getHeight() * scale));
        view.setFitWidth(fitWidth);
        view.setFitHeight(fitHeight);
        view.relocate(Math.rint((width - fitWidth) / 2), Math.rint((height - fitHeight) / 2));
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
