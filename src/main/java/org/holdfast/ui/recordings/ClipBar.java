// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.live.LiveTexts;
import org.kordamp.ikonli.feather.Feather;

/** The controls of a clip along its lower edge. */
final class ClipBar extends HBox {
    private static final double QUIET = 90;

    private final ClipModel model;
    private final Phrases phrases;
    private final Button play;
    private final Slider place = new Slider(0, 1, 0);
    private final Label time = new Label();
    private final Label remark = new Label();
    private final Button mute;
    private final Slider volume = new Slider(0, 1, 1);
    private final Button previous;
    private final Button next;
    private final Button fullScreen;
    private final Subscription subscriptions;
    private boolean showing;

    ClipBar(ClipModel model, ClipView view, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        getStyleClass().addAll("live-bar", "clip-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(USE_PREF_SIZE);
        previous = Icons.button("clip-previous", Feather.SKIP_BACK, phrases.of("clip.previous"), model::previous);
        play = Icons.button("clip-play", Feather.PAUSE, phrases.of("clip.pause"), model::toggle);
        next = Icons.button("clip-next", Feather.SKIP_FORWARD, phrases.of("clip.next"), model::next);
        mute = Icons.button("clip-mute", Feather.VOLUME_2, phrases.of("clip.mute"), model::toggleMute);
        fullScreen = Icons.button(
                "clip-full-screen", Feather.MAXIMIZE_2, phrases.of("clip.full-screen"), view::toggleFullScreen);
        Button close = Icons.button("clip-close", Feather.X, phrases.of("clip.close"), view::leave);
        time.setId("clip-time");
        time.getStyleClass().addAll(Look.FIGURES, "live-words");
        time.setMinWidth(USE_PREF_SIZE);
        remark.setId("clip-remark");
        remark.getStyleClass().add("live-words");
        place.setId("clip-place");
        place.setAccessibleText(phrases.of("clip.place"));
        HBox.setHgrow(place, Priority.ALWAYS);
        volume.setId("clip-volume");
        volume.setAccessibleText(phrases.of("clip.volume"));
        volume.setPrefWidth(QUIET);
        volume.setMinWidth(QUIET);
        getChildren().addAll(previous, play, next, place, time, remark, mute, volume, fullScreen, close);
        // The arrows on the place go in the clip's own steps, as they do everywhere else on it.
        place.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case LEFT -> model.skip(ClipModel.STEP.negated());
                case RIGHT -> model.skip(ClipModel.STEP);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        subscriptions = Subscription.combine(
                model.statusProperty().subscribe(this::show),
                model.itemProperty().subscribe(_ -> showNeighbours()),
                place.valueProperty().subscribe((_, share) -> moved(share.doubleValue())),
                volume.valueProperty().subscribe((_, loud) -> turned(loud.doubleValue())));
    }

    void dispose() {
        subscriptions.unsubscribe();
    }

    private void moved(double share) {
        if (!showing) {
            model.status()
                    .length()
                    .ifPresent(length -> model.seek(Duration.ofMillis((long) (share * length.toMillis()))));
        }
    }

    private void turned(double loud) {
        if (!showing) {
            model.volume(loud);
        }
    }

    private void showNeighbours() {
        previous.setDisable(!model.hasPrevious());
        next.setDisable(!model.hasNext());
    }

    private void show(ClipStatus status) {
        showing = true;
        boolean clip = status.phase() != ClipStatus.Phase.PHOTO;
        for (javafx.scene.Node node : new javafx.scene.Node[] {play, place, time, mute, volume}) {
            node.setVisible(clip);
        }
        boolean goes = status.phase() != ClipStatus.Phase.PAUSED && status.phase() != ClipStatus.Phase.ENDED;
        icon(play, goes ? Feather.PAUSE : Feather.PLAY, phrases.of(goes ? "clip.pause" : "clip.play"));
        icon(
                mute,
                status.muted() ? Feather.VOLUME_X : Feather.VOLUME_2,
                phrases.of(status.muted() ? "clip.unmute" : "clip.mute"));
        mute.setDisable(!status.sound());
        volume.setDisable(!status.sound());
        volume.setValue(status.muted() ? 0 : status.volume());
        place.setDisable(status.length().isEmpty());
        if (!place.isValueChanging()) {
            place.setValue(ClipView.share(status));
        }
        time.setText(status.length()
                .map(length -> phrases.of("clip.time", LiveTexts.clock(status.position()), LiveTexts.clock(length)))
                .orElse(""));
        remark.setText(status.noDevice() ? phrases.of("clip.no-sound") : "");
        remark.setManaged(status.noDevice());
        showing = false;
    }

    void showFullScreen(boolean full) {
        icon(
                fullScreen,
                full ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2,
                phrases.of(full ? "clip.full-screen.leave" : "clip.full-screen"));
    }

    /** Changes what a button says, where that is something else. */
    private static void icon(Button button, Feather icon, String words) {
        if (!words.equals(button.getAccessibleText())) {
            button.setGraphic(Icons.small(icon));
            button.setAccessibleText(words);
            button.setTooltip(new Hint(words));
        }
    }
}
