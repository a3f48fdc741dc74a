// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.holdfast.device.Text;
import org.holdfast.service.ServiceTexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One saved state. It is read once; what cannot be read is set aside under a dated name and reported, and the copy
 * before it is taken instead where that one is sound. Changes by another Holdfast, such as the command line beside
 * the window, are taken up at the next {@link #update}. Callers see to it that one thread at a time calls it.
 *
 * @param <T> the state, immutable
 */
public final class StateFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);

    private final SafeFile file;
    private final DiskSteps disk;
    private final StateCodec<T> codec;
    private final Shape<T> shape;
    private final List<Text> problems = new ArrayList<>();
    private T state;
    private @Nullable Stamp stamp;
    private boolean writable = true;

    /** Reads the file; never fails, see {@link #problems}. */
    public StateFile(Path path, Shape<T> shape, DiskSteps disk, Clock clock) {
        this.shape = shape;
        this.disk = disk;
        codec = new StateCodec<>(shape);
        file = new SafeFile(path, disk, clock);
        state = shape.initial();
        load();
    }

    /** The state as it was read or written last. */
    public T state() {
        return state;
    }

    /** What went wrong while reading, each a sentence for the user. */
    public List<Text> problems() {
        return List.copyOf(problems);
    }

    /**
     * Changes the state; it is on the disk when this returns.
     *
     * @param change is handed the newest state, which another Holdfast may have written
     * @throws IOException when it could not be written; the state is unchanged then
     */
    public T update(UnaryOperator<T> change) throws IOException {
        if (!writable) {
            throw new IOException(file.path().getFileName() + " could not be read and is therefore not overwritten");
        }
        disk.makeFolder(file.folder());
        try (FileChannel channel = openLock()) {
            FileLock lock = lock(channel);
            try {
                if (!java.util.Objects.equals(stamp, Stamp.of(file.path()))) {
                    load();
                }
                T changed = change.apply(state);
                if (!changed.equals(state) || stamp == null) {
                    file.write(codec.write(changed), true);
                    state = changed;
                    stamp = Stamp.of(file.path());
                }
                return state;
            } finally {
                if (lock != null) {
                    lock.release();
                }
            }
        }
    }

    private FileChannel openLock() throws IOException {
        Path path = file.path().resolveSibling(file.path().getFileName() + ".lock");
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The lock between processes; null on file systems without locks, where the write is still whole. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + LOCK_PATIENCE.toNanos();
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                LOG.debug("Another part of this program writes the same file");
            } catch (IOException e) {
                LOG.debug("This file system has no locks", e);
                return null;
            }
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new IOException("Another Holdfast keeps the file locked");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void load() {
        try {
            Optional<byte[]> bytes = file.read();
            if (bytes.isEmpty()) {
                // Where replacing takes two steps a kill may leave the copy before alone.
                state = stamp == null ? previousOr(shape.initial()) : state;
                stamp = null;
                return;
            }
            Stamp read = Stamp.of(file.path());
            state = codec.read(bytes.get());
            stamp = read;
        } catch (StateCodec.FutureStateException e) {
            replaceUnreadable("newer", "state.newer", e);
        } catch (MalformedStateException | SafeFile.TooLargeException e) {
            replaceUnreadable("damaged", "state.damaged", e);
        } catch (IOException e) {
            LOG.warn("{} could not be read", file.path().getFileName(), e);
            writable = false;
            problems.add(ServiceTexts.of("state.unreadable", name()));
        }
    }

    private void replaceUnreadable(String why, String key, Exception cause) {
        LOG.warn("{} is set aside", file.path().getFileName(), cause);
        try {
            Path aside = file.setAside(why);
            state = previousOr(shape.initial());
            stamp = null;
            String sentence = state.equals(shape.initial()) ? key : key + ".previous";
            problems.add(ServiceTexts.of(sentence, name(), aside.getFileName().toString()));
        } catch (IOException e) {
            LOG.warn("{} could not be set aside", file.path().getFileName(), e);
            writable = false;
            problems.add(ServiceTexts.of("state.stuck", name()));
        }
    }

    private T previousOr(T otherwise) {
        try {
            Optional<byte[]> bytes = file.readPrevious();
            return bytes.isPresent() ? codec.read(bytes.get()) : otherwise;
        } catch (IOException | MalformedStateException | StateCodec.FutureStateException e) {
            LOG.warn("The copy before {} is of no use either", file.path().getFileName(), e);
            return otherwise;
        }
    }

    private String name() {
        return file.path().getFileName().toString();
    }

    /** Tells whether a file is still the one that was read. */
    private record Stamp(long size, long modified, String key) {
        static @Nullable Stamp of(Path path) throws IOException {
            try {
                BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(found.size(), found.lastModifiedTime().toMillis(), String.valueOf(found.fileKey()));
            } catch (NoSuchFileException e) {
                return null;
            }
        }
    }
}
