// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link DownloadDisk} on the real disk. */
final class SystemDownloadDisk implements DownloadDisk {
    private static final Logger LOG = LoggerFactory.getLogger(SystemDownloadDisk.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    @Override
    public long room(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    @Override
    public void force(FileChannel file) throws IOException {
        file.force(true);
    }

    /** A second name and then away with the first: the one step that never overwrites on every system. */
    @Override
    public void name(Path part, Path name) throws IOException {
        try {
            Files.createLink(name, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            LOG.debug("This file system has no second names", e);
            Files.move(part, name); // refuses a name that is taken, though in two steps on some systems
            return;
        }
        Files.delete(part);
    }

    @Override
    public void settle(Path folder) throws IOException {
        if (POSIX) { // Windows does not open folders
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
