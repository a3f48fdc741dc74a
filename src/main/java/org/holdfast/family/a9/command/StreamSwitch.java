// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.holdfast.device.DeviceException;

/** Asks for pictures and sound once and ends them once, whoever asks how often. Thread-safe. */
public final class StreamSwitch {
    private final Semaphore turn = new Semaphore(1, true);
    private final Step begin;
    private final Step end;
    private boolean running;

    /** What is sent to the camera. */
    @FunctionalInterface
    public interface Step {
        void run() throws DeviceException, InterruptedException;
    }

    /** @param begin when the camera refuses it, nothing runs */
    public StreamSwitch(Step begin, Step end) {
        this.begin = begin;
        this.end = end;
    }

    /** Asks for them; harmless when they come already. */
    public void start() throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (!running) {
                begin();
            }
        } finally {
            turn.release();
        }
    }

    private void begin() throws DeviceException, InterruptedException {
        // Set first: an answer that is lost may have begun them.
        running = true;
        try {
            begin.run();
        } catch (DeviceException.Refused e) {
            running = false;
            throw e;
        }
    }

    /** Ends them; harmless when none come. */
    public void stop() throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (running) {
                running = false;
                end.run();
            }
        } finally {
            turn.release();
        }
    }

    /**
     * Changes how they come.
     *
     * @param change tells whether those that come now have to begin anew
     */
    public void change(BooleanSupplier change) throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (change.getAsBoolean() && running) {
                running = false;
                end.run();
                begin();
            }
        } finally {
            turn.release();
        }
    }
}
