// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** What runs, what ended, and the notices so far. */
final class TaskPanel extends VBox {
    private final Phrases phrases;
    private final ActivityModel model;
    private final VBox content = new VBox();
    private final Map<Long, TaskRow> rows = new HashMap<>();
    private final Button clear;

    TaskPanel(Phrases phrases, ActivityModel model, Runnable close) {
        this.phrases = phrases;
        this.model = model;
        setId("task-panel");
        getStyleClass().addAll("task-panel", Look.FLOATING);
        Label title = new Label(phrases.of("tasks"));
        title.getStyleClass().add(Look.SECTION_TITLE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        clear = new Button(phrases.of("tasks.clear"));
        clear.setId("tasks-clear");
        clear.getStyleClass().addAll("small", "flat");
        clear.setOnAction(event -> model.clear());
        HBox head = new HBox(
                title,
                gap,
                clear,
                Icons.button("tasks-close", Feather.X, phrases.shared().of("close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add(Look.GAP_8);
        content.getStyleClass().add(Look.GAP_12);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        // As high as what it holds, up to what its style allows.
        content.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue()));
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.entries().addListener((ListChangeListener<Tasks.Entry>) change -> rebuild());
        model.notices().addListener((ListChangeListener<Notice>) change -> rebuild());
        rebuild();
    }

    private void rebuild() {
        List<Tasks.Entry> entries = List.copyOf(model.entries());
        content.getChildren().clear();
        rows.keySet().retainAll(entries.stream().map(Tasks.Entry::id).toList());
        for (Tasks.Entry entry : entries) {
            TaskRow row = rows.computeIfAbsent(entry.id(), id -> new TaskRow(phrases));
            row.show(entry);
            content.getChildren().add(row);
        }
        if (!model.notices().isEmpty()) {
            Label heading = new Label(phrases.of("tasks.notices"));
            heading.getStyleClass().add(Look.STRONG);
            content.getChildren().add(heading);
            model.notices().forEach(notice -> content.getChildren().add(row(notice)));
        }
        boolean empty = content.getChildren().isEmpty();
        clear.setVisible(!empty);
        if (empty) {
            Label nothing = new Label(phrases.of("tasks.empty"));
            nothing.setWrapText(true);
            nothing.getStyleClass().add(Look.SECONDARY);
            content.getChildren().add(nothing);
        }
    }

    private HBox row(Notice notice) {
        Label time = new Label(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .format(notice.at().atZone(ZoneId.systemDefault())));
        time.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        time.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(notice.words());
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(time, words);
        row.getStyleClass().add(Look.GAP_8);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }
}
