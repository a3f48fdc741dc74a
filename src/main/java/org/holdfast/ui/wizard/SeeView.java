// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.live.LiveCanvas;
import org.holdfast.ui.live.LiveScreens;

/** The device at work: its live picture. */
final class SeeView implements StepView {
    private final VBox node = new VBox();
    private final Optional<LiveCanvas> canvas;

    SeeView(SeeStep step, Phrases phrases, LiveScreens live) {
        Optional<Device> saved = step.draft().saved();
        canvas = saved.map(device -> live.canvas(device).inDialog());
        node.getStyleClass().add(Look.GAP_12);
        saved.ifPresent(device -> node.getChildren()
                .addAll(
                        Parts.question(phrases.of("see.title", device.name())),
                        Parts.secondary(phrases.of("see.saved"))));
        canvas.ifPresent(picture -> {
            VBox.setVgrow(picture.holder(), Priority.ALWAYS);
            picture.holder().setMinHeight(0);
            node.getChildren().add(picture.holder());
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean focusFirst() {
        return false;
    }

    @Override
    public void focus(String field) {}

    @Override
    public void dispose() {
        canvas.ifPresent(LiveCanvas::dispose);
    }
}
