// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;

/** One outlet that somebody wants on or off. */
final class Wish {
    final String outlet;
    final boolean on;
    private final CompletableFuture<Void> turn;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<Switches.State> outcome = new CompletableFuture<>();

    /** @param turn ends when all earlier wishes of the device are through */
    Wish(String outlet, boolean on, CompletableFuture<Void> turn) {
        this.outlet = outlet;
        this.on = on;
        this.turn = turn;
    }

    /** Ends when this and all earlier ones are through. */
    CompletableFuture<Void> through() {
        return CompletableFuture.allOf(turn, over);
    }

    /** Nothing is sent for it any more; the next one's turn comes. */
    void over() {
        over.complete(null);
    }

    void awaitTurn() throws InterruptedException {
        try {
            turn.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Turns do not fail", e);
        }
    }

    void fulfilled(Switches.State state) {
        outcome.complete(state);
    }

    /** Harmless where it was fulfilled. */
    void failed(Exception why) {
        outcome.completeExceptionally(why);
    }

    /** What came of it; for those who wanted something of the same outlet earlier. */
    Switches.State await() throws DeviceException, InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeviceException why) {
                throw why;
            }
            InterruptedException given = new InterruptedException("The newer wish was given up");
            given.initCause(e.getCause());
            throw given;
        }
    }
}
