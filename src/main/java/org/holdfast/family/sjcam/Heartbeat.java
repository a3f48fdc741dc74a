// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the camera is gone: asks for its mode (the heartbeat of the protocol reference, section 5.3) when it
 * answered nothing for a while or its event port hung up, and gives it up when it stays silent several times in a row.
 * A camera that was switched off ends no connection, so silence is all there is to notice. One virtual thread asks.
 */
final class Heartbeat implements AutoCloseable {
    /** After how long without an answer the camera is asked. */
    static final Duration IDLE = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final SjcamClient client;
    private final Duration idle;
    private final Pace pace;
    private final BooleanSupplier busy;
    private final Semaphore doubts = new Semaphore(0);
    private final List<Consumer<DeviceException>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private Optional<DeviceException> lost = Optional.empty();

    /** @param busy whether files are being transferred, which some cameras answer no commands beside */
    Heartbeat(SjcamClient client, Duration idle, Pace pace, BooleanSupplier busy) {
        this.client = client;
        this.idle = idle;
        this.pace = pace;
        this.busy = busy;
        this.thread = Thread.ofVirtual().name("work-sjcam-heartbeat").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Asks the camera now, because something looks as if it were gone. */
    void doubt() {
        doubts.release();
    }

    /** Calls {@code listener} once when the camera is given up, at once where it is. */
    Registration onLost(Consumer<DeviceException> listener) {
        Optional<DeviceException> already;
        synchronized (this) {
            already = lost;
            if (already.isEmpty()) {
                listeners.add(listener);
            }
        }
        already.ifPresent(listener);
        return () -> listeners.remove(listener);
    }

    private void run() {
        try {
            while (true) {
                boolean doubted = doubts.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS);
                doubts.drainPermits();
                if (doubted || client.silence().compareTo(idle) >= 0) {
                    Optional<DeviceException> why = silence();
                    if (why.isPresent()) {
                        giveUp(why.get());
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Why the camera counts as gone; empty when it answers, whatever it says. */
    private Optional<DeviceException> silence() throws InterruptedException {
        Optional<DeviceException> why = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                pace.sleep(Pace.BEFORE_RETRY);
            }
            try {
                client.tell(SjcamCommand.mode());
                return Optional.empty();
            } catch (DeviceException.Unreachable | DeviceException.TimedOut e) {
                why = Optional.of(e);
            } catch (DeviceException.Malformed e) {
                // Garbled, or hung up in the middle because it is being switched off: the next attempt tells.
                why = Optional.empty();
            } catch (DeviceException e) {
                return Optional.empty();
            }
        }
        // A transfer that stands still has a deadline of its own.
        return busy.getAsBoolean() ? Optional.empty() : why;
    }

    private void giveUp(DeviceException why) {
        LOG.info("{} is gone: {}", client.where(), why.getMessage());
        List<Consumer<DeviceException>> told;
        synchronized (this) {
            lost = Optional.of(why);
            told = List.copyOf(listeners);
            listeners.clear();
        }
        for (Consumer<DeviceException> each : told) {
            try {
                each.accept(why);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed", e);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
