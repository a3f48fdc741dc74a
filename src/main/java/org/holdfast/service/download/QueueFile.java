// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.StateFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved queue, {@code downloads.json}, and the lock that makes one program its owner: only the owner writes.
 * Several changes are written together. Thread-safe.
 */
final class QueueFile implements AutoCloseable {
    /** How long a change by the user may be unwritten. */
    static final Duration SOON = Duration.ofMillis(100);

    /** How long what happens by itself may be unwritten. */
    static final Duration LATER = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);

    private final StateFile<SavedQueue> file;
    private final Path ownership;
    private final DiskSteps steps;
    private final Timekeeper time;
    private final Supplier<SavedQueue> state;
    private final Object lock = new Object();
    /** Held while the file is written, by nobody who holds {@link #lock}. */
    private final ReentrantLock writing = new ReentrantLock();

    private @Nullable FileChannel owned;
    private @Nullable Registration due;
    private long dueAt;

    /** @param state gives what is to be written, asked without locks */
    QueueFile(Path folder, DiskSteps steps, Timekeeper time, Supplier<SavedQueue> state) {
        this.steps = steps;
        this.time = time;
        this.state = state;
        ownership = folder.resolve("downloads.owner");
        file = new StateFile<>(folder.resolve("downloads.json"), new QueueShape(), steps, time.clock());
    }

    /** What was read at first. */
    SavedQueue read() {
        return file.state();
    }

    /** What went wrong while reading. */
    List<Text> problems() {
        return file.problems();
    }

    /** Becomes the owner, unless another program is. */
    boolean own() {
        writing.lock();
        try {
            if (owned != null) {
                return true;
            }
            steps.makeFolder(folder());
            FileChannel channel = FileChannel.open(ownership, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                owned = channel;
                return true;
            }
            channel.close();
        } catch (IOException e) {
            LOG.warn("The downloads can be neither continued nor saved", e);
        } finally {
            writing.unlock();
        }
        return false;
    }

    private Path folder() {
        Path folder = ownership.getParent();
        return folder == null ? ownership.toAbsolutePath() : folder;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.debug("This file system has no locks", e);
            return true;
        }
    }

    /** What another owner may have left since it was read. */
    SavedQueue newest() {
        writing.lock();
        try {
            return file.update(present -> present);
        } catch (IOException e) {
            LOG.warn("The saved downloads could not be read again", e);
            return file.state();
        } finally {
            writing.unlock();
        }
    }

    /** Writes the state after {@code delay} at the latest. */
    void save(Duration delay) {
        synchronized (lock) {
            long at = time.nanos() + delay.toNanos();
            if (due != null) {
                if (dueAt <= at) {
                    return;
                }
                due.close();
            }
            dueAt = at;
            due = time.after(delay, this::write);
        }
    }

    /** Writes the state. */
    void write() {
        writing.lock();
        try {
            synchronized (lock) {
                if (due != null) {
                    due.close();
                    due = null;
                }
            }
            if (owned != null) {
                SavedQueue now = state.get();
                file.update(before -> now);
            }
        } catch (IOException e) {
            LOG.warn("The downloads could not be saved", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        write();
        writing.lock();
        try {
            FileChannel channel = owned;
            owned = null;
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("The lock of the downloads did not close", e);
        } finally {
            writing.unlock();
        }
    }
}
