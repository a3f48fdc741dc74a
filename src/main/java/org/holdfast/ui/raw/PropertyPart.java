// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess.Property;
import org.holdfast.device.RawAccess.Range;
import org.holdfast.device.Text;
import org.holdfast.ui.control.FailureReport;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Reads a range of numbered properties gently, and shows what exists. */
final class PropertyPart {
    private static final double NARROW = 96;
    private static final double WIDE = 300;
    private static final List<String> USUAL = List.of("1", "12", "1", "20");

    private final RawModel model;
    private final Phrases phrases;
    private final List<TextField> numbers = new ArrayList<>();
    private final Label wrong = RawPage.line("", "field-error");
    private final Button read = new Button();
    private final Button copy = new Button();
    private final HBox progress = new HBox();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = RawPage.line("", Look.SECONDARY);
    private final Label done = RawPage.line("", Look.SECONDARY);
    private final VBox trouble = new VBox();
    private final TableView<Property> table = new TableView<>();
    private final VBox node;

    PropertyPart(RawModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        wrong.setId("raw-range-wrong");
        RawPage.visible(wrong, false);
        table();
        progress();
        done.setId("raw-done");
        node = RawPage.section(
                phrases.of("properties"),
                RawPage.line(phrases.of("properties.words"), Look.SECONDARY),
                range(),
                wrong,
                progress,
                trouble,
                done,
                table);
        model.browsing().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private FlowPane range() {
        read.setId("raw-read");
        read.setText(phrases.of("read"));
        read.getStyleClass().add("accent");
        read.setOnAction(_ -> read());
        copy.setId("raw-copy");
        copy.setText(phrases.of("copy"));
        copy.setGraphic(Icons.small(Feather.COPY));
        copy.setOnAction(_ -> FailureReport.copy(RawModel.lines(model.properties(), phrases::say)));
        FlowPane row = new FlowPane(
                pair("services", "raw-first-service", "raw-last-service", 0),
                pair("of-properties", "raw-first-property", "raw-last-property", 2),
                read,
                copy);
        row.getStyleClass().add("raw-range");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox pair(String key, String first, String last, int usual) {
        HBox pair = new HBox(
                new Label(phrases.of(key)),
                number(first, phrases.of(key + ".first"), usual),
                new Label(phrases.of("to")),
                number(last, phrases.of(key + ".last"), usual + 1));
        pair.getStyleClass().add(Look.GAP_8);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private TextField number(String id, String label, int usual) {
        TextField field = new TextField(USUAL.get(usual));
        field.setId(id);
        field.setAccessibleText(label);
        field.getStyleClass().add("raw-number");
        field.setOnAction(_ -> read());
        field.textProperty().addListener((_, _, _) -> RawPage.visible(wrong, false));
        numbers.add(field);
        return field;
    }

    private void progress() {
        bar.getStyleClass().add("small");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("raw-progress");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button stop = new Button(phrases.shared().of("cancel"));
        stop.setId("raw-stop");
        stop.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stop());
        progress.getChildren().addAll(bar, words, stop);
        progress.getStyleClass().add(Look.GAP_12);
        progress.setAlignment(Pos.CENTER_LEFT);
    }

    private void table() {
        table.setId("raw-table");
        table.getStyleClass().addAll("raw-table", Look.FIGURES);
        table.setAccessibleText(phrases.of("properties"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(RawPage.line(phrases.of("table.empty"), Look.SECONDARY));
        table.getColumns().add(column("column.service", NARROW, each -> Integer.toString(each.service())));
        table.getColumns().add(column("column.property", NARROW, each -> Integer.toString(each.property())));
        table.getColumns()
                .add(column("column.value", WIDE, each -> each.value().orElseGet(() -> phrases.of("unreadable"))));
        table.getColumns()
                .add(column(
                        "column.label",
                        WIDE,
                        each -> each.label().map(phrases::say).orElse("")));
        table.setItems(model.properties());
    }

    private TableColumn<Property, String> column(String key, double width, Function<Property, String> words) {
        TableColumn<Property, String> column = new TableColumn<>(phrases.of(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
        return column;
    }

    private void read() {
        Optional<Range> range = typed();
        Optional<Text> objection = range.isEmpty()
                ? Optional.of(Text.of(RawModel.BUNDLE, "range.wrong"))
                : RawModel.objection(range.get());
        wrong.setText(objection.map(phrases::say).orElse(""));
        RawPage.visible(wrong, objection.isPresent());
        if (objection.isEmpty()) {
            range.ifPresent(model::browse);
        }
    }

    private Optional<Range> typed() {
        List<Integer> all = new ArrayList<>();
        for (TextField each : numbers) {
            String text = each.getText().strip();
            if (!text.matches("[0-9]{1,4}")) {
                return Optional.empty();
            }
            all.add(Integer.valueOf(text));
        }
        return Optional.of(new Range(all.get(0), all.get(1), all.get(2), all.get(3)));
    }

    private void show(RawModel.Browsing now) {
        boolean running = now instanceof RawModel.Browsing.Running;
        read.setDisable(running);
        copy.setDisable(model.properties().isEmpty());
        RawPage.visible(progress, running);
        RawPage.visible(table, !(now instanceof RawModel.Browsing.Idle));
        RawPage.visible(done, now instanceof RawModel.Browsing.Done);
        trouble.getChildren().clear();
        switch (now) {
            case RawModel.Browsing.Idle() -> {}
            case RawModel.Browsing.Running(int finished, int of, int service) -> {
                bar.setProgress(finished / (double) of);
                words.setText(phrases.of(
                        "reading", Integer.toString(service), Integer.toString(finished + 1), Integer.toString(of)));
            }
            case RawModel.Browsing.Done(int found, boolean cancelled) ->
                done.setText(phrases.of(cancelled ? "cancelled" : "found", found));
            case RawModel.Browsing.Failed(DeviceException why) ->
                trouble.getChildren().add(new InlineError(phrases, why, Optional.of(this::read)));
        }
        RawPage.visible(trouble, now instanceof RawModel.Browsing.Failed);
    }
}
