// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A device's wishes, one after another; of several for one outlet only the last is sent. Thread-safe. */
final class Wishes {
    private final Map<String, Wish> latest = new HashMap<>();
    private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

    synchronized Wish add(String outlet, boolean on) {
        Wish wish = new Wish(outlet, on, tail);
        tail = wish.through();
        latest.put(outlet, wish);
        return wish;
    }

    /** A newer one for the same outlet. */
    synchronized Optional<Wish> newer(Wish wish) {
        Wish now = latest.get(wish.outlet);
        return now == null || now == wish ? Optional.empty() : Optional.of(now);
    }

    /** It is shown no more. */
    synchronized void forget(Wish wish) {
        latest.remove(wish.outlet, wish);
    }

    /** To what each outlet is being switched. */
    synchronized Map<String, Boolean> shown() {
        Map<String, Boolean> shown = new HashMap<>();
        latest.forEach((outlet, wish) -> shown.put(outlet, wish.on));
        return shown;
    }
}
