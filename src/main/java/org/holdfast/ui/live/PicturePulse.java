// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;

/**
 * The one timer that flips all live pictures. It runs only while something visible shows one, and a few pulses longer
 * until the render thread is done with the last ones. FX thread only.
 */
public final class PicturePulse {
    /** Pulses after which the render thread has certainly finished with what it was given last. */
    private static final int FAREWELL = 3;

    private final Map<Object, Pictures> streams = new HashMap<>();
    private final Map<Object, Integer> leaving = new HashMap<>();
    private final List<Viewer> viewers = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nowNanos) {
            // The timer's own time stands still while the toolkit catches up; delays are measured with the real one.
            beat(System.nanoTime());
        }
    };
    private boolean running;

    /** Something visible that shows a stream or its state. */
    interface Viewer {
        /** Once a pulse, after the pictures were flipped. */
        void pulse(long nowNanos);
    }

    /** Joins the screen's share of a session's stream. Close it before the session. */
    Share join(LiveView.Session session) {
        Object stream = session.stream();
        Pictures pictures = streams.computeIfAbsent(stream, _ -> new Pictures());
        leaving.remove(stream);
        Registration through = pictures.through(session);
        return new Share(pictures, () -> {
            through.close();
            if (!pictures.joined()) {
                leaving.put(stream, FAREWELL);
                start();
            }
        });
    }

    /** Whether the timer runs. */
    boolean running() {
        return running;
    }

    private Registration show(Pictures pictures, Viewer viewer) {
        Registration watching = pictures.watch();
        viewers.add(viewer);
        start();
        return () -> {
            watching.close();
            viewers.remove(viewer);
        };
    }

    private void start() {
        if (!running) {
            running = true;
            timer.start();
        }
    }

    /** One pulse. */
    void beat(long nowNanos) {
        for (Pictures pictures : streams.values()) {
            pictures.flip(nowNanos);
        }
        for (Viewer viewer : List.copyOf(viewers)) {
            viewer.pulse(nowNanos);
        }
        leaving.replaceAll((_, left) -> left - 1);
        leaving.entrySet().removeIf(entry -> {
            if (entry.getValue() > 0) {
                return false;
            }
            Pictures gone = streams.remove(entry.getKey());
            if (gone != null) {
                gone.release();
            }
            return true;
        });
        if (viewers.isEmpty() && leaving.isEmpty()) {
            running = false;
            timer.stop();
        }
    }

    /** One session's share in a stream's pictures. Closing twice is harmless. */
    final class Share implements Registration {
        private final Pictures pictures;
        private final Registration end;
        private boolean closed;

        private Share(Pictures pictures, Registration end) {
            this.pictures = pictures;
            this.end = end;
        }

        Pictures pictures() {
            return pictures;
        }

        /** Lets the pictures move and calls {@code viewer} each pulse until the registration is closed. */
        Registration show(Viewer viewer) {
            return PicturePulse.this.show(pictures, viewer);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                end.close();
            }
        }
    }
}
