// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Player;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.LiveView.Statistics;
import org.holdfast.service.Threads;
import org.jspecify.annotations.Nullable;

/** What others see of a stream: written by its loop alone, read from any thread. */
final class StreamView {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition playerChanged = lock.newCondition();
    private volatile State state = new State.Opening();
    private volatile Optional<FrameExchange> pictures = Optional.empty();
    private volatile Optional<Statistics> statistics = Optional.empty();
    private volatile Optional<StreamRecording> recording = Optional.empty();
    private @Nullable Player player;

    State state() {
        return state;
    }

    void state(State now) {
        if (!now.equals(state)) {
            state = now;
            Threads.tell(listeners);
        }
    }

    /** Tells the listeners without a change of state, such as after another size. */
    void changed() {
        Threads.tell(listeners);
    }

    Optional<FrameExchange> pictures() {
        return pictures;
    }

    void pictures(FrameExchange now) {
        pictures = Optional.of(now);
    }

    Optional<Statistics> statistics() {
        return statistics;
    }

    void statistics(Optional<Statistics> now) {
        statistics = now;
    }

    Optional<StreamRecording> recording() {
        return recording;
    }

    void recording(Optional<StreamRecording> now) {
        recording = now;
        Threads.tell(listeners);
    }

    void player(@Nullable Player now) {
        lock.lock();
        try {
            player = now;
            playerChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a player; null where none came in time. */
    @Nullable
    Player awaitPlayer(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (player == null && left > 0 && !(state instanceof State.Ended)) {
                left = playerChanged.awaitNanos(left);
            }
            return player;
        } finally {
            lock.unlock();
        }
    }

    Registration listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
