// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.holdfast.service.CommandHistory.Command;
import org.holdfast.ui.control.CopyBox;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The box for a command as it is, what was sent before, and what the device answered. */
final class CommandPart {
    private static final int ROWS = 10;

    private final RawModel model;
    private final Phrases phrases;
    private final TextField method = new TextField();
    private final TextField parameters = new TextField();
    private final ComboBox<Command> earlier = new ComboBox<>();
    private final HBox history = new HBox();
    private final Button send = new Button();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final VBox outcome = new VBox();
    private final VBox node;

    /** @param device its name, for the warning */
    CommandPart(RawModel model, String device, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        outcome.getStyleClass().add(Look.GAP_8);
        Label words = RawPage.line(phrases.of("warning", device), "warning-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox warning = new HBox(Icons.small(Feather.ALERT_TRIANGLE), words);
        warning.getStyleClass().addAll("wifi-warning", Look.GAP_8);
        warning.setAlignment(Pos.TOP_LEFT);
        node = RawPage.section(phrases.of("command"), warning, fields(), examples(), history(), outcome);
        model.sending().subscribe(this::show);
        model.earlier().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private HBox fields() {
        method.setId("raw-method");
        method.getStyleClass().add("raw-method");
        parameters.setId("raw-parameters");
        parameters.getStyleClass().add("raw-parameters");
        parameters.setText("[]");
        for (TextField each : new TextField[] {method, parameters}) {
            each.setOnAction(_ -> send());
        }
        send.setId("raw-send");
        send.setText(phrases.of("send"));
        send.getStyleClass().add("accent");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(_ -> send());
        busy.getStyleClass().add("small-spinner");
        VBox first = labelled(phrases.of("method"), method);
        VBox second = labelled(phrases.of("parameters"), parameters);
        HBox.setHgrow(second, Priority.ALWAYS);
        HBox row = new HBox(first, second, send, busy);
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    private static VBox labelled(String words, TextField field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        field.setAccessibleText(words);
        VBox box = new VBox(label, field);
        box.getStyleClass().add(Look.GAP_4);
        return box;
    }

    private FlowPane examples() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("drop-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        List<RawAccess.Example> all = model.examples();
        for (int i = 0; i < all.size(); i++) {
            RawAccess.Example example = all.get(i);
            Button fill = new Button(example.method());
            fill.setId("raw-example-" + i);
            // Methods have underscores, which would underline a letter.
            fill.setMnemonicParsing(false);
            fill.getStyleClass().addAll("small", "raw-example");
            fill.setOnAction(_ -> fill(example.method(), example.parameters()));
            row.getChildren().add(fill);
        }
        RawPage.visible(row, !all.isEmpty());
        return row;
    }

    private HBox history() {
        earlier.setId("raw-history");
        earlier.setPromptText(phrases.of("history"));
        earlier.setAccessibleText(phrases.of("history"));
        earlier.getStyleClass().addAll("small", "raw-history");
        earlier.setMaxWidth(Double.MAX_VALUE);
        earlier.setConverter(new CommandWords());
        HBox.setHgrow(earlier, Priority.ALWAYS);
        earlier.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                fill(chosen.method(), chosen.parameters());
            }
        });
        Button clear = new Button(phrases.of("history.clear"));
        clear.setId("raw-history-clear");
        clear.getStyleClass().addAll("small", "flat");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setOnAction(_ -> model.clearHistory());
        history.getChildren().addAll(earlier, clear);
        history.getStyleClass().add(Look.GAP_8);
        history.setAlignment(Pos.CENTER_LEFT);
        return history;
    }

    private void fill(String wanted, String with) {
        method.setText(wanted);
        parameters.setText(with);
        method.requestFocus();
        method.end();
    }

    private void send() {
        if (!send.isDisabled() && !method.getText().isBlank()) {
            model.send(method.getText(), parameters.getText());
        } else {
            method.requestFocus();
        }
    }

    private void show(List<Command> all) {
        earlier.setValue(null);
        earlier.getItems().setAll(all);
        RawPage.visible(history, !all.isEmpty());
    }

    private void show(RawModel.Sending now) {
        boolean running = now instanceof RawModel.Sending.Running;
        send.setDisable(running);
        busy.setVisible(running);
        outcome.getChildren().clear();
        switch (now) {
            case RawModel.Sending.Idle(), RawModel.Sending.Running() -> {}
            case RawModel.Sending.Failed(DeviceException why) ->
                outcome.getChildren().add(new InlineError(phrases, why, Optional.empty()));
            case RawModel.Sending.Answered(String asked, String answer, boolean untold) -> {
                TextArea area = new TextArea(answer);
                area.setId("raw-answer");
                area.setEditable(false);
                area.setPrefRowCount((int) Math.clamp(answer.lines().count(), 2L, ROWS));
                area.getStyleClass().add("tokens-paste");
                area.setAccessibleText(phrases.of("answer", asked));
                Label title = RawPage.line(phrases.of("answer", asked), Look.STRONG);
                title.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(title, Priority.ALWAYS);
                HBox head = new HBox(
                        title,
                        CopyBox.button(
                                phrases, "raw-copy-answer", phrases.shared().of("copy"), answer));
                head.setAlignment(Pos.CENTER_LEFT);
                outcome.getChildren().addAll(head, area);
                if (untold) {
                    outcome.getChildren().add(RawPage.line(phrases.of("untold"), Look.SECONDARY));
                }
            }
        }
        RawPage.visible(outcome, !outcome.getChildren().isEmpty());
    }

    /** Commands as they are sent. */
    private static final class CommandWords extends StringConverter<Command> {
        @Override
        public String toString(Command command) {
            return command == null ? "" : command.method() + " " + command.parameters();
        }

        @Override
        public Command fromString(String words) {
            throw new UnsupportedOperationException("Commands are chosen, not typed");
        }
    }
}
