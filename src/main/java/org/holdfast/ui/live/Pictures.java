// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one stream on the screen, shared by all views of it: each native buffer is wrapped once, and only
 * this object takes buffers and gives them back. FX thread only.
 */
final class Pictures {
    private static final double SMOOTHING = 0.1;

    private final FrameKeeper keeper = new FrameKeeper();
    private final IdentityHashMap<Frame, Face> faces = new IdentityHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Image> image = new ReadOnlyObjectWrapper<>();
    private final List<LiveView.Session> sessions = new ArrayList<>();
    private @Nullable FrameExchange wrapped;
    private int watchers;
    private long flips;
    private long flippedNanos;
    private double delayNanos;

    /** The picture to show; null before the first. It stays when the stream breaks. */
    ReadOnlyObjectProperty<@Nullable Image> imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** How many pictures were put on the screen. */
    long flips() {
        return flips;
    }

    /** {@link System#nanoTime} of the last flip; 0 before the first. */
    long flippedNanos() {
        return flippedNanos;
    }

    /** From a picture's last byte on the network to the screen, smoothed. */
    long delayNanos() {
        return (long) delayNanos;
    }

    /** Adds a session through which the pictures are asked for. */
    Registration through(LiveView.Session session) {
        sessions.add(session);
        return () -> sessions.remove(session);
    }

    /** Whether any session holds the stream. */
    boolean joined() {
        return !sessions.isEmpty();
    }

    /** Counts something visible that shows the pictures; without one they stand still. */
    Registration watch() {
        watchers++;
        return new Registration() {
            private boolean closed;

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    watchers--;
                }
            }
        };
    }

    /** Shows the newest picture, where there is one. */
    void flip(long nowNanos) {
        if (watchers == 0 || sessions.isEmpty()) {
            return;
        }
        flip(sessions.getFirst().pictures(), nowNanos);
    }

    /** Shows the newest picture of an exchange. */
    void flip(Optional<FrameExchange> pictures, long nowNanos) {
        if (pictures.isEmpty()) {
            return;
        }
        FrameExchange exchange = pictures.get();
        Optional<Frame> next = keeper.next(exchange);
        if (next.isEmpty()) {
            return;
        }
        if (exchange != wrapped) {
            wrap(exchange);
        }
        Face face = faces.get(next.get());
        if (face == null) {
            throw new IllegalStateException("The exchange gave a buffer that is not one of its own");
        }
        face.buffer().updateBuffer(_ -> null);
        image.set(face.image());
        flips++;
        flippedNanos = nowNanos;
        double delay = Math.max(0, nowNanos - next.get().arrivedNanos());
        delayNanos = delayNanos == 0 ? delay : delayNanos + SMOOTHING * (delay - delayNanos);
    }

    /** Gives the buffers back and forgets the picture, when no view shows it any more. */
    void release() {
        image.set(null);
        keeper.release();
    }

    private void wrap(FrameExchange exchange) {
        faces.clear();
        for (Frame frame : exchange.frames()) {
            PixelBuffer<ByteBuffer> buffer = new PixelBuffer<>(
                    exchange.width(), exchange.height(), frame.buffer(), PixelFormat.getByteBgraPreInstance());
            faces.put(frame, new Face(buffer, new WritableImage(buffer)));
        }
        wrapped = exchange;
    }

    private record Face(PixelBuffer<ByteBuffer> buffer, WritableImage image) {}
}
