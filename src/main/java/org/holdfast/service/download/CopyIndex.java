// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.StateFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verified copies of recordings on this computer, in {@code copies.json}, written a moment after the last of
 * several changes. What a kill loses is found again by comparing the file with the card. Thread-safe.
 */
final class CopyIndex implements AutoCloseable {
    static final Duration DELAY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CopyIndex.class);

    private final Path path;
    private final DiskSteps steps;
    private final Timekeeper time;
    private final Object lock = new Object();
    /** Held while the file is read or written, by nobody who holds {@link #lock}. */
    private final ReentrantLock writing = new ReentrantLock();

    private final List<Copy> unwritten = new ArrayList<>();
    private @Nullable StateFile<List<Copy>> file;
    private @Nullable Map<String, List<Copy>> byPath;
    private @Nullable Registration due;

    /** Reads nothing yet: most runs of the command line never ask. */
    CopyIndex(Path path, DiskSteps steps, Timekeeper time) {
        this.path = path;
        this.steps = steps;
        this.time = time;
    }

    private StateFile<List<Copy>> load() {
        writing.lock();
        try {
            StateFile<List<Copy>> open = file;
            if (open == null) {
                open = new StateFile<>(path, new CopiesShape(), steps, time.clock());
                open.problems().forEach(problem -> LOG.warn("{}", problem));
                Map<String, List<Copy>> all = new HashMap<>();
                open.state().forEach(copy -> put(all, copy));
                synchronized (lock) {
                    unwritten.forEach(copy -> put(all, copy));
                    byPath = all;
                }
                file = open;
            }
            return open;
        } finally {
            writing.unlock();
        }
    }

    private static void put(Map<String, List<Copy>> all, Copy copy) {
        List<Copy> there = all.computeIfAbsent(copy.path(), path -> new ArrayList<>(1));
        there.removeIf(each -> replaces(copy, each));
        there.add(copy);
    }

    private static boolean replaces(Copy fresh, Copy old) {
        return old.deviceId().equals(fresh.deviceId())
                && old.path().equals(fresh.path())
                && old.size() == fresh.size()
                && old.began().equals(fresh.began())
                && (old.file().isEmpty() || old.file().equals(fresh.file()));
    }

    /** Everything that is known of a recording, newest first. */
    List<Copy> of(Device device, Recording recording) {
        load();
        synchronized (lock) {
            return byPath == null
                    ? List.of()
                    : byPath.getOrDefault(recording.path(), List.of()).reversed().stream()
                            .filter(copy -> copy.of(device, recording))
                            .toList();
        }
    }

    /** A copy whose file is there and has its size. */
    Optional<Copy> present(Device device, Recording recording) {
        return of(device, recording).stream().filter(CopyIndex::there).findFirst();
    }

    private static boolean there(Copy copy) {
        try {
            return copy.file().isPresent()
                    && Files.isRegularFile(copy.file().get(), LinkOption.NOFOLLOW_LINKS)
                    && Files.size(copy.file().get()) == copy.size();
        } catch (IOException e) {
            return false;
        }
    }

    /** Notes a file that was compared with the card. */
    void note(Device device, Recording recording, Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
            Content content = Content.of(channel);
            add(new Copy(
                    device.id(),
                    recording.path(),
                    content.size(),
                    recording.began(),
                    Optional.of(copy.toAbsolutePath()),
                    Ends.digest(content)));
        }
    }

    /** Notes that the user does not want a recording, so that no rule fetches it. */
    void dismiss(Device device, Recording recording) {
        add(new Copy(
                device.id(), recording.path(), recording.size().orElse(0), recording.began(), Optional.empty(), ""));
    }

    private void add(Copy copy) {
        load();
        synchronized (lock) {
            unwritten.add(copy);
            if (byPath != null) {
                put(byPath, copy);
            }
            if (due == null) {
                due = time.after(DELAY, this::write);
            }
        }
    }

    /** Applies what is new to what is on the disk, so that another Holdfast's copies are kept. */
    void write() {
        writing.lock();
        try {
            List<Copy> fresh;
            synchronized (lock) {
                fresh = List.copyOf(unwritten);
                due = null;
            }
            if (fresh.isEmpty()) {
                return;
            }
            load().update(all -> with(all, fresh));
            synchronized (lock) {
                unwritten.subList(0, fresh.size()).clear();
            }
        } catch (IOException e) {
            LOG.warn("Which copies are verified could not be written", e);
        } finally {
            writing.unlock();
        }
    }

    private static List<Copy> with(List<Copy> all, List<Copy> fresh) {
        List<Copy> changed = new ArrayList<>(all);
        Map<String, List<Copy>> byPath = new HashMap<>();
        fresh.forEach(copy -> put(byPath, copy));
        changed.removeIf(
                old -> byPath.getOrDefault(old.path(), List.of()).stream().anyMatch(copy -> replaces(copy, old)));
        byPath.values().forEach(changed::addAll);
        return CopiesShape.newest(changed);
    }

    @Override
    public void close() {
        Registration waiting;
        synchronized (lock) {
            waiting = due;
        }
        if (waiting != null) {
            waiting.close();
        }
        write();
    }
}
