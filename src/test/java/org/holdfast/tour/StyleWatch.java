// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what JavaFX complains about: styles that do not fit and other warnings. */
public final class StyleWatch extends Handler implements AutoCloseable {
    // Kept, because loggers that nobody holds forget their handlers.
    private final Logger logger = Logger.getLogger("javafx");
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    public StyleWatch() {
        logger.addHandler(this);
    }

    /** What was said so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
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
