// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.ui.control.Departing;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.kordamp.ikonli.feather.Feather;

/** Where a device is, which networks it sees, and the steps that send it to one: password, review, outcome. */
final class WifiPage implements Page, Departing {
    private final String device;
    private final WifiModel model;
    private final Phrases phrases;
    private final NetworkList networks;
    private final NetworkForm form;
    private final VBox step = new VBox();
    private final ScrollPane node;
    private boolean begun;

    WifiPage(String device, WifiModel model, Frame frame, Phrases phrases) {
        this.device = device;
        this.model = model;
        this.phrases = phrases;
        networks = new NetworkList(device, model, phrases);
        form = new NetworkForm(device, model, phrases);
        VBox column = new VBox(new HerePart(device, model, phrases), step);
        column.setId("wifi");
        column.getStyleClass().addAll("page-body", "wifi-column");
        StackPane middle = new StackPane(column);
        middle.getStyleClass().add(Look.PAGE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        node = new ScrollPane(middle);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setFocusTraversable(false);
        node.getStyleClass().add("page-scroll");
        model.stage().subscribe(stage -> {
            step.getChildren().setAll(view(stage));
            node.setVvalue(0);
            frame.motion().fadeIn(step);
            if (stage instanceof WifiModel.Stage.Password && model.scans()) {
                form.focusFirst();
            }
        });
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return node;
    }

    private Node view(WifiModel.Stage stage) {
        return switch (stage) {
            case WifiModel.Stage.Choosing() -> networks;
            case WifiModel.Stage.Password(Optional<AccessPoint> point) -> {
                form.show(point);
                yield form;
            }
            case WifiModel.Stage.Review(String ssid, int length) -> review(ssid, length);
            case WifiModel.Stage.Sending(String ssid) -> sending(ssid);
            case WifiModel.Stage.Sent(String ssid, Text outcome) -> sent(ssid, outcome);
            case WifiModel.Stage.Refused(String ssid, DeviceException why) -> refused(ssid, why);
        };
    }

    private Node review(String ssid, int length) {
        GridPane rows = new GridPane();
        rows.getStyleClass().add("review-rows");
        row(rows, "review.device", device);
        row(rows, "review.network", PlainName.of(ssid));
        row(
                rows,
                "review.password",
                length == 0 ? phrases.of("review.password.none") : phrases.of("review.password.length", length));
        VBox warnings = new VBox();
        warnings.setId("wifi-warnings");
        warnings.getStyleClass().add(Look.GAP_8);
        for (Text warning : model.warnings()) {
            Label words = Parts.line(phrases.say(warning), "warning-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(Icons.small(Feather.ALERT_TRIANGLE), words);
            line.getStyleClass().addAll("wifi-warning", Look.GAP_8);
            line.setAlignment(Pos.TOP_LEFT);
            warnings.getChildren().add(line);
        }
        Button send = Parts.button("wifi-send", phrases.of("send", device), this::send);
        VBox card = Parts.card(
                rows,
                warnings,
                Parts.line(phrases.of("review.then", device), Look.SECONDARY),
                Parts.buttons(Parts.button("wifi-back", phrases.of("back"), model::back), send));
        card.setId("wifi-review-card");
        return Parts.section(Parts.title(phrases.of("review.title")), card);
    }

    private void send() {
        form.clear();
        model.send();
    }

    private void row(GridPane rows, String key, String value) {
        Label name = new Label(phrases.of(key));
        name.getStyleClass().add(Look.SECONDARY);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Parts.line(value, Look.STRONG);
        GridPane.setHgrow(words, Priority.ALWAYS);
        rows.addRow(rows.getRowCount(), name, words);
    }

    private Node sending(String ssid) {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.getStyleClass().add("small");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Parts.line(phrases.of("sending", device, PlainName.of(ssid)), Look.SECONDARY);
        HBox row = new HBox(bar, words);
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox card = Parts.card(row);
        card.setId("wifi-sending");
        return Parts.section(Parts.title(phrases.of("sending.title")), card);
    }

    private Node sent(String ssid, Text outcome) {
        Label words = Parts.line(phrases.say(outcome), Look.STRONG);
        words.setId("wifi-outcome");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox first = new HBox(Icons.large(Feather.SEND), words);
        first.getStyleClass().addAll("wifi-sent", Look.GAP_12);
        first.setAlignment(Pos.TOP_LEFT);
        Button other = Parts.button("wifi-back", phrases.of("sent.other"), model::back);
        other.getStyleClass().add("small");
        VBox card = Parts.card(
                first, Parts.line(phrases.of("sent.then", device, PlainName.of(ssid)), Look.SECONDARY), other);
        return Parts.section(Parts.title(phrases.of("sent.title", device, PlainName.of(ssid))), card);
    }

    private Node refused(String ssid, DeviceException why) {
        InlineError error = new InlineError(phrases, why, Optional.of(model::back));
        return Parts.section(Parts.title(phrases.of("refused.title", device, PlainName.of(ssid))), error);
    }

    @Override
    public Optional<Departure> departure() {
        return switch (model.stage().get()) {
            case WifiModel.Stage.Sending(String ssid) ->
                Optional.of(new Departure(
                        phrases.of("away.unsure", device, PlainName.of(ssid)), phrases.of("away.unsure.words")));
            case WifiModel.Stage.Sent(String ssid, Text outcome) ->
                Optional.of(new Departure(
                        phrases.of("sent.title", device, PlainName.of(ssid)),
                        phrases.say(outcome) + "\n\n" + phrases.of("sent.then", device, PlainName.of(ssid))));
            default -> Optional.empty();
        };
    }

    @Override
    public void shown() {
        if (!begun) {
            begun = true;
            model.begin();
        }
    }

    @Override
    public void closed() {
        form.clear();
        model.close();
    }
}
