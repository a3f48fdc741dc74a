// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JPEG pictures of the scene for cameras that turn: the usual view comes from the store, any other is drawn and encoded
 * when first asked for and kept for a while. Never makes its callers wait. Thread-safe.
 */
public final class LiveScene implements AutoCloseable {
    /** Numbers of pictures that follow each other at this distance are made ready: 10 pictures a second, or 30. */
    private static final int SLOW_STEP = 3;

    private static final int KEPT = 400;
    /** One more than are busy with whole loops, so that single pictures need not wait for these. */
    private static final int PAINTERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(LiveScene.class);

    private final SceneStore store;
    private final int step;
    private final Map<View, EncodedLoop> loops = new ConcurrentHashMap<>();
    private final Map<Wanted, EncodedFrame> made = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Object> asked = new HashSet<>();
    private final ThreadPoolExecutor painter;

    private record Wanted(View view, int number) {}

    /**
     * Pictures at that rate.
     *
     * @param rate pictures a second, at most {@link #MOST}
     */
    public LiveScene(SceneStore store, int rate) {
        this.store = store;
        this.step = MOST % rate == 0 && MOST / rate >= SLOW_STEP ? SLOW_STEP : 1;
        this.painter = new ThreadPoolExecutor(
                PAINTERS,
                PAINTERS,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(64),
                Thread.ofPlatform().daemon().name("lab-painter").factory());
        painter.allowCoreThreadTimeOut(true);
    }

    /** The most pictures a second. */
    public static final int MOST = Scene.RATE;

    /** The number of the picture that is shown after so long. */
    public int number(long nanos) {
        int number = (int) (nanos / 1000 * Scene.RATE / 1_000_000 % Scene.FRAMES);
        return number - number % step;
    }

    /** That picture where it is ready; otherwise it is made in the background. */
    public Optional<EncodedFrame> frame(View view, int number) {
        if (view.usual()) {
            EncodedLoop loop = loops.get(view);
            if (loop == null) {
                make(view, () -> loops.put(view, store.turning(view.width(), view.height(), step)));
            } else {
                return Optional.of(loop.frames().get(number / step));
            }
        }
        Wanted wanted = new Wanted(view, number);
        synchronized (made) {
            EncodedFrame ready = made.get(wanted);
            if (ready != null) {
                return Optional.of(ready);
            }
        }
        make(wanted, () -> keep(wanted, store.seen(view, number)));
        return Optional.empty();
    }

    /** The scene in H.264 with 640x360, 30 pictures a second, where it is ready; otherwise it is made. */
    public Optional<EncodedLoop> film() {
        View key = View.ahead(640, 360);
        EncodedLoop loop = loops.get(key);
        if (loop == null) {
            make(key, () -> loops.put(key, store.h264(640, 360)));
        }
        return Optional.ofNullable(loop);
    }

    private void keep(Wanted wanted, EncodedFrame frame) {
        synchronized (made) {
            made.put(wanted, frame);
            if (made.size() > KEPT) {
                made.remove(made.keySet().iterator().next());
            }
        }
    }

    @FunctionalInterface
    private interface Making {
        void make() throws IOException;
    }

    private void make(Object key, Making making) {
        synchronized (asked) {
            if (!asked.add(key)) {
                return;
            }
        }
        try {
            painter.execute(() -> {
                try {
                    making.make();
                } catch (IOException e) {
                    LOG.warn("A picture of the scene could not be made", e);
                } finally {
                    forget(key);
                }
            });
        } catch (RejectedExecutionException e) {
            // Too many are wanted at once, or it ends: this one is left out.
            forget(key);
        }
    }

    private void forget(Object key) {
        synchronized (asked) {
            asked.remove(key);
        }
    }

    /** Makes no more pictures. */
    @Override
    public void close() {
        painter.shutdownNow();
    }
}
