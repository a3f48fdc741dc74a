// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import org.holdfast.service.Services;

/** What the command line asks of the composition root. Each is called at most once in a run, on the main thread. */
public interface Composition {
    /**
     * Builds the services. Closing what is returned ends them in order.
     *
     * @throws IOException with a sentence when the folders cannot be made
     */
    Opened open(StartOptions options) throws IOException;

    /** The virtual devices that {@code holdfast lab} starts. */
    VirtualLab lab(StartOptions options) throws IOException;

    /** Opens the window and returns the exit status when it was closed. */
    int window(StartOptions options);

    /** Such as {@code 0.1.0}. */
    String version();

    /** Services that run. */
    interface Opened extends AutoCloseable {
        Services services();

        @Override
        void close();
    }
}
