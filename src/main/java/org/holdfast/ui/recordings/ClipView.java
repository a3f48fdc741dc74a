// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.live.ControlsShown;
import org.holdfast.ui.live.MovingPicture;
import org.holdfast.ui.live.StillPicture;

/**
 * A clip or photo with its controls on a scrim along the lower edge and, where it does not play, what it waits for or
 * why it cannot. Keys: Space plays and pauses, the arrows go five seconds back and on, M mutes, F fills the screen, P
 * and N go to the one before and after, Escape leaves. FX thread only.
 */
final class ClipView extends StackPane {
    private static final PseudoClass FULL_SCREEN = PseudoClass.getPseudoClass("full-screen");
    /** Photos are shown at most this wide and high, which bounds their memory. */
    private static final int LARGEST_PHOTO = 4096;

    private final ClipModel model;
    private final Frame frame;
    private final MovingPicture picture;
    private final StillPicture photo = new StillPicture();
    private final ClipBar bar;
    private final ClipMessage message;
    private final ControlsShown controls;
    private final StackPane holder = new StackPane();
    private final Subscription subscriptions;
    private boolean fullScreen;

    ClipView(ClipModel model, Frame frame, Phrases phrases) {
        this.model = model;
        this.frame = frame;
        picture = new MovingPicture(model::pictures, model::refresh);
        bar = new ClipBar(model, this, phrases);
        message = new ClipMessage(model, phrases);
        setId("clip-view");
        getStyleClass().addAll("live-canvas", "clip-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        getChildren().addAll(picture, photo, message, bar);
        holder.getStyleClass().add("live-holder");
        holder.getChildren().add(this);
        controls = new ControlsShown(this, bar, frame.motion());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        subscriptions = Subscription.combine(
                model.photoProperty().subscribe(this::showPhoto),
                model.itemProperty().subscribe(item -> picture.clear()),
                model.statusProperty()
                        .subscribe(status -> setAccessibleText(phrases.of(
                                "clip.said",
                                model.itemProperty().get().name(),
                                phrases.of("clip.state." + status.phase().name())))));
    }

    /** Where it lives while it is not on the whole screen. */
    Pane holder() {
        return holder;
    }

    void shown() {
        picture.start();
        controls.wake();
        requestFocus();
    }

    void hidden() {
        picture.stop();
    }

    /** Leaves the page. */
    void leave() {
        if (fullScreen) {
            frame.leaveFullScreen();
        }
        frame.back();
    }

    boolean fullScreen() {
        return fullScreen;
    }

    /** Goes to the whole screen or back. */
    void toggleFullScreen() {
        if (fullScreen) {
            frame.leaveFullScreen();
            return;
        }
        become(true);
        holder.getChildren().remove(this);
        frame.showFullScreen(this, () -> {
            become(false);
            if (!holder.getChildren().contains(this)) {
                holder.getChildren().add(this);
            }
            requestFocus();
        });
        requestFocus();
    }

    private void become(boolean full) {
        fullScreen = full;
        pseudoClassStateChanged(FULL_SCREEN, full);
        bar.showFullScreen(full);
    }

    void dispose() {
        if (fullScreen) {
            frame.leaveFullScreen();
        }
        picture.stop();
        picture.clear();
        subscriptions.unsubscribe();
        controls.dispose();
        bar.dispose();
        message.dispose();
    }

    private void showPhoto(Optional<byte[]> jpeg) {
        Image image = jpeg.map(
                        bytes -> new Image(new ByteArrayInputStream(bytes), LARGEST_PHOTO, LARGEST_PHOTO, true, true))
                .orElse(null);
        if (image != null && image.isError()) {
            model.unreadable();
            image = null;
        }
        photo.show(image);
    }

    private void keyed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isConsumed()) {
            return;
        }
        if (act(event.getCode())) {
            event.consume();
        }
    }

    private boolean act(KeyCode code) {
        switch (code) {
            case SPACE -> model.toggle();
            case LEFT -> model.skip(ClipModel.STEP.negated());
            case RIGHT -> model.skip(ClipModel.STEP);
            case M -> model.toggleMute();
            case F -> toggleFullScreen();
            case P -> model.previous();
            case N -> model.next();
            case ESCAPE -> {
                if (fullScreen) {
                    frame.leaveFullScreen();
                } else {
                    leave();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            toggleFullScreen();
            event.consume();
        }
    }

    /** A place of the clip as a share of its length. */
    static double share(ClipStatus status) {
        Duration length = status.length().orElse(Duration.ZERO);
        return length.isZero() ? 0 : (double) status.position().toMillis() / length.toMillis();
    }
}
