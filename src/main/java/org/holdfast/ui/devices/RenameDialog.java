// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** Asks for another name. */
final class RenameDialog {
    private RenameDialog() {}

    static void show(Frame frame, Phrases phrases, DevicesModel model, Device device) {
        TextField name = new TextField(device.name());
        name.setId("rename-name");
        name.setAccessibleText(phrases.of("rename.name"));
        Label wrong = new Label();
        wrong.setId("rename-problem");
        wrong.getStyleClass().add("field-error");
        wrong.setVisible(false);
        VBox field = new VBox(new Label(phrases.of("rename.name")), name, wrong);
        field.getStyleClass().add(Look.GAP_4);
        Button act = new Button(phrases.of("rename.act"));
        act.setId("rename-act");
        act.getStyleClass().add("accent");
        act.setOnAction(event -> {
            Optional<String> problem = model.problemWith(device.id(), name.getText())
                    .map(kind -> phrases.of("name." + kind.name().toLowerCase(Locale.ROOT)));
            problem.ifPresentOrElse(
                    words -> {
                        wrong.setText(words);
                        wrong.setVisible(true);
                        name.requestFocus();
                    },
                    () -> {
                        frame.closeDialog();
                        model.rename(device.id(), name.getText());
                    });
        });
        name.setOnAction(event -> act.fire());
        name.textProperty().addListener((property, was, now) -> wrong.setVisible(false));
        new Dialogs(frame).show(phrases.of("rename"), phrases.of("rename.words"), List.of(field), act);
    }
}
