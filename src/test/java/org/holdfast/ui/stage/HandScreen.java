// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.holdfast.ui.control.Background;

/** Stands for the FX thread where there is no window: what comes back waits until the test's own thread runs it. */
public final class HandScreen {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    private final Background background = new Background(crashes::add, waiting::add);

    public Background background() {
        return background;
    }

    /** Mistakes that jobs made. */
    public List<Throwable> crashes() {
        return crashes;
    }

    /** How much came back and was not run. */
    public int waiting() {
        return waiting.size();
    }

    /** Runs what came back until something holds, at most ten seconds. */
    public void until(Callable<Boolean> holds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    for (Runnable each = waiting.poll(); each != null; each = waiting.poll()) {
                        each.run();
                    }
                    return holds.call();
                });
    }
}
