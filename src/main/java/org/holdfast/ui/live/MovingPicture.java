// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import org.holdfast.media.FrameExchange;

/**
 * The pictures of something that is no stream of a camera, such as a clip that is played; nothing is copied. Between
 * {@link #start} and {@link #stop} it shows the newest picture on each pulse. FX thread only.
 */
public final class MovingPicture extends FittedImage {
    private final Pictures pictures = new Pictures();
    private final AnimationTimer timer;

    /**
     * @param source where the pictures come from now
     * @param pulse called on each pulse, after the picture was flipped
     */
    public MovingPicture(Supplier<Optional<FrameExchange>> source, Runnable pulse) {
        getStyleClass().add("live-picture");
        view().imageProperty().bind(pictures.imageProperty());
        timer = new AnimationTimer() {
            @Override
            public void handle(long nowNanos) {
                pictures.flip(source.get(), System.nanoTime());
                pulse.run();
            }
        };
    }

    /** Lets the pictures move. */
    public void start() {
        timer.start();
    }

    /** Lets them stand. */
    public void stop() {
        timer.stop();
    }

    /** Takes the picture away; only when what made the pictures has ended. */
    public void clear() {
        pictures.release();
    }
}
