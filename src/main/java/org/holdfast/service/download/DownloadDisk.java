// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The steps of a download that meet the disk, so that tests can make each of them fail. Thread-safe. */
interface DownloadDisk {
    /** How many bytes may still be written into a folder's file system. */
    long room(Path folder) throws IOException;

    /** Writes all of {@code bytes} at {@code position}. */
    void write(FileChannel file, ByteBuffer bytes, long position) throws IOException;

    /** Waits until a file is on the disk. */
    void force(FileChannel file) throws IOException;

    /**
     * Gives a whole file its name, without ever overwriting.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the name is taken
     */
    void name(Path part, Path name) throws IOException;

    /** Waits until a folder's entries are on the disk, where the system can. */
    void settle(Path folder) throws IOException;

    /** The real disk. */
    static DownloadDisk ofSystem() {
        return new SystemDownloadDisk();
    }
}
