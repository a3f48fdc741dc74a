// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A film that is being written, beside the place where it will stand. It takes its name only when it is whole and on
 * the disk, and never the name of another file. Whoever writes it holds a lock, so that what a killed process left can
 * be told from what is in work. Belongs to one thread, but for {@link #clean}.
 */
public final class SideFile implements AutoCloseable {
    /** What stands behind the film's name while it is written. */
    public static final String ENDING = ".holdfast-converting";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path output;
    private final Path side;
    private final FileChannel channel;
    private final ExecutorService settler = Executors.newFixedThreadPool(
            1, Thread.ofPlatform().daemon().name("rec-settle").factory());
    private @Nullable Future<Boolean> settling;
    private boolean closed;

    private SideFile(Path output, Path side, FileChannel channel) {
        this.output = output;
        this.side = side;
        this.channel = channel;
    }

    /**
     * Begins a film; what a killed process left of an earlier one is removed.
     *
     * @throws FileAlreadyExistsException when another process writes it
     */
    static SideFile create(Path output) throws IOException {
        Path side = beside(output);
        clean(output);
        FileChannel channel = FileChannel.open(
                side, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new FileAlreadyExistsException(side.toString());
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new SideFile(output, side, channel);
    }

    /** Where a film is while it is written. */
    public static Path beside(Path output) {
        return output.resolveSibling(output.getFileName() + ENDING);
    }

    /**
     * Removes what a process that is gone left beside {@code output}; what one has in work stays.
     *
     * @throws FileAlreadyExistsException when one has it in work
     */
    public static void clean(Path output) throws IOException {
        Path side = beside(output);
        try (FileChannel channel = FileChannel.open(side, StandardOpenOption.WRITE)) {
            if (lock(channel) == null) {
                throw new FileAlreadyExistsException(side.toString());
            }
        } catch (NoSuchFileException e) {
            return;
        }
        // Only ever deleted, never written into: another process may have taken the name meanwhile.
        Files.deleteIfExists(side);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * Lets the disk begin with what was written so far, while more is written: otherwise all of it would be waited for
     * at the end.
     */
    void settleSoFar() {
        if (settling == null || settling.isDone()) {
            settling = settler.submit(() -> {
                channel.force(false);
                return true;
            });
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** The file as it is now. */
    Path path() {
        return side;
    }

    /**
     * Gives the film its name.
     *
     * @throws FileAlreadyExistsException when a file has taken that name meanwhile; it stays as it is
     */
    void commit() throws IOException {
        channel.force(true);
        try {
            // A second name refuses to take the place of a file; renaming would not.
            Files.createLink(output, side);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // FAT and some network disks know no second names.
            channel.close();
            Files.move(side, output);
            closed = true;
        }
        settle();
    }

    private void settle() throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (POSIX && folder != null) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /** Removes the side file; what was committed stays. */
    @Override
    public void close() throws IOException {
        // What is under way fails with the channel, and nobody asks for it any more.
        settler.shutdown();
        if (!closed) {
            closed = true;
            // Before the lock goes, so that nobody else's file is deleted.
            Files.deleteIfExists(side);
            channel.close();
        }
    }
}
