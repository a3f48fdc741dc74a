// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** At the lower edge while something is chosen: what can be done with it. */
final class SelectionBar extends HBox {
    private static final double TIGHT = 720;

    private final CardModel model;
    private final QueueModel queue;
    private final Phrases phrases;
    private final Label words = new Label();
    private final Button play;
    private final Button convert;
    private final Button download;
    private final Button delete;

    /** What the buttons do with the chosen ones. */
    interface Deeds {
        void play();

        void convert();

        void delete();

        void choices();

        void download();
    }

    SelectionBar(CardModel model, QueueModel queue, Deeds deeds) {
        this.model = model;
        this.queue = queue;
        phrases = model.context().phrases();
        setId("selection-bar");
        getStyleClass().addAll("selection-bar", Look.GAP_8);
        setAlignment(Pos.CENTER_LEFT);
        // As wide as its place, whatever its buttons would like, so that they can see how much room there is.
        setMinWidth(0);
        words.setId("selection-words");
        words.getStyleClass().addAll(Look.FIGURES);
        words.setMinWidth(USE_PREF_SIZE);
        play = button("selection-play", phrases.of("play"), deeds::play);
        play.setGraphic(Icons.small(Feather.PLAY));
        convert = button("selection-convert", phrases.of("convert.open"), deeds::convert);
        convert.setGraphic(Icons.small(Feather.FILM));
        delete = button("selection-delete", phrases.of("delete.open"), deeds::delete);
        delete.getStyleClass().addAll("danger", "button-outlined");
        delete.setGraphic(Icons.small(Feather.TRASH_2));
        Button choices = Icons.button("selection-choices", Feather.SLIDERS, phrases.of("choices"), deeds::choices);
        download = button("selection-download", "", deeds::download);
        download.getStyleClass().addAll("accent", Look.FIGURES);
        download.setGraphic(Icons.small(Feather.DOWNLOAD));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button none = Icons.button(
                "selection-none",
                Feather.X,
                phrases.of("selection.none"),
                () -> model.selection().none());
        getChildren().addAll(none, words, gap, play, convert, delete, choices, download);
        widthProperty().subscribe(width -> tight(width.doubleValue() < TIGHT));
    }

    /** Where little room is left beside the queue, all but the download show their icons alone. */
    private void tight(boolean on) {
        for (Button button : List.of(play, convert, delete)) {
            button.setContentDisplay(on ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setAccessibleText(button.getText());
        }
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    Subscription bind() {
        return Subscription.combine(
                model.selection().chosenProperty().subscribe(_ -> show()),
                model.copiesProperty().subscribe(_ -> show()),
                queue.totalsProperty().subscribe(_ -> show()));
    }

    private void show() {
        List<Recording> chosen = model.chosen();
        setVisible(!chosen.isEmpty());
        setManaged(!chosen.isEmpty());
        if (chosen.isEmpty()) {
            return;
        }
        long bytes = model.selection().bytes();
        words.setText(phrases.of("selection.words", chosen.size(), phrases.say(RecordingTexts.size(bytes))));
        visible(play, chosen.size() == 1 && chosen.getFirst().kind() != Recording.Kind.OTHER);
        play.setText(phrases.of(chosen.getFirst().kind() == Recording.Kind.PHOTO ? "look" : "play"));
        visible(
                convert,
                chosen.stream()
                        .anyMatch(recording -> recording.kind() == Recording.Kind.CLIP
                                && model.copy(recording).isPresent()));
        Optional<Duration> about = model.camera().map(Device::id).flatMap(id -> queue.estimate(id, bytes));
        download.setText(
                about.isPresent()
                        ? phrases.of(
                                "download.about",
                                chosen.size(),
                                phrases.say(RecordingTexts.size(bytes)),
                                phrases.say(RecordingTexts.span(about.get())))
                        : phrases.of("download", chosen.size(), phrases.say(RecordingTexts.size(bytes))));
    }

    private static void visible(Button button, boolean on) {
        button.setVisible(on);
        button.setManaged(on);
    }
}
