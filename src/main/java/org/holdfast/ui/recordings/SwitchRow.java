// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import atlantafx.base.controls.ToggleSwitch;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Look;

/** A switch in a dialog with what it does beside it. */
final class SwitchRow extends HBox {
    private final ToggleSwitch toggle = new ToggleSwitch();

    /**
     * @param id for tests
     * @param note what it means, in a sentence
     */
    SwitchRow(String id, String label, String note, boolean on) {
        getStyleClass().add(Look.GAP_12);
        setAlignment(Pos.CENTER_LEFT);
        toggle.setId(id);
        toggle.setSelected(on);
        toggle.setAccessibleText(label);
        Label name = new Label(label);
        name.setLabelFor(toggle);
        Label more = new Label(note);
        more.getStyleClass().add(Look.SECONDARY);
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(name, more);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, toggle);
    }

    boolean on() {
        return toggle.isSelected();
    }

    ToggleSwitch toggle() {
        return toggle;
    }
}
