// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.holdfast.service.ServiceTexts;

/** Waits for a stream as a command has to: a first failure is the answer, because nobody watches it trying again. */
final class LivePatience implements AutoCloseable {
    /** How long a stream may take to show its first picture. */
    static final Duration FIRST_PICTURE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final LiveView.Session session;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Registration registration;
    private boolean dirty;

    LivePatience(LiveView.Session session) {
        this.session = session;
        this.registration = session.listen(this::wake);
    }

    /** Returns when pictures come. */
    void untilLive() throws DeviceException, CommandFailure, InterruptedException {
        boolean settled = until(() -> !(session.state() instanceof LiveView.State.Opening), () -> {}, FIRST_PICTURE);
        switch (session.state()) {
            case LiveView.State.Live _ -> {}
            case LiveView.State.Reconnecting broken -> throw given(broken.why());
            case LiveView.State.NoPicture none -> throw new CommandFailure(none.why());
            case LiveView.State.Opening _, LiveView.State.Ended _ ->
                throw new CommandFailure(Words.of(settled ? "live.ended" : "live.silent"));
        }
    }

    /** A window connects again by itself; this command ends, so that it cannot promise that. */
    private static CommandFailure given(DeviceException why) {
        boolean promised = why.advice().equals(ServiceTexts.of("live.reconnect.advice"));
        return new CommandFailure(why.sentence(), Optional.of(promised ? Words.of("live.again") : why.advice()));
    }

    /**
     * Waits until {@code done} holds. It is looked at after every change of the stream and five times a second,
     * because counters change without notice; each time {@code shown} may say how far things are.
     *
     * @return whether it held in time
     */
    boolean until(BooleanSupplier done, Runnable shown, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            shown.run();
            pause(Math.min(left, LOOK.toNanos()));
        }
        return true;
    }

    private void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!dirty && left > 0) {
                left = changed.awaitNanos(left);
            }
            dirty = false;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            dirty = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        registration.close();
    }
}
