// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.holdfast.device.Device;
import org.holdfast.service.SecretImports;
import org.holdfast.service.SecretImports.Item;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;

/** One token in the review: whether it is kept, whose it is, and itself when asked for. */
final class ReviewRow extends HBox {
    private static final String HIDDEN = "••••••••";

    private final Phrases phrases;
    private final ImportModel.Row row;
    private final int place;

    /** @param place from 0, for the ids of its parts */
    ReviewRow(Phrases phrases, ImportModel.Row row, int place) {
        this.phrases = phrases;
        this.row = row;
        this.place = place;
        getStyleClass().addAll("token-row", Look.GAP_12);
        setAlignment(Pos.CENTER_LEFT);
        Item item = row.item();
        String name = PlainName.of(
                item.known().name().isBlank()
                        ? phrases.of("row.nameless")
                        : item.known().name());
        CheckBox keep = new CheckBox();
        keep.setId("token-keep-" + place);
        keep.setAccessibleText(phrases.of("row.keep", name));
        keep.selectedProperty().bindBidirectional(row.chosen());
        keep.setDisable(row.same());
        Label title = new Label(name);
        title.getStyleClass().add(Look.STRONG);
        VBox words = new VBox(title);
        words.setMinWidth(0);
        words.getStyleClass().add(Look.GAP_4);
        HBox.setHgrow(words, Priority.ALWAYS);
        String about = about(item);
        if (!about.isEmpty()) {
            Label model = new Label(about);
            model.getStyleClass().add(Look.SECONDARY);
            words.getChildren().add(model);
        }
        words.getChildren().add(whose(name));
        getChildren().addAll(keep, words, secret(name));
    }

    private static String about(Item item) {
        String model = PlainName.of(item.known().model());
        String where = item.known().address().map(Object::toString).orElse("");
        return model.isBlank() || where.isEmpty() ? model + where : model + ", " + where;
    }

    private Node whose(String name) {
        if (row.item().known().id().isEmpty()) {
            return choice(name);
        }
        Label words = new Label(phrases.of(
                key(row.item()),
                row.item()
                        .owner()
                        .map(owner -> owner.saved()
                                ? owner.device().name()
                                : owner.device().address().toString())
                        .orElse("")));
        words.setId("token-whose-" + place);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add(row.item().standing() == SecretImports.Standing.OTHER ? "warning-words" : "whose");
        return words;
    }

    private static String key(Item item) {
        if (item.owner().isEmpty()) {
            return "row.absent";
        }
        String whose = item.owner().get().saved() ? "row.saved" : "row.found";
        return switch (item.standing()) {
            case NEW -> whose;
            case SAME -> whose + ".same";
            case OTHER -> whose + ".other";
        };
    }

    /** It does not say whose it is, so its owner does. */
    private Node choice(String name) {
        if (row.candidates().isEmpty()) {
            Label none = new Label(phrases.of("row.no-candidates"));
            none.setId("token-whose-" + place);
            none.setWrapText(true);
            none.setMinHeight(USE_PREF_SIZE);
            none.getStyleClass().add("warning-words");
            row.chosen().set(false);
            return none;
        }
        ComboBox<Device> devices = new ComboBox<>();
        devices.setId("token-device-" + place);
        devices.getStyleClass().add("small");
        devices.setPromptText(phrases.of("row.whose"));
        devices.setAccessibleText(phrases.of("row.whose.say", name));
        devices.setConverter(new DeviceNames());
        devices.getItems().setAll(row.candidates());
        row.device().get().ifPresent(devices::setValue);
        devices.valueProperty().addListener((_, _, device) -> {
            row.device().set(Optional.ofNullable(device));
            row.chosen().set(device != null);
        });
        return devices;
    }

    private Node secret(String name) {
        Label value = new Label(HIDDEN);
        value.setId("token-value-" + place);
        value.getStyleClass().add("token-value");
        value.setMinWidth(USE_PREF_SIZE);
        Button show = new Button(phrases.of("row.show"));
        show.setId("token-show-" + place);
        show.getStyleClass().addAll("flat", "masked-show");
        show.setMinWidth(USE_PREF_SIZE);
        show.setAccessibleText(phrases.of("row.show.say", name));
        show.setOnAction(_ -> {
            boolean hidden = value.getText().equals(HIDDEN);
            value.setText(hidden ? new String(row.item().known().secret()) : HIDDEN);
            show.setText(phrases.of(hidden ? "row.hide" : "row.show"));
        });
        HBox both = new HBox(value, show);
        both.getStyleClass().add(Look.GAP_8);
        both.setAlignment(Pos.CENTER_RIGHT);
        return both;
    }

    /** Devices by name and address. */
    private static final class DeviceNames extends StringConverter<Device> {
        @Override
        public String toString(Device device) {
            return device == null ? "" : device.name() + ", " + device.address();
        }

        @Override
        public Device fromString(String words) {
            throw new UnsupportedOperationException("Devices are chosen, not typed");
        }
    }
}
