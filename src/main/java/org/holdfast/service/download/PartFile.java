// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.holdfast.service.Threads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of a recording so far, in a hidden file beside where the recording will lie. Its bytes are the only truth
 * about how far a download is. Locked while it is open, so that no two programs write it. For one thread.
 *
 * <p>The file is read through the one open channel alone: on POSIX systems closing any other would drop the lock.
 */
final class PartFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);
    private static final int TRIES = 3;
    /** After so many bytes the system is asked to write. */
    private static final long EARLY = 16L << 20;

    private final Path path;
    private final FileChannel channel;
    private final DownloadDisk disk;
    private long size;
    private long unsettled;
    private @Nullable Thread settling;

    private PartFile(Path path, FileChannel channel, DownloadDisk disk, long size) {
        this.path = path;
        this.channel = channel;
        this.disk = disk;
        this.size = size;
    }

    /**
     * Opens the file, making it where there is none.
     *
     * @return empty when somebody else writes it
     */
    static Optional<PartFile> open(Path path, DownloadDisk disk) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (Files.isSymbolicLink(path)) {
                Files.delete(path); // not ours, and it would lead elsewhere
            }
            FileChannel channel = FileChannel.open(
                    path,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS));
            try {
                if (!locked(channel)) {
                    channel.close();
                    return Optional.empty();
                }
                if (still(path, channel)) {
                    return Optional.of(new PartFile(path, channel, disk, channel.size()));
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close(); // whoever had it before has just given it its name
        }
        return Optional.empty();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.debug("This file system has no locks", e);
            return true;
        }
    }

    private static boolean still(Path path, FileChannel channel) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() && found.size() == channel.size();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** How many bytes are here. */
    long size() {
        return size;
    }

    Content content() {
        return Content.of(channel);
    }

    /**
     * Takes bytes of the recording. Those that are here already are compared instead of written.
     *
     * @param position where they belong, at most {@link #size}
     * @return whether they agree with what is here; where not, nothing was changed
     */
    boolean take(long position, byte[] bytes, int length) throws IOException {
        int known = Math.clamp(size - position, 0, length);
        if (known > 0) {
            byte[] here = content().at(position, known);
            if (here.length != known || !Arrays.equals(here, 0, known, bytes, 0, known)) {
                return false;
            }
        }
        if (known < length) {
            try {
                disk.write(channel, ByteBuffer.wrap(bytes, known, length - known), position + known);
            } finally {
                size = channel.size();
            }
            writeOut(length - known);
        }
        return true;
    }

    /** Lets the system begin to write early, so that there is little left to wait for at the end. */
    private void writeOut(int bytes) {
        unsettled += bytes;
        if (unsettled < EARLY || (settling != null && settling.isAlive())) {
            return;
        }
        unsettled = 0;
        settling = Threads.start("work-settle", () -> {
            try {
                channel.force(false);
            } catch (IOException e) {
                LOG.debug("What came so far is not on the disk yet", e);
            }
        });
    }

    /** Keeps the first {@code length} bytes. */
    void cut(long length) throws IOException {
        channel.truncate(length);
        size = channel.size();
    }

    /** Waits until it is on the disk. */
    void force() throws IOException {
        disk.force(channel);
    }

    /** Removes it. */
    void discard() throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void close() {
        try {
            if (size == 0) {
                Files.deleteIfExists(path); // nothing worth to keep
            }
        } catch (IOException e) {
            LOG.debug("An empty part file stays", e);
        } finally {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("A part file did not close", e);
            }
        }
    }
}
