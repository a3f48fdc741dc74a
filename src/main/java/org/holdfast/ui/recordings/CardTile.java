// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One recording: its picture with its marks, its length and size, its name. Used again for others while scrolling. */
final class CardTile extends VBox {
    static final double PICTURE_WIDTH = 160;
    static final double PICTURE_HEIGHT = 90;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");

    private final CardModel model;
    private final Thumbnails thumbnails;
    private final Phrases phrases;
    private final ImageView picture = new ImageView();
    private final FontIcon stand = Icons.large(Feather.FILM);
    private final Label lock = mark(Feather.LOCK, "tile-lock");
    private final Label here = mark(Feather.CHECK, "tile-here");
    private final Label growing = new Label();
    private final Label length = new Label();
    private final Label size = new Label();
    private final Label name = new Label();
    private final Hint hint = new Hint();
    private Registration asking = () -> {};
    private @Nullable Recording recording;

    CardTile(CardModel model, Thumbnails thumbnails) {
        this.model = model;
        this.thumbnails = thumbnails;
        phrases = model.context().phrases();
        getStyleClass().add("card-tile");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        growing.setText(phrases.of("tile.growing"));
        growing.getStyleClass().add("tile-growing");
        Region dot = new Region();
        dot.getStyleClass().add("record-dot");
        growing.setGraphic(dot);
        length.getStyleClass().addAll(Look.FIGURES, "tile-length");
        size.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        size.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("tile-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox figures = new HBox(length, gap, size);
        figures.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(figures, name);
        words.getStyleClass().add("tile-words");
        Tooltip.install(this, hint);
        getChildren().addAll(frame(), words);
    }

    private StackPane frame() {
        StackPane frame = new StackPane(stand, picture, lock, here, growing);
        frame.getStyleClass().add("tile-picture");
        frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
        frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
        picture.setFitWidth(PICTURE_WIDTH);
        picture.setFitHeight(PICTURE_HEIGHT);
        picture.setPreserveRatio(true);
        Rectangle round = new Rectangle(PICTURE_WIDTH, PICTURE_HEIGHT);
        round.setArcWidth(12);
        round.setArcHeight(12);
        frame.setClip(round);
        StackPane.setAlignment(lock, Pos.TOP_LEFT);
        StackPane.setAlignment(here, Pos.TOP_RIGHT);
        StackPane.setAlignment(growing, Pos.BOTTOM_LEFT);
        return frame;
    }

    private static Label mark(Feather icon, String look) {
        Label mark = new Label();
        mark.setGraphic(Icons.small(icon));
        mark.getStyleClass().addAll("tile-mark", look);
        return mark;
    }

    @Nullable
    Recording recording() {
        return recording;
    }

    /** Shows another recording and asks for its picture. */
    void show(Recording shown) {
        if (!shown.equals(recording)) {
            release();
            recording = shown;
            setId("tile-" + shown.name());
            stand.setIconCode(
                    switch (shown.kind()) {
                        case CLIP -> Feather.FILM;
                        case PHOTO -> Feather.IMAGE;
                        case OTHER -> Feather.FILE;
                    });
            name.setText(PlainName.of(shown.name()));
            length.setText(shown.length()
                    .map(RecordingTexts::clock)
                    .orElseGet(() -> phrases.of("kind." + shown.kind().name())));
            size.setText(
                    shown.size().isPresent()
                            ? phrases.say(RecordingTexts.size(shown.size().getAsLong()))
                            : phrases.of("size.unknown"));
            model.camera()
                    .ifPresent(device -> asking = thumbnails.ask(device, shown, image -> image.ifPresent(this::cover)));
        }
        mark();
    }

    /** Fills the frame and cuts what is over, so that pictures of every shape stand even. */
    private void cover(Image image) {
        double across = Math.min(image.getWidth(), image.getHeight() * PICTURE_WIDTH / PICTURE_HEIGHT);
        double down = across * PICTURE_HEIGHT / PICTURE_WIDTH;
        picture.setViewport(
                new Rectangle2D((image.getWidth() - across) / 2, (image.getHeight() - down) / 2, across, down));
        picture.setImage(image);
    }

    /** Shows again what changes while a recording stays: its choice, whether it is here. */
    void mark() {
        Recording shown = recording;
        if (shown == null) {
            return;
        }
        boolean chosen = model.selection().chosen().contains(shown);
        boolean copied = model.copy(shown).isPresent();
        pseudoClassStateChanged(SELECTED, chosen);
        pseudoClassStateChanged(
                LEAD, shown.equals(model.selection().leadProperty().get()));
        lock.setVisible(shown.locked());
        here.setVisible(copied);
        growing.setVisible(shown.growing());
        String words = describe(shown, chosen, copied);
        hint.setText(words);
        setAccessibleText(words);
    }

    private String describe(Recording shown, boolean chosen, boolean copied) {
        List<String> parts = new ArrayList<>();
        parts.add(name.getText());
        parts.add(length.getText());
        parts.add(size.getText());
        Optional<LocalDateTime> began = shown.began();
        began.ifPresent(moment -> parts.add(RecordingTexts.moment(phrases, moment)));
        if (shown.locked()) {
            parts.add(phrases.of("tile.locked"));
        }
        if (copied) {
            parts.add(phrases.of("tile.here"));
        }
        if (shown.growing()) {
            parts.add(phrases.of("tile.growing"));
        }
        if (chosen) {
            parts.add(phrases.of("tile.chosen"));
        }
        return String.join(", ", parts);
    }

    /** Lets go of its recording and of the place in the queue for its picture. */
    void release() {
        asking.close();
        asking = () -> {};
        picture.setImage((Image) null);
        recording = null;
    }
}
