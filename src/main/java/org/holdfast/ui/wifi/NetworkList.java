// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.kordamp.ikonli.feather.Feather;

/** What the device sees, strongest first, to choose from; or that it looks, saw nothing, or could not. */
final class NetworkList extends VBox {
    private final String device;
    private final WifiModel model;
    private final Phrases phrases;
    private final Button again;
    private final VBox content = new VBox();

    NetworkList(String device, WifiModel model, Phrases phrases) {
        this.device = device;
        this.model = model;
        this.phrases = phrases;
        setId("wifi-networks");
        Label title = Parts.title(phrases.of("networks", device));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        again = Parts.button("wifi-scan", phrases.of("scan"), model::look);
        again.setGraphic(Icons.small(Feather.REFRESH_CW));
        again.getStyleClass().add("small");
        HBox heading = new HBox(title, again);
        heading.getStyleClass().add(Look.GAP_8);
        heading.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add(Look.GAP_12);
        getChildren().addAll(heading, content);
        getStyleClass().add(Look.GAP_8);
        model.scan().subscribe(this::show);
        model.here().subscribe(here -> show(model.scan().get()));
    }

    private void show(WifiModel.Scan scan) {
        again.setDisable(scan instanceof WifiModel.Scan.Running);
        Node part = switch (scan) {
            case WifiModel.Scan.None() -> Parts.card(Parts.line(phrases.of("scan.none", device), Look.SECONDARY));
            case WifiModel.Scan.Running() -> Parts.card(running());
            case WifiModel.Scan.Done(List<AccessPoint> points) -> points.isEmpty() ? nothing() : list(points);
            case WifiModel.Scan.Failed(DeviceException why) -> new InlineError(phrases, why, Optional.of(model::look));
        };
        content.getChildren().setAll(part, other());
    }

    private Node running() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.getStyleClass().add("small");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Parts.line(phrases.of("scan.running", device), Look.SECONDARY);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button stop = Parts.button("wifi-scan-stop", phrases.shared().of("cancel"), model::stopLooking);
        stop.getStyleClass().add("small");
        HBox row = new HBox(bar, words, stop);
        row.setId("wifi-scanning");
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node nothing() {
        VBox words = Parts.card(
                Parts.line(phrases.of("scan.nothing", device), Look.STRONG),
                Parts.line(phrases.of("scan.nothing.words"), Look.SECONDARY));
        words.setId("wifi-nothing");
        return words;
    }

    private Node list(List<AccessPoint> points) {
        Optional<String> present = model.here().get() instanceof WifiModel.Here.Known known
                ? known.present().flatMap(now -> now.ssid())
                : Optional.empty();
        VBox list = new VBox();
        list.setId("wifi-list");
        list.getStyleClass().addAll(Look.CARD, "network-list");
        for (int i = 0; i < points.size(); i++) {
            Button row =
                    row(points.get(i), present.equals(Optional.of(points.get(i).ssid())));
            row.setId("wifi-network-" + i);
            list.getChildren().add(row);
        }
        return list;
    }

    private Button row(AccessPoint point, boolean here) {
        String name = PlainName.of(point.ssid());
        Label ssid = new Label(name);
        ssid.setMinWidth(0);
        HBox line = new HBox(new Signal(phrases, point.dBm()), ssid);
        line.getStyleClass().add(Look.GAP_12);
        line.setAlignment(Pos.CENTER_LEFT);
        if (here) {
            Label tag = new Label(phrases.of("network.here"));
            tag.getStyleClass().addAll(Look.TAG, "here-tag");
            tag.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(tag);
        }
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label figure = new Label(Signal.figure(phrases, point.dBm()));
        figure.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES, "network-figure");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        Label lock = new Label("", point.secured().orElse(false) ? Icons.small(Feather.LOCK) : new Region());
        lock.getStyleClass().add("network-lock");
        line.getChildren().addAll(between, figure, lock, Icons.small(Feather.CHEVRON_RIGHT));
        Button row = new Button("", line);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.getStyleClass().addAll("flat", "network-row");
        row.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(row.widthProperty().subtract(32));
        line.maxWidthProperty().bind(line.prefWidthProperty());
        row.setTooltip(new Hint(name));
        row.setAccessibleText(phrases.of(
                "network.say",
                name,
                Signal.words(phrases, point.dBm()),
                phrases.of(point.secured().map(yes -> yes ? "secured" : "open").orElse("untold"))));
        row.setOnAction(event -> model.choose(point));
        return row;
    }

    private Node other() {
        Button other = Parts.button("wifi-other", phrases.of("network.other"), model::type);
        other.setGraphic(Icons.small(Feather.EDIT_3));
        other.getStyleClass().add("small");
        return other;
    }
}
