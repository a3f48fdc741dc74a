// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.animation.FadeTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/**
 * The live picture of one camera with everything that belongs on it: controls on a scrim along the lower edge, what is
 * wrong when there is no picture, figures on demand. Keys: see {@link CanvasKeys}. Put it into a {@link #holder()}, from which it can leave for the whole screen. FX thread only.
 */
public final class LiveCanvas extends StackPane {
    private static final PseudoClass FULL_SCREEN = PseudoClass.getPseudoClass("full-screen");
    private static final double ROUND = 16;

    private final LiveModel model;
    private final Frame frame;
    private final LivePicture picture;
    private final CanvasZoom zoom;
    private final CanvasKeys keys;
    private final PictureStamp stamp;
    private final LiveBar bar;
    private final LiveStatistics statistics;
    private final LiveMessage message;
    private final Region flash = new Region();
    private final Region focusFrame = new Region();
    private final Label badge = new Label();
    private final StackPane holder = new StackPane();
    private final ReadOnlyBooleanWrapper fullScreen = new ReadOnlyBooleanWrapper();
    private final ControlsShown controls;
    private boolean inDialog;
    private final Subscription subscriptions;

    public LiveCanvas(LiveModel model, PicturePulse pulse, Frame frame) {
        this.model = model;
        this.frame = frame;
        Phrases phrases = model.context().phrases();
        picture = new LivePicture(model, pulse);
        model.hear(true);
        zoom = new CanvasZoom(this, picture, phrases);
        keys = new CanvasKeys(this, zoom);
        stamp = new PictureStamp(model);
        bar = new LiveBar(model, this);
        statistics = new LiveStatistics(model, phrases);
        message = new LiveMessage(model, frame.motion());
        setId("live-canvas");
        getStyleClass().add("live-canvas");
        // As wide as its place, however many controls there are; those give way instead.
        setMinWidth(0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        flash.getStyleClass().add("live-flash");
        flash.setMouseTransparent(true);
        flash.setOpacity(0);
        focusFrame.getStyleClass().add("live-focus");
        focusFrame.setMouseTransparent(true);
        badge.setId("live-recording-badge");
        badge.getStyleClass().addAll("live-badge", Look.FIGURES);
        badge.setMouseTransparent(true);
        StackPane.setAlignment(badge, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(statistics, Pos.TOP_RIGHT);
        statistics.setVisible(false);
        Region dot = new Region();
        dot.getStyleClass().add("record-dot");
        badge.setGraphic(dot);
        HBox corner = new HBox(stamp, zoom.sign());
        corner.getStyleClass().addAll("live-corner", Look.GAP_8);
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        corner.setPickOnBounds(false);
        StackPane.setAlignment(corner, Pos.TOP_LEFT);
        getChildren().addAll(picture, message, statistics, corner, badge, bar, flash, focusFrame);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        clip.arcWidthProperty().bind(fullScreen.map(full -> full ? 0 : ROUND));
        clip.arcHeightProperty().bind(clip.arcWidthProperty());
        setClip(clip);
        controls = new ControlsShown(this, bar, frame.motion());
        holder.getStyleClass().add("live-holder");
        holder.getChildren().add(this);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        addEventHandler(KeyEvent.KEY_RELEASED, this::keyLeft);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        subscriptions = Subscription.combine(
                model.snapshotsProperty().subscribe((_, _) -> flash()),
                model.statusProperty()
                        .subscribe(status -> setAccessibleText(
                                phrases.of("picture.of", model.device().name(), phrases.say(status.word())))),
                widthProperty().subscribe(width -> bar.room(width.doubleValue())),
                model.recordingProperty().subscribe(_ -> showBadge()),
                keys.haltWhenLeft(),
                controls.shownProperty().subscribe(this::controlsChanged));
    }

    /** Where it lives while it is not on the whole screen. */
    public Pane holder() {
        return holder;
    }

    /** Stays in its place: a dialog has no way to the whole screen. */
    public LiveCanvas inDialog() {
        inDialog = true;
        bar.withoutFullScreen();
        return this;
    }

    /** The newest picture's width by its height; 16 : 9 before the first. */
    public ReadOnlyDoubleProperty ratioProperty() {
        return picture.ratioProperty();
    }

    public LiveModel model() {
        return model;
    }

    /** Lets the picture stand still and, a little later, lets go of the stream; for pages that are hidden. */
    public void want(boolean wanted) {
        picture.want(wanted);
    }

    public ReadOnlyBooleanProperty fullScreenProperty() {
        return fullScreen.getReadOnlyProperty();
    }

    /** Whether the controls can be seen. */
    public ReadOnlyBooleanProperty controlsShownProperty() {
        return controls.shownProperty();
    }

    /** Shows the controls as a movement of the pointer would. */
    public void showControls() {
        controls.wake();
    }

    /** Whether the figures are shown. */
    public boolean statisticsShown() {
        return statistics.isVisible();
    }

    /** Shows or hides the figures. */
    public void toggleStatistics() {
        statistics.setVisible(!statistics.isVisible());
        bar.statisticsShown(statistics.isVisible());
    }

    /** Goes to the whole screen or back. */
    public void toggleFullScreen() {
        if (inDialog) {
            return;
        }
        if (fullScreen.get()) {
            frame.leaveFullScreen();
            return;
        }
        fullScreen.set(true);
        pseudoClassStateChanged(FULL_SCREEN, true);
        holder.getChildren().remove(this);
        frame.showFullScreen(this, () -> {
            fullScreen.set(false);
            pseudoClassStateChanged(FULL_SCREEN, false);
            if (!holder.getChildren().contains(this)) {
                holder.getChildren().add(this);
            }
            requestFocus();
        });
        requestFocus();
    }

    /** Puts something further among the controls. */
    void offer(Node control) {
        bar.offer(control);
    }

    /** Takes away what {@link #offer} put there. */
    void withdraw(Node control) {
        bar.getChildren().remove(control);
    }

    /** Lets go of everything; the canvas is of no use afterwards. */
    public void dispose() {
        if (fullScreen.get()) {
            frame.leaveFullScreen();
        }
        subscriptions.unsubscribe();
        controls.dispose();
        bar.dispose();
        message.dispose();
        zoom.dispose();
        stamp.dispose();
        statistics.dispose();
        picture.dispose();
    }

    /** What the keys do; pages hand on keys that were pressed elsewhere on them. Consumes the event when it did. */
    public void keyed(KeyEvent event) {
        keys.pressed(event);
    }

    /** A key that was let go; ends what it held. */
    void keyLeft(KeyEvent event) {
        keys.released(event);
    }

    /** What arrows and letters steer from now on; empty for nothing. */
    void steer(Optional<CameraSteering> steering) {
        keys.steer(steering);
    }

    Frame frame() {
        return frame;
    }

    CanvasZoom zoom() {
        return zoom;
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            toggleFullScreen();
            event.consume();
        }
    }

    private void controlsChanged(boolean shown) {
        setCursor(!shown && fullScreen.get() ? Cursor.NONE : Cursor.DEFAULT);
        showBadge();
    }

    /** That it records can be seen even while the controls are hidden. */
    private void showBadge() {
        Optional<LiveModel.Extent> recording = model.recordingProperty().get();
        badge.setVisible(recording.isPresent() && !controls.shownProperty().get());
        badge.setText(recording.map(now -> LiveTexts.clock(now.length())).orElse(""));
    }

    private void flash() {
        if (frame.motion().reduced()) {
            return;
        }
        FadeTransition fade = new FadeTransition(Duration.millis(180), flash);
        fade.setFromValue(0.75);
        fade.setToValue(0);
        fade.play();
    }
}
