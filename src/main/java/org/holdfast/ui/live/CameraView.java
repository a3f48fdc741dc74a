// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Look;
import org.jspecify.annotations.Nullable;

/** A live picture, and beside it the panel that steers the camera where there is something to steer. */
final class CameraView extends HBox {
    /** Height in pixels that a failure with its buttons needs. */
    private static final double SENTENCES = 300;

    private final LiveCanvas canvas;
    private Optional<CameraSteering> steering = Optional.empty();
    private @Nullable SteeringPanel steeringPanel;
    private @Nullable CameraPanel panel;
    private @Nullable ScrollPane panelScroll;
    private Registration talk = () -> {};
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
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            // What is typed into a field of the panel is meant for the field.
            if (!(event.getTarget() instanceof TextInputControl)) {
                canvas.keyed(event);
            }
        });
        addEventHandler(KeyEvent.KEY_RELEASED, canvas::keyLeft);
    }

    LiveCanvas canvas() {
        return canvas;
    }

    /** Puts what steers the camera beside the picture where the connection offers something to steer. */
    void steer(Connection connection) {
        unsteer();
        talk = TalkPlace.offer(canvas, this, connection);
        LiveContext context = canvas.model().context();
        VBox column = new VBox();
        column.getStyleClass().add("panel-column");
        steering = CameraSteering.of(connection, context.background());
        steering.ifPresent(steers -> {
            SteeringPanel made =
                    new SteeringPanel(steers, canvas.model().device().name(), context.phrases(), canvas.frame());
            steeringPanel = made;
            column.getChildren().add(made);
        });
        connection.capability(CameraControl.class).ifPresent(control -> {
            CameraPanel made = new CameraPanel(
                    new CameraPanelModel(connection, control, context.background(), context.clock()),
                    context.phrases());
            panel = made;
            column.getChildren().add(made);
        });
        canvas.steer(steering);
        if (column.getChildren().isEmpty()) {
            return;
        }
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panel-scroll", "edge-to-edge");
        panelScroll = scroll;
        getChildren().add(scroll);
        if (shown) {
            showPanels();
        }
    }

    /** Whether there is something to steer now. */
    boolean steers() {
        return steering.isPresent();
    }

    private void showPanels() {
        if (panel != null) {
            panel.shown();
        }
        steering.ifPresent(steers -> steers.beside().read());
    }

    private void hidePanels() {
        if (panel != null) {
            panel.hidden();
        }
        steering.ifPresent(steers -> {
            steers.moving().halt();
            steers.beside().hidden();
        });
    }

    /** Takes the panel away, when the connection goes. */
    void unsteer() {
        talk.close();
        talk = () -> {};
        hidePanels();
        canvas.steer(Optional.empty());
        steering = Optional.empty();
        if (panel != null) {
            panel.dispose();
            panel = null;
        }
        if (steeringPanel != null) {
            steeringPanel.dispose();
            steeringPanel = null;
        }
        getChildren().remove(panelScroll);
        panelScroll = null;
    }

    void shown() {
        shown = true;
        canvas.want(true);
        canvas.requestFocus();
        showPanels();
    }

    void hidden() {
        shown = false;
        canvas.want(false);
        hidePanels();
    }

    void dispose() {
        unsteer();
        canvas.dispose();
    }
}
