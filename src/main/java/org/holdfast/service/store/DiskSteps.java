// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.file.Path;

/** The single steps of a safe write, so that tests can break off after each of them. */
public interface DiskSteps {
    /** Makes a folder for the user alone, with its parents. */
    void makeFolder(Path folder) throws IOException;

    /** Writes a new file for the user alone, replacing one that is there, and waits until it is on the disk. */
    void write(Path file, byte[] content) throws IOException;

    /** Puts {@code from} in the place of {@code to} in one step. */
    void replace(Path from, Path to) throws IOException;

    /** Waits until a folder's entries are on the disk, where the system can. */
    void settle(Path folder) throws IOException;

    /** The real disk. */
    static DiskSteps ofSystem() {
        return new SystemDisk();
    }
}
