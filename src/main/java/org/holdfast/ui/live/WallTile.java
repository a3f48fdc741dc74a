// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;
import org.kordamp.ikonli.feather.Feather;

/** One camera of the wall: its picture, its name on hover, and its state where it is not live. */
final class WallTile extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");

    private final LiveModel model;
    private final Phrases phrases;
    private final LivePicture picture;
    private final StateDot state = new StateDot().onPicture();
    private final Label detail = new Label();
    private final HBox caption;
    private final HBox trouble;
    private final Label recording = new Label();
    private final Label sound = new Label();
    private final PictureStamp stamp;
    /** Pulled to size the tile. */
    private final Region corner = new Region();

    private boolean heard;
    private final Subscription subscriptions;

    WallTile(LiveModel model, PicturePulse pulse) {
        this.model = model;
        phrases = model.context().phrases();
        picture = new LivePicture(model, pulse);
        setId("tile-" + model.device().id());
        getStyleClass().addAll("wall-tile", "live-canvas");
        setAccessibleRole(AccessibleRole.BUTTON);
        Label name = new Label(model.device().name());
        name.getStyleClass().add("wall-name");
        caption = new HBox(name);
        caption.getStyleClass().add("wall-caption");
        caption.setMaxHeight(USE_PREF_SIZE);
        // A name appears on hover, and where there is no picture to know a camera by.
        caption.visibleProperty()
                .bind(hoverProperty().or(picture.pictureProperty().not()));
        detail.getStyleClass().addAll("live-secondary", "wall-detail");
        trouble = new HBox(state, detail);
        trouble.getStyleClass().addAll("wall-trouble", Look.GAP_8);
        trouble.setAlignment(Pos.CENTER);
        trouble.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Region dot = new Region();
        dot.getStyleClass().add("record-dot");
        recording.setGraphic(dot);
        recording.getStyleClass().addAll("live-badge", "wall-badge", Look.FIGURES);
        StackPane.setAlignment(recording, Pos.TOP_RIGHT);
        sound.setId("sound-" + model.device().id());
        sound.getStyleClass().add("wall-sound");
        sound.setMouseTransparent(true);
        sound.setVisible(false);
        StackPane.setAlignment(sound, Pos.BOTTOM_RIGHT);
        stamp = new PictureStamp(model);
        stamp.getStyleClass().add("wall-stamp");
        StackPane.setAlignment(stamp, Pos.TOP_LEFT);
        StackPane.setAlignment(caption, Pos.BOTTOM_LEFT);
        Region selection = new Region();
        selection.getStyleClass().add("wall-selection");
        selection.setMouseTransparent(true);
        corner.setId("corner-" + model.device().id());
        corner.getStyleClass().add("wall-corner");
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        corner.setCursor(Cursor.SE_RESIZE);
        StackPane.setAlignment(corner, Pos.BOTTOM_RIGHT);
        getChildren().addAll(picture, trouble, stamp, recording, caption, sound, selection, corner);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        subscriptions = Subscription.combine(
                model.statusProperty().subscribe(this::show),
                model.lookProperty().subscribe(_ -> showSound()),
                model.figuresProperty().subscribe(_ -> showSound()),
                model.recordingProperty().subscribe(now -> {
                    recording.setVisible(now.isPresent());
                    recording.setText(
                            now.map(extent -> LiveTexts.clock(extent.length())).orElse(""));
                }));
    }

    LiveModel model() {
        return model;
    }

    /** Whether it can be sized. */
    void free(boolean now) {
        pseudoClassStateChanged(FREE, now);
    }

    /** Whether that happened at the corner that sizes it. */
    boolean atCorner(MouseEvent event) {
        return corner.equals(event.getTarget());
    }

    void want(boolean wanted) {
        picture.want(wanted);
    }

    Device device() {
        return model.device();
    }

    /**
     * Selects it; only what is selected is heard.
     *
     * @param marked whether the selection is worth a frame, because there are others
     */
    void select(boolean selected, boolean marked) {
        pseudoClassStateChanged(SELECTED, selected && marked);
        heard = selected;
        model.hear(selected);
        showSound();
    }

    private void showSound() {
        boolean there = heard
                && model.figuresProperty().get().filter(LiveFigures::sound).isPresent();
        sound.setVisible(there);
        if (there) {
            boolean silent = model.lookProperty().get().heard() == 0;
            sound.setGraphic(Icons.small(silent ? Feather.VOLUME_X : Feather.VOLUME_2));
            sound.setAccessibleText(phrases.of(silent ? "tile.silent" : "tile.heard"));
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
        stamp.dispose();
        picture.dispose();
    }

    private void show(LiveStatus status) {
        boolean quiet = status.phase() == LiveStatus.Phase.LIVE
                || (status.phase() == LiveStatus.Phase.OPENING && status.opening() == LiveStatus.Waiting.NONE);
        trouble.setVisible(!quiet);
        state.show(LiveBar.dot(status), phrases.say(status.word()));
        String words = status.age()
                .map(age -> phrases.of("tile.age", phrases.say(LiveTexts.span(age))))
                .or(() -> status.words().map(phrases::say))
                .orElse("");
        detail.setText(words);
        detail.setVisible(!words.isEmpty());
        detail.setManaged(!words.isEmpty());
        setAccessibleText(phrases.of("picture.of", model.device().name(), phrases.say(status.word())));
    }
}
