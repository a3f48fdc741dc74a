// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/**
 * Looks closer at a live picture: by the wheel or two fingers around the pointer, by keys around its middle; dragging
 * moves what is seen. A sign tells how close and leads back. FX thread only.
 */
final class CanvasZoom {
    /** How much closer one step leads. */
    static final double STEP = 1.25;

    private static final double WHEEL = 1.0025;
    private static final double PUSH = 0.15;

    private final Region ground;
    private final FittedImage picture;
    private final Phrases phrases;
    private final Button sign;
    private final Subscription following;
    private double fromX;
    private double fromY;
    private boolean dragging;

    /**
     * @param ground where the pointer counts; as large as the picture's place
     */
    CanvasZoom(Region ground, FittedImage picture, Phrases phrases) {
        this.ground = ground;
        this.picture = picture;
        this.phrases = phrases;
        sign = Icons.button("live-zoom", Feather.MINIMIZE, phrases.of("zoom.back"), this::back);
        sign.getStyleClass().addAll("live-zoom", Look.FIGURES);
        sign.setFocusTraversable(false);
        ground.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        ground.addEventHandler(
                ZoomEvent.ZOOM,
                event -> change(fit -> now().around(fit, event.getZoomFactor(), event.getX(), event.getY())));
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        picture.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
        following = picture.zoomProperty().subscribe(this::show);
    }

    /** Tells how close the look is and leads back to the whole picture; not there while that is what is seen. */
    Button sign() {
        return sign;
    }

    /** Whether only a part of the picture is seen. */
    boolean close() {
        return now().close();
    }

    void closer() {
        step(STEP);
    }

    void lessClose() {
        step(1 / STEP);
    }

    /** The whole picture again. */
    void back() {
        picture.look(Zoom.NONE);
        ground.requestFocus();
    }

    /** Moves what is seen by a part of the picture's place. */
    void push(int right, int down) {
        change(fit -> now().moved(fit, -right * PUSH * fit.placeWidth(), -down * PUSH * fit.placeHeight()));
    }

    void dispose() {
        following.unsubscribe();
    }

    Zoom now() {
        return picture.zoomProperty().get();
    }

    private void step(double by) {
        change(fit -> now().around(fit, by, fit.placeWidth() / 2, fit.placeHeight() / 2));
    }

    private void change(Function<PictureFit, Zoom> change) {
        Optional<PictureFit> fit = picture.fit();
        fit.ifPresent(whole -> picture.look(change.apply(whole)));
    }

    private void scrolled(ScrollEvent event) {
        if (event.isInertia() || event.getDeltaY() == 0 || event.isShortcutDown()) {
            return;
        }
        double by = Math.pow(WHEEL, event.getDeltaY());
        change(fit -> now().around(fit, by, event.getX(), event.getY()));
        event.consume();
    }

    private void pressed(MouseEvent event) {
        dragging = event.getButton() == MouseButton.PRIMARY && close();
        fromX = event.getX();
        fromY = event.getY();
    }

    private void dragged(MouseEvent event) {
        if (dragging) {
            double right = event.getX() - fromX;
            double down = event.getY() - fromY;
            fromX = event.getX();
            fromY = event.getY();
            ground.setCursor(Cursor.CLOSED_HAND);
            change(fit -> now().moved(fit, right, down));
        }
    }

    private void released() {
        if (dragging) {
            dragging = false;
            ground.setCursor(Cursor.DEFAULT);
        }
    }

    private void show(Zoom zoom) {
        sign.setVisible(zoom.close());
        sign.setManaged(zoom.close());
        sign.setText(phrases.of("zoom", zoom.factor()));
        sign.setAccessibleText(phrases.of("zoom.back"));
    }
}
