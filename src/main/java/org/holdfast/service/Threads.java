// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads for work that blocks on sockets and files; a bug on one of them is logged, never silent. */
public final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private Threads() {}

    /**
     * Starts a virtual thread.
     *
     * @param name begins with {@code work-}
     */
    public static Thread start(String name, Runnable work) {
        return Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler((thread, bug) -> LOG.error("{} failed", thread.getName(), bug))
                .start(work);
    }

    /** Calls listeners, each whatever the others do. */
    public static void tell(Iterable<Runnable> listeners) {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A listener failed", e);
            }
        }
    }
}
