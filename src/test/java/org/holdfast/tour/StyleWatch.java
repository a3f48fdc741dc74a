// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what JavaFX complains about: styles that do not fit and other warnings. */
public final class StyleWatch extends Handler implements AutoCloseable {
    // Kept, because loggers that nobody holds forget their handlers.
    private final Logger logger = Logger.getLogger("javafx");
    private final Set<String> complaints = Collections.synchronizedSet(new LinkedHashSet<>());

    public StyleWatch() {
        logger.addHandler(this);
    }

    /** What was said so far, each once. */
    public List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            complaints.add(line.getLoggerName() + ": " + line.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
