// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.device.Events;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of events. A listener that throws does not stop the others. */
final class A9Signals implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(A9Signals.class);

    private final Clock clock;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    A9Signals(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Registration listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void emit(Weight weight, Text text, boolean changes) {
        Event event = new Event(clock.instant(), weight, text, changes);
        for (Consumer<Event> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed", e);
            }
        }
    }
}
