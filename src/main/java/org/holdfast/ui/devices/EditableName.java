// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** A device's name as the title of its page; a click on it or the pencil makes it a field. */
final class EditableName extends HBox {
    private final Phrases phrases;
    private final DevicePageModel model;
    private final Consumer<DeviceException> refused;
    private final Label label = new Label();
    private final TextField field = new TextField();
    private final Label problem = new Label();
    private final Button pencil;

    /** @param refused told why a name could not be saved; the old one is shown again then */
    EditableName(Phrases phrases, DevicePageModel model, Consumer<DeviceException> refused) {
        this.phrases = phrases;
        this.model = model;
        this.refused = refused;
        getStyleClass().add(Look.GAP_4);
        setAlignment(Pos.CENTER_LEFT);
        label.setId("page-title");
        label.getStyleClass().add(Look.PAGE_TITLE);
        label.setOnMouseClicked(event -> edit());
        HBox.setHgrow(label, Priority.SOMETIMES);
        pencil = Icons.button("device-rename", Feather.EDIT_2, phrases.of("card.rename"), this::edit);
        field.setId("device-name");
        field.getStyleClass().add("name-field");
        field.setAccessibleText(phrases.of("rename.name"));
        field.setOnAction(event -> save());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
                event.consume();
            }
        });
        field.focusedProperty().addListener((property, was, focused) -> {
            if (!focused && field.getParent() != null) {
                save();
            }
        });
        problem.getStyleClass().add("field-error");
        model.device().subscribe(device -> show());
        show();
    }

    private void show() {
        Device device = model.device().get();
        label.setText(device.name());
        getChildren().setAll(label, pencil);
    }

    private void edit() {
        field.setText(label.getText());
        problem.setText("");
        getChildren().setAll(field, problem);
        field.requestFocus();
        field.selectAll();
    }

    private void save() {
        if (field.getText().strip().equals(label.getText())) {
            show();
            return;
        }
        Optional<String> wrong = model.problemWith(field.getText())
                .map(kind -> phrases.of("name." + kind.name().toLowerCase(Locale.ROOT)));
        problem.setText(wrong.orElse(""));
        if (wrong.isEmpty()) {
            label.setText(field.getText().strip());
            getChildren().setAll(label, pencil);
            model.rename(field.getText(), why -> {
                show();
                refused.accept(why);
            });
        }
    }
}
