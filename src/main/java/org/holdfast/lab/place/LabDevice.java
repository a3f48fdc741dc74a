// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.place;

import java.io.IOException;
import java.util.Map;
import org.holdfast.net.Address;

/** One virtual device that runs. Thread-safe. */
public interface LabDevice extends AutoCloseable {
    /** The family that it belongs to. */
    String family();

    /** What it would be called. */
    String name();

    /** Complete, as a client wants it. */
    Address address();

    /**
     * What a client may want to know besides, by name, such as {@code rtsp}.
     *
     * @param reached its address as clients reach it
     */
    Map<String, String> facts(Address reached);

    /** Cuts its power: every connection breaks at once and nothing listens any more. */
    void unplug() throws IOException;

    /**
     * Gives it power again, with the same ports; harmless while it has it.
     *
     * @throws IOException when a port was taken meanwhile
     */
    void plug() throws IOException;

    /** Ends it for good; harmless when repeated. */
    @Override
    void close();
}
