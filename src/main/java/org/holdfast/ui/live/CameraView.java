// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.ui.control.Look;
import org.jspecify.annotations.Nullable;

/** A live picture, and beside it the panel that steers the camera where there is something to steer. */
final class CameraView extends HBox {
    /** Height in pixels that a failure with its buttons needs. */
    private static final double SENTENCES = 300;

    private final LiveCanvas canvas;
    private @Nullable CameraPanel panel;
    private @Nullable ScrollPane panelScroll;
    private boolean shown;

    CameraView(LiveCanvas canvas) {
        this.canvas = canvas;
        getStyleClass().addAll("camera-view", Look.GAP_16);
        HBox.setHgrow(canvas.holder(), Priority.ALWAYS);
        canvas.holder().setMinWidth(0);
        // As high as the picture, so that no black stands above and below it; sentences need some height too.
        canvas.holder()
                .maxHeightProperty()
                .bind(canvas.holder()
                        .widthProperty()
                        .map(width -> width.doubleValue())
                        .flatMap(width -> canvas.ratioProperty()
                                .map(ratio -> Math.max(SENTENCES, Math.rint(width / ratio.doubleValue())))));
        getChildren().add(canvas.holder());
        canvas.want(false);
        addEventHandler(KeyEvent.KEY_PRESSED, canvas::keyed);
    }

    LiveCanvas canvas() {
        return canvas;
    }

    /** Puts the panel beside the picture where the connection offers something to steer. */
    void steer(Connection connection) {
        unsteer();
        LiveContext context = canvas.model().context();
        Optional<CameraControl> control = connection.capability(CameraControl.class);
        if (control.isEmpty()) {
            return;
        }
        CameraPanel made = new CameraPanel(
                new CameraPanelModel(connection, control.get(), context.background(), context.clock()),
                context.phrases());
        ScrollPane scroll = new ScrollPane(made);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panel-scroll", "edge-to-edge");
        panel = made;
        panelScroll = scroll;
        getChildren().add(scroll);
        if (shown) {
            made.shown();
        }
    }

    /** Takes the panel away, when the connection goes. */
    void unsteer() {
        if (panel != null) {
            panel.dispose();
            getChildren().remove(panelScroll);
            panel = null;
            panelScroll = null;
        }
    }

    void shown() {
        shown = true;
        canvas.want(true);
        canvas.requestFocus();
        if (panel != null) {
            panel.shown();
        }
    }

    void hidden() {
        shown = false;
        canvas.want(false);
        if (panel != null) {
            panel.hidden();
        }
    }

    void dispose() {
        unsteer();
        canvas.dispose();
    }
}
