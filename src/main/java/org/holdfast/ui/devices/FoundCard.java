// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.kordamp.ikonli.feather.Feather;

/** Something that answers and is not saved: with a button to add it, or with what it is instead. */
final class FoundCard extends HBox {
    private static final double DRAWING = 56;

    FoundCard(Phrases phrases, Found found, Optional<FamilyGuide> guide, DeviceDeeds deeds) {
        getStyleClass().addAll("found-card", Look.DASHED, Look.GAP_12);
        setAlignment(Pos.TOP_LEFT);
        VBox words = new VBox();
        words.getStyleClass().add(Look.GAP_4);
        HBox.setHgrow(words, Priority.ALWAYS);
        switch (found) {
            case Found.Supported supported -> {
                guide.ifPresent(known -> getChildren().add(new DrawingView(known.drawing(), DRAWING)));
                fill(words, phrases, supported, guide, deeds);
            }
            case Found.Unsupported unsupported -> {
                getChildren().add(Icons.large(Feather.SLASH));
                Label what = line(phrases.say(unsupported.what()), Look.STRONG, true);
                Label meaning = line(phrases.say(unsupported.meaning()), Look.SECONDARY, true);
                words.getChildren()
                        .addAll(what, line(unsupported.address().toString(), Look.SECONDARY, false), meaning);
                // Dots would end an id in a selector.
                setId("unsupported-" + unsupported.address().host().replace('.', '-'));
            }
        }
        getChildren().add(words);
    }

    private static void fill(
            VBox words, Phrases phrases, Found.Supported found, Optional<FamilyGuide> guide, DeviceDeeds deeds) {
        String name = found.device().name();
        Label title = line(name, Look.STRONG, false);
        title.setTooltip(new Hint(name));
        words.getChildren().add(title);
        String family = guide.map(known -> phrases.say(known.title())).orElse(found.family());
        words.getChildren().add(line(family, Look.SECONDARY, false));
        variant(found.device()).ifPresent(model -> {
            Label line = line(model, Look.SECONDARY, false);
            line.setId("variant-" + found.device().id());
            line.setTooltip(new Hint(model));
            words.getChildren().add(line);
        });
        Label where = line(host(found.address()), Look.SECONDARY, false);
        where.setTooltip(new Hint(found.address().toString()));
        words.getChildren().add(where);
        for (Text remark : found.remarks()) {
            Label line = line(phrases.say(remark), Look.SECONDARY, true);
            line.getStyleClass().add("remark");
            words.getChildren().add(line);
        }
        if (found.given().isPresent()) {
            Label given = line(phrases.of("found.given"), Look.SECONDARY, true);
            given.setId("given-" + found.device().id());
            given.getStyleClass().add("remark");
            words.getChildren().add(given);
        }
        Button add = new Button(phrases.of("found.add"), Icons.small(Feather.PLUS));
        add.setId("add-" + found.device().id());
        add.getStyleClass().addAll("accent", "found-add");
        add.setAccessibleText(phrases.of("found.add.what", name));
        add.setOnAction(event -> {
            add.setDisable(true);
            deeds.add(found);
        });
        HBox row = new HBox(add);
        row.setAlignment(Pos.CENTER_RIGHT);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        words.getChildren().addAll(gap, row);
    }

    /** Which kind it is, where the name does not say so already. */
    private static Optional<String> variant(Device device) {
        return Optional.of(PlainName.of(device.model()))
                .filter(model -> !model.isBlank() && !device.name().contains(model));
    }

    /** Host and main port; the others are for the hover. */
    private static String host(Address address) {
        return address.port().isPresent()
                ? address.host() + ":" + address.port().getAsInt()
                : address.host();
    }

    private static Label line(String words, String look, boolean wraps) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(wraps);
        if (wraps) {
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return label;
    }
}
