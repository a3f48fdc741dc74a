// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where every client reports what it sends and receives. While nobody listens a report costs one volatile read
 * and builds nothing. A listener is called on the client's own thread and must return at once; one that throws is
 * counted and does not disturb the client. Thread-safe.
 */
public final class WireTap {
    private final List<Consumer<WireEvent>> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder failures = new LongAdder();

    /** Calls {@code listener} for every event until the registration is closed. */
    public Registration listen(Consumer<WireEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Whether anybody listens, for callers that would have to copy bytes first. */
    public boolean active() {
        return !listeners.isEmpty();
    }

    /** Reports one event; {@code event} is asked for it only while somebody listens. */
    public void report(Supplier<WireEvent> event) {
        if (listeners.isEmpty()) {
            return;
        }
        WireEvent happened = event.get();
        for (Consumer<WireEvent> listener : listeners) {
            try {
                listener.accept(happened);
            } catch (RuntimeException e) {
                failures.increment();
            }
        }
    }

    /** How often a listener threw. */
    public long failures() {
        return failures.sum();
    }
}
