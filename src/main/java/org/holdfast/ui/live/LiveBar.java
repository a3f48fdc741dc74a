// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.holdfast.service.WallState;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;
import org.kordamp.ikonli.feather.Feather;

/** The controls along the lower edge of a live picture. */
final class LiveBar extends HBox {
    private static final PseudoClass RECORDING = PseudoClass.getPseudoClass("recording");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private static final double NARROW = 460;
    /** Less than this is too little for a slider beside what there is to say. */
    private static final double TIGHT = 760;

    private final Phrases phrases;
    private final StateDot state = new StateDot().onPicture();
    private final Label rate = new Label();
    private final Label remark = new Label();
    private final Button snapshot;
    private final Button record;
    private final Button statistics;
    private final Button stamp;
    private final Button turn;
    private final Button fullScreen;
    private final LiveVolume volume;
    private final Subscription subscriptions;
    private boolean narrow;

    LiveBar(LiveModel model, LiveCanvas canvas) {
        phrases = model.context().phrases();
        getStyleClass().add("live-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(USE_PREF_SIZE);
        state.setId("live-state");
        rate.setId("live-rate");
        rate.getStyleClass().addAll(Look.FIGURES, "live-words");
        rate.setMinWidth(USE_PREF_SIZE);
        remark.setId("live-remark");
        remark.getStyleClass().add("live-words");
        remark.setGraphic(Icons.small(Feather.VOLUME_X));
        snapshot = Icons.button("live-snapshot", Feather.CAMERA, phrases.of("snapshot"), model::snapshot);
        record = recordButton(model);
        statistics =
                Icons.button("live-statistics", Feather.ACTIVITY, phrases.of("statistics"), canvas::toggleStatistics);
        stamp = Icons.button(
                "live-stamp-toggle",
                Feather.CLOCK,
                phrases.of("stamp"),
                () -> model.look(look -> look.withStamped(!look.stamped())));
        turn = Icons.button(
                "live-turn", Feather.ROTATE_CW, phrases.of("turn"), () -> model.look(WallState.Look::turned));
        volume = new LiveVolume(model);
        fullScreen = Icons.button(
                "live-full-screen", Feather.MAXIMIZE_2, phrases.of("full-screen"), canvas::toggleFullScreen);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        getChildren()
                .addAll(state, rate, remark, between, volume, snapshot, record, turn, stamp, statistics, fullScreen);
        subscriptions = Subscription.combine(
                model.statusProperty().subscribe(this::showStatus),
                model.figuresProperty().subscribe(this::showFigures),
                model.recordingProperty().subscribe(this::showRecording),
                model.lookProperty().subscribe(this::showLook),
                canvas.fullScreenProperty().subscribe(this::showFullScreen));
    }

    /** Leaves away what does not fit into a small picture. */
    void room(double width) {
        boolean isNarrow = width < NARROW;
        narrow = isNarrow;
        volume.narrow(width < TIGHT);
        rate.setManaged(!isNarrow);
        rate.setVisible(!isNarrow);
        // Half a word says less than the sign, whose hover has them all.
        remark.setContentDisplay(width < TIGHT ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    /** Puts something further before the buttons that every camera has. */
    void offer(Node control) {
        getChildren().add(getChildren().indexOf(snapshot), control);
    }

    void withoutFullScreen() {
        fullScreen.setVisible(false);
        fullScreen.setManaged(false);
    }

    void statisticsShown(boolean shown) {
        statistics.pseudoClassStateChanged(ON, shown);
    }

    void dispose() {
        subscriptions.unsubscribe();
        volume.dispose();
    }

    private void showLook(WallState.Look look) {
        stamp.pseudoClassStateChanged(ON, look.stamped());
        String words = phrases.of(look.stamped() ? "stamp.hide" : "stamp");
        stamp.setAccessibleText(words);
        stamp.getTooltip().setText(words);
    }

    private Button recordButton(LiveModel model) {
        Region ring = new Region();
        ring.getStyleClass().add("record-ring");
        Region dot = new Region();
        dot.getStyleClass().add("record-dot");
        Button button = new Button("", new StackPane(ring, dot));
        button.setId("live-record");
        button.getStyleClass().addAll("flat", "record-button", Look.FIGURES);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Hint());
        button.setOnAction(_ -> model.toggleRecording());
        return button;
    }

    private void showStatus(LiveStatus status) {
        state.show(dot(status), phrases.say(status.word()));
        Optional<String> words =
                status.phase() == LiveStatus.Phase.LIVE ? status.words().map(phrases::say) : Optional.empty();
        remark.setText(words.orElse(""));
        remark.setTooltip(words.map(Hint::new).orElse(null));
        remark.setVisible(words.isPresent());
        remark.setManaged(words.isPresent());
        boolean live = status.phase() == LiveStatus.Phase.LIVE;
        rate.setVisible(live && !narrow);
    }

    static StateDot.Kind dot(LiveStatus status) {
        return switch (status.phase()) {
            case LIVE -> StateDot.Kind.GOOD;
            case OPENING -> StateDot.Kind.BUSY;
            case RECONNECTING -> status.failing() ? StateDot.Kind.BAD : StateDot.Kind.WEAK;
            case NO_PICTURE, CLOSED -> StateDot.Kind.UNKNOWN;
        };
    }

    private void showFigures(Optional<LiveFigures> figures) {
        rate.setText(figures.map(now ->
                        phrases.of("rate", now.picturesPerSecond(), now.delay().toMillis()))
                .orElse(""));
    }

    private void showRecording(Optional<LiveModel.Extent> recording) {
        boolean on = recording.isPresent();
        record.pseudoClassStateChanged(RECORDING, on);
        record.setText(recording
                .map(now -> phrases.of(
                        "recording.bar", LiveTexts.clock(now.length()), phrases.say(LiveTexts.size(now.bytes()))))
                .orElse(""));
        String words = phrases.of(on ? "record.stop" : "record");
        record.setAccessibleText(words);
        record.getTooltip().setText(words);
    }

    private void showFullScreen(boolean full) {
        String words = phrases.of(full ? "full-screen.leave" : "full-screen");
        fullScreen.setGraphic(Icons.small(full ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
        fullScreen.setAccessibleText(words);
        fullScreen.setTooltip(new Hint(words));
    }
}
