// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Duration;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.effect.ColorAdjust;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.jspecify.annotations.Nullable;

/**
 * A model's moving picture and nothing else: fitted into its place, on the dark ground of all pictures. It joins the
 * stream when it becomes visible in a showing window; pictures stop moving as soon as it is hidden, and the stream is
 * let go of a little later, so that looking away for a moment costs nothing.
 */
final class LivePicture extends FittedImage implements PicturePulse.Viewer {
    private static final Duration REFRESH = Duration.ofMillis(250);

    private final LiveModel model;
    private final PicturePulse pulse;
    private final ColorAdjust faded = new ColorAdjust(0, -1, -0.12, 0);
    private final SimpleBooleanProperty wanted = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper visibleNow = new ReadOnlyBooleanWrapper();
    private final PauseTransition linger = new PauseTransition(javafx.util.Duration.seconds(10));
    private final Subscription subscriptions;
    private PicturePulse.@Nullable Share share;
    private @Nullable Registration showing;
    private long seenFlips;
    private long refreshedNanos;

    LivePicture(LiveModel model, PicturePulse pulse) {
        this.model = model;
        this.pulse = pulse;
        getStyleClass().add("live-picture");
        linger.setOnFinished(_ -> model.close());
        ObservableValue<Boolean> inWindow = sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .flatMap(LivePicture::open)
                .orElse(false);
        visibleNow.bind(inWindow.flatMap(open -> wanted.map(want -> open && want)));
        subscriptions = Subscription.combine(
                visibleNow.subscribe(this::visibleChanged),
                model.sessionProperty().subscribe(this::sessionChanged),
                model.lookProperty().subscribe(look -> turn(look.quarterTurns())),
                model.statusProperty().subscribe(this::statusChanged));
    }

    /** Whether it may watch at all, besides being in a showing window; true at first. */
    void want(boolean want) {
        wanted.set(want);
    }

    /** Fills its place and cuts what is over, instead of leaving borders. */
    LivePicture covering() {
        cover();
        return this;
    }

    /** Whether it stands in a window that shows. */
    ReadOnlyBooleanProperty visibleNowProperty() {
        return visibleNow.getReadOnlyProperty();
    }

    /** Lets go of the stream at once and for good. */
    void dispose() {
        linger.stop();
        subscriptions.unsubscribe();
        visibleNow.unbind();
        visibleNow.set(false);
        hide();
        leave();
        model.close();
    }

    @Override
    public void pulse(long nowNanos) {
        PicturePulse.Share joined = share;
        if (joined == null) {
            return;
        }
        long flips = joined.pictures().flips();
        if (flips != seenFlips) {
            boolean first = !pictureProperty().get() || seenFlips == 0;
            seenFlips = flips;
            model.flipped(Duration.ofNanos(joined.pictures().delayNanos()));
            if (first) {
                refreshedNanos = 0;
            }
        }
        if (nowNanos - refreshedNanos >= REFRESH.toNanos()) {
            refreshedNanos = nowNanos;
            model.refresh();
        }
    }

    private static ObservableValue<Boolean> open(Window window) {
        if (window instanceof Stage stage) {
            return window.showingProperty()
                    .flatMap(showing -> stage.iconifiedProperty().map(iconified -> showing && !iconified));
        }
        return window.showingProperty();
    }

    private void visibleChanged(boolean visible) {
        model.see(visible);
        if (visible) {
            linger.stop();
            model.watch();
            show();
        } else {
            hide();
            if (model.sessionProperty().get() != null) {
                linger.playFromStart();
            }
        }
    }

    private void sessionChanged(LiveView.@Nullable Session session) {
        leave();
        if (session != null) {
            PicturePulse.Share joined = pulse.join(session);
            share = joined;
            seenFlips = joined.pictures().flips();
            view().imageProperty().bind(joined.pictures().imageProperty());
            if (visibleNow.get()) {
                show();
            }
        }
    }

    private void statusChanged(LiveStatus status) {
        boolean old = status.age().isPresent() && status.phase() == LiveStatus.Phase.RECONNECTING;
        view().setEffect(old ? faded : null);
    }

    private void show() {
        if (showing == null && share != null) {
            showing = share.show(this);
        }
    }

    private void hide() {
        if (showing != null) {
            showing.close();
            showing = null;
        }
    }

    private void leave() {
        hide();
        if (share != null) {
            view().imageProperty().unbind();
            view().setImage(null);
            share.close();
            share = null;
        }
    }
}
