// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.net.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a device in use is gone: says hello when it answered nothing for a while, or at once when a command found
 * nobody. A hello costs it nothing, unlike a command. One virtual thread asks.
 */
final class MiioHeartbeat implements Calls.Watcher, AutoCloseable {
    private static final int HELLOS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(MiioHeartbeat.class);

    private final MiioClient client;
    private final Duration idle;
    private final Consumer<DeviceException> misunderstood;
    private final Semaphore doubts = new Semaphore(0);
    private final List<Consumer<DeviceException>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile long answeredNanos = System.nanoTime();
    private Optional<DeviceException> lost = Optional.empty();

    /**
     * @param idle after how long without an answer it says hello
     * @param misunderstood told that the device does not speak what it was remembered to speak
     */
    MiioHeartbeat(MiioClient client, Duration idle, Consumer<DeviceException> misunderstood) {
        this.client = client;
        this.idle = idle;
        this.misunderstood = misunderstood;
        this.thread = Thread.ofVirtual().name("work-miio-heartbeat").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void answered() {
        answeredNanos = System.nanoTime();
    }

    @Override
    public void doubted() {
        doubts.release();
    }

    @Override
    public void replaced(DeviceException why) {
        giveUp(why);
    }

    @Override
    public void misunderstood(DeviceException why) {
        misunderstood.accept(why);
        giveUp(why);
    }

    /** Calls {@code listener} once when the device is given up, at once where it is. */
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
                if (doubted || System.nanoTime() - answeredNanos >= idle.toNanos()) {
                    // A command that found nobody said hello several times itself.
                    Optional<DeviceException> why = silence(doubted ? 1 : HELLOS);
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

    private Optional<DeviceException> silence(int hellos) throws InterruptedException {
        Optional<DeviceException> why = Optional.empty();
        for (int i = 0; i < hellos; i++) {
            try {
                client.handshake();
                answered();
                return Optional.empty();
            } catch (DeviceException.Busy e) {
                // A command is on its way; what becomes of it tells.
                return Optional.empty();
            } catch (DeviceException e) {
                why = Optional.of(e);
            }
        }
        return why;
    }

    private void giveUp(DeviceException why) {
        List<Consumer<DeviceException>> told;
        synchronized (this) {
            if (lost.isPresent()) {
                return;
            }
            lost = Optional.of(why);
            told = List.copyOf(listeners);
            listeners.clear();
        }
        LOG.info("{} is gone: {}", client.where(), why.getMessage());
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
