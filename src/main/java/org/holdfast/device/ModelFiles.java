// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.nio.file.Path;
import java.util.List;

/** Published descriptions of models that the user adds, so that models work which Holdfast does not know. */
public interface ModelFiles {
    /** Which files it takes, and where to get them. */
    Text help();

    /**
     * Checks a file and keeps a copy; the next connection to such a device uses it. Blocks until it is written.
     *
     * @throws DeviceException.NotAllowed with a sentence on what is wrong with it; nothing is kept then
     */
    Kept keep(Path file) throws DeviceException;

    /** What is kept. */
    List<Kept> kept() throws DeviceException;

    /** Forgets one; harmless where it is not kept. */
    void forget(String model) throws DeviceException;

    /**
     * A description.
     *
     * @param model of which devices, such as {@code cuco.plug.v3}
     * @param title what it calls them
     */
    record Kept(String model, String title) {}
}
