// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.ui.control.Look;

/** A device that answers and is not saved: what it is, and one button. */
final class FoundSwitch extends HBox {
    FoundSwitch(SwitchContext context, Found.Supported found) {
        Device device = found.device();
        setId("found-" + device.id());
        getStyleClass().addAll(Look.DASHED, "found-switch", Look.GAP_12);
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(device.name());
        name.getStyleClass().add(Look.STRONG);
        Label about = new Label(
                found.remarks().isEmpty()
                        ? device.address().toString()
                        : context.phrases().say(found.remarks().getFirst()));
        about.getStyleClass().add(Look.SECONDARY);
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        name.setMinWidth(0);
        VBox words = new VBox(name, about);
        words.getStyleClass().add(Look.GAP_4);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button add = new Button(context.phrases().of("found.add"));
        add.setId("add-" + device.id());
        add.setMinWidth(USE_PREF_SIZE);
        add.setAccessibleText(context.phrases().of("found.add.say", device.name()));
        add.setOnAction(_ -> context.frame().addDevice(Optional.of(found)));
        getChildren().addAll(words, add);
    }
}
