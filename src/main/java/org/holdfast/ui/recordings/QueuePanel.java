// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.service.Downloads;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The download queue at the right. Rows are ordered by carrying them, or by Alt and the arrow keys. */
final class QueuePanel extends VBox {
    private final QueueModel model;
    private final Phrases phrases;
    private final QueueRow.Deeds deeds;
    private final ListView<Entry> list;
    private final Label total = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final ToggleButton pauseAll = new ToggleButton();
    private final Button clear;
    private final Button close;
    private Optional<Long> moved = Optional.empty();

    /**
     * @param close hides the panel
     */
    QueuePanel(QueueModel model, Phrases phrases, QueueRow.Deeds deeds, Runnable close) {
        this.model = model;
        this.phrases = phrases;
        this.deeds = deeds;
        setId("queue-panel");
        getStyleClass().add("queue-panel");
        Label title = new Label(phrases.of("queue"));
        title.getStyleClass().add(Look.SECTION_TITLE);
        title.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        pauseAll.setId("queue-pause-all");
        pauseAll.getStyleClass().add("small");
        pauseAll.setMinWidth(USE_PREF_SIZE);
        pauseAll.setOnAction(_ -> model.pauseAll(pauseAll.isSelected()));
        clear = new Button(phrases.of("queue.clear"));
        clear.setId("queue-clear");
        clear.getStyleClass().addAll("small", "flat");
        clear.setMinWidth(USE_PREF_SIZE);
        clear.setOnAction(_ -> model.clear());
        clear.managedProperty().bind(clear.visibleProperty());
        this.close = Icons.button("queue-close", Feather.X, phrases.of("queue.close"), close);
        HBox head = new HBox(title, gap, pauseAll, this.close);
        head.getStyleClass().add(Look.GAP_8);
        head.setAlignment(Pos.CENTER_LEFT);
        total.setId("queue-total");
        total.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        total.setWrapText(true);
        total.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(total, Priority.ALWAYS);
        HBox line = new HBox(total, clear);
        line.getStyleClass().add(Look.GAP_8);
        line.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setId("queue-total-bar");
        VBox top = new VBox(head, line, bar);
        top.getStyleClass().addAll("queue-top", Look.GAP_8);
        list = new ListView<>(model.entries());
        list.setId("queue-list");
        list.getStyleClass().add("queue-list");
        list.setAccessibleText(phrases.of("queue"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(top, list);
    }

    private QueueCell cell() {
        QueueCell cell = new QueueCell(model, new QueueRow(phrases, deeds));
        cell.setOnMouseClicked(event -> {
            Entry entry = cell.getItem();
            if (event.getClickCount() == 2 && entry != null) {
                deeds.open(entry);
            }
        });
        return cell;
    }

    /** What was moved by keyboard stays under it. */
    private void followMoved() {
        moved.ifPresent(id -> {
            for (int i = 0; i < model.entries().size(); i++) {
                if (model.entries().get(i).id() == id) {
                    list.getSelectionModel().clearAndSelect(i);
                    list.getFocusModel().focus(i);
                }
            }
        });
    }

    /** The chosen ones. */
    List<Entry> chosen() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    /** Whether the panel can be hidden. */
    void offerClosing(boolean on) {
        close.setVisible(on);
        close.setManaged(on);
    }

    private void key(KeyEvent event) {
        Entry entry = list.getFocusModel().getFocusedItem();
        if (entry == null) {
            return;
        }
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            moved = Optional.of(entry.id());
            model.move(entry, event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
            return;
        }
        moved = Optional.empty();
        boolean used = !event.isAltDown()
                && !event.isShortcutDown()
                && switch (event.getCode()) {
                    case SPACE -> {
                        chosen().forEach(deeds::pauseOrResume);
                        yield true;
                    }
                    case DELETE, BACK_SPACE -> {
                        chosen().forEach(deeds::cancel);
                        yield true;
                    }
                    case ENTER -> {
                        deeds.open(entry);
                        yield true;
                    }
                    case R -> {
                        deeds.retry(entry);
                        yield true;
                    }
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    Subscription bind() {
        clear.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.entries().stream().anyMatch(QueueModel::ended), model.entries()));
        return Subscription.combine(
                model.entries().subscribe(this::followMoved),
                model.totalsProperty().subscribe(_ -> showTotals()),
                model.haltedProperty().subscribe(_ -> showTotals()));
    }

    private void showTotals() {
        Downloads.Totals totals = model.totalsProperty().get();
        boolean halted = model.haltedProperty().get();
        boolean some = totals.waiting() > 0;
        pauseAll.setSelected(halted);
        pauseAll.setText(phrases.of(halted ? "queue.resume-all" : "queue.pause-all"));
        pauseAll.setGraphic(Icons.small(halted ? Feather.PLAY : Feather.PAUSE));
        pauseAll.setVisible(some || halted);
        pauseAll.setManaged(some || halted);
        bar.setVisible(some);
        bar.setManaged(some);
        bar.setProgress(totals.total() == 0 ? 0 : Math.clamp(totals.done() / (double) totals.total(), 0, 1));
        Optional<Duration> left = totals.left();
        String sum = phrases.of(
                "queue.total",
                totals.waiting(),
                phrases.say(RecordingTexts.size(totals.done())),
                phrases.say(RecordingTexts.size(totals.total())));
        if (!some) {
            total.setText(phrases.of("queue.quiet"));
        } else if (halted) {
            total.setText(phrases.of("queue.halted", sum));
        } else if (totals.bytesPerSecond() > 0 && left.isPresent()) {
            total.setText(phrases.of(
                    "queue.total.left",
                    sum,
                    phrases.say(RecordingTexts.speed(totals.bytesPerSecond())),
                    phrases.say(RecordingTexts.span(left.get()))));
        } else {
            total.setText(sum);
        }
    }
}
