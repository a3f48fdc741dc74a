// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Status;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One download: what it is, how far and how fast, what it waits for, and what can be done with it. */
final class QueueRow extends VBox {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Phrases phrases;
    private final FontIcon sign = Icons.small(Feather.CLOCK);
    private final Label name = new Label();
    private final Label figure = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label detail = new Label();
    private final Label reason = new Label();
    private final HBox acts = new HBox();
    private final Button pause;
    private final Button cancel;
    private final Button retry;
    private final Button open;
    private final Button convert;

    /** What the buttons do. */
    interface Deeds {
        void pauseOrResume(Entry entry);

        void cancel(Entry entry);

        void retry(Entry entry);

        void open(Entry entry);

        void showFolder(Entry entry);

        void convert(Entry entry);
    }

    private Optional<Entry> entry = Optional.empty();

    QueueRow(Phrases phrases, Deeds deeds) {
        this.phrases = phrases;
        getStyleClass().add("queue-row");
        name.getStyleClass().add("queue-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        figure.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        figure.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(sign, name, figure);
        head.getStyleClass().add(Look.GAP_8);
        head.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("small");
        detail.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        reason.getStyleClass().add("queue-reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        pause = button("queue-pause", Feather.PAUSE, "", () -> entry.ifPresent(deeds::pauseOrResume));
        retry = button(
                "queue-retry", Feather.ROTATE_CW, phrases.of("queue.retry"), () -> entry.ifPresent(deeds::retry));
        cancel = button("queue-cancel", Feather.X, phrases.of("queue.cancel"), () -> entry.ifPresent(deeds::cancel));
        open = button("queue-play", Feather.PLAY, phrases.of("queue.play"), () -> entry.ifPresent(deeds::open));
        convert = button(
                "queue-convert", Feather.FILM, phrases.of("convert.open"), () -> entry.ifPresent(deeds::convert));
        Button folder = button(
                "queue-folder", Feather.FOLDER, phrases.of("queue.folder"), () -> entry.ifPresent(deeds::showFolder));
        folder.visibleProperty().bind(open.visibleProperty());
        folder.managedProperty().bind(open.visibleProperty());
        acts.getChildren().addAll(open, convert, folder, retry, pause, cancel);
        acts.setAlignment(Pos.CENTER_RIGHT);
        acts.setMinWidth(USE_PREF_SIZE);
        HBox foot = new HBox(detail, acts);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add(Look.GAP_8);
        getChildren().addAll(head, bar, foot, reason);
    }

    private static Button button(String id, Feather icon, String words, Runnable action) {
        Button button = Icons.button(id, icon, words, action);
        button.getStyleClass().add("row-button");
        button.setFocusTraversable(false);
        return button;
    }

    /** Shows an entry. */
    void show(Entry now) {
        entry = Optional.of(now);
        setId("download-" + now.id());
        Status status = now.status();
        name.setText(PlainName.of(now.recording().name()));
        name.setTooltip(new Hint(name.getText() + "\n" + now.deviceName()));
        boolean ended = QueueModel.ended(now);
        double part = now.total().isPresent() && now.total().getAsLong() > 0
                ? Math.clamp(now.done() / (double) now.total().getAsLong(), 0, 1)
                : 0;
        figure.setText(ended ? "" : phrases.of("queue.percent", part));
        bar.setProgress(
                status instanceof Status.Converting || status instanceof Status.Checking
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : part);
        visible(bar, !ended);
        detail.setText(detail(now));
        String why = reason(status).map(phrases::say).orElse("");
        reason.setText(why);
        visible(reason, !why.isEmpty());
        showSign(status);
        showActs(now, ended);
        setAccessibleText(String.join(", ", words(now, why)));
    }

    private List<String> words(Entry now, String why) {
        List<String> words = new ArrayList<>();
        words.add(name.getText());
        words.add(phrases.of("status." + word(now.status())));
        if (!figure.getText().isEmpty()) {
            words.add(figure.getText());
        }
        words.add(detail.getText());
        if (!why.isEmpty()) {
            words.add(why);
        }
        return words;
    }

    private void showSign(Status status) {
        pseudoClassStateChanged(TROUBLE, status instanceof Status.Waiting || status instanceof Status.Failed);
        pseudoClassStateChanged(DONE, status instanceof Status.Done);
        sign.setIconCode(
                switch (status) {
                    case Status.Queued _ -> Feather.CLOCK;
                    case Status.Running _ -> Feather.DOWNLOAD;
                    case Status.Checking _ -> Feather.SHIELD;
                    case Status.Converting _ -> Feather.FILM;
                    case Status.Paused _ -> Feather.PAUSE_CIRCLE;
                    case Status.Waiting _ -> Feather.ALERT_TRIANGLE;
                    case Status.Done _ -> Feather.CHECK_CIRCLE;
                    case Status.Failed _ -> Feather.ALERT_CIRCLE;
                });
    }

    private void showActs(Entry now, boolean ended) {
        boolean paused = now.status() instanceof Status.Paused;
        pause.setGraphic(Icons.small(paused ? Feather.PLAY : Feather.PAUSE));
        String words = phrases.of(paused ? "queue.resume" : "queue.pause");
        pause.setAccessibleText(words);
        pause.setTooltip(new Hint(words));
        visible(pause, !ended);
        visible(cancel, !(now.status() instanceof Status.Done));
        visible(retry, now.status() instanceof Status.Failed || now.status() instanceof Status.Waiting);
        visible(open, QueueModel.product(now).isPresent() && ended);
        visible(convert, ended && now.file().isPresent() && now.converted().isEmpty() && isClip(now));
    }

    private static boolean isClip(Entry entry) {
        return entry.recording().kind() == Recording.Kind.CLIP;
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private static String word(Status status) {
        return switch (status) {
            case Status.Queued _ -> "queued";
            case Status.Running _ -> "running";
            case Status.Checking _ -> "checking";
            case Status.Converting _ -> "converting";
            case Status.Paused _ -> "paused";
            case Status.Waiting _ -> "waiting";
            case Status.Done _ -> "done";
            case Status.Failed _ -> "failed";
        };
    }

    private static Optional<Text> reason(Status status) {
        return switch (status) {
            case Status.Waiting waiting -> Optional.of(waiting.why().sentence());
            case Status.Failed failed -> Optional.of(failed.why().sentence());
            case Status.Done done -> done.remark();
            default -> Optional.empty();
        };
    }

    private String detail(Entry now) {
        String status = phrases.of("status." + word(now.status()));
        if (now.status() instanceof Status.Running) {
            Optional<Duration> left = now.left();
            String speed = phrases.say(RecordingTexts.speed(now.bytesPerSecond()));
            return left.map(span -> phrases.of("queue.running", speed, phrases.say(RecordingTexts.span(span))))
                    .orElse(speed);
        }
        if (now.status() instanceof Status.Done) {
            return now.total().isPresent()
                    ? phrases.of(
                            now.converted().isPresent() ? "queue.done.mp4" : "queue.done",
                            phrases.say(RecordingTexts.size(now.total().getAsLong())))
                    : status;
        }
        return now.total().isPresent()
                ? phrases.of(
                        "queue.extent",
                        status,
                        phrases.say(RecordingTexts.size(now.done())),
                        phrases.say(RecordingTexts.size(now.total().getAsLong())))
                : status;
    }
}
