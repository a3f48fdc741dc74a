// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Downloads;
import org.holdfast.service.Tasks;

/** A queue that stands still until a test moves it. */
public final class ScriptedDownloads implements Downloads {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Path> copies = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean halted = new AtomicBoolean();

    /** Says how an entry stands now. */
    public void status(long id, Status status) {
        change(id, entry -> with(entry, status, entry.done(), 0, entry.file(), entry.converted()));
    }

    /** An entry runs and has so much. */
    public void running(long id, long done, double bytesPerSecond) {
        change(id, entry -> with(entry, new Status.Running(), done, bytesPerSecond, entry.file(), entry.converted()));
    }

    /** An entry is here. */
    public void here(long id, Path file, Optional<Path> converted) {
        change(id, entry -> {
            copies.put(entry.recording().path(), file);
            return with(
                    entry, new Status.Done(Optional.empty()), entry.total().orElse(0), 0, Optional.of(file), converted);
        });
    }

    /** A recording is here without any entry. */
    public void copied(Recording recording, Path file) {
        copies.put(recording.path(), file);
        tell();
    }

    private static Entry with(
            Entry entry, Status status, long done, double speed, Optional<Path> file, Optional<Path> converted) {
        long open = entry.total().orElse(0) - done;
        Optional<Duration> left = speed > 0 ? Optional.of(Duration.ofSeconds((long) (open / speed))) : Optional.empty();
        return new Entry(
                entry.id(),
                entry.deviceId(),
                entry.deviceName(),
                entry.recording(),
                entry.wish(),
                status,
                done,
                entry.total(),
                speed,
                left,
                file,
                converted);
    }

    private void change(long id, UnaryOperator<Entry> how) {
        synchronized (entries) {
            entries.replaceAll(entry -> entry.id() == id ? how.apply(entry) : entry);
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private static boolean ended(Entry entry) {
        return entry.status() instanceof Status.Done || entry.status() instanceof Status.Failed;
    }

    @Override
    public void start() {}

    @Override
    public Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
            throws DeviceException {
        throw new DeviceException.Busy(device.address().toString(), Text.literal("downloading"));
    }

    @Override
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    @Override
    public Totals totals() {
        List<Entry> open = entries().stream().filter(entry -> !ended(entry)).toList();
        long done = open.stream().mapToLong(Entry::done).sum();
        long total = open.stream().mapToLong(entry -> entry.total().orElse(0)).sum();
        double speed = open.stream().mapToDouble(Entry::bytesPerSecond).sum();
        return new Totals(
                open.size(),
                done,
                total,
                speed,
                speed > 0 ? Optional.of(Duration.ofSeconds((long) ((total - done) / speed))) : Optional.empty());
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public List<Entry> add(Device device, List<Recording> recordings, Wish wish) {
        List<Entry> added = recordings.stream()
                .map(recording -> new Entry(
                        number.incrementAndGet(),
                        device.id(),
                        device.name(),
                        recording,
                        wish,
                        new Status.Queued(),
                        0,
                        recording.size().isPresent() ? recording.size() : OptionalLong.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        synchronized (entries) {
            entries.addAll(added);
        }
        tell();
        return added;
    }

    @Override
    public void pause(long id) {
        status(id, new Status.Paused());
    }

    @Override
    public void resume(long id) {
        status(id, new Status.Queued());
    }

    @Override
    public void cancel(long id) {
        synchronized (entries) {
            entries.removeIf(entry -> entry.id() == id);
        }
        tell();
    }

    @Override
    public void retry(long id) {
        status(id, new Status.Queued());
    }

    @Override
    public void move(long id, int place) {
        synchronized (entries) {
            Entry moved = entries.stream()
                    .filter(entry -> entry.id() == id)
                    .findFirst()
                    .orElseThrow();
            entries.remove(moved);
            List<Entry> open = entries.stream().filter(entry -> !ended(entry)).toList();
            entries.add(place < open.size() ? entries.indexOf(open.get(place)) : entries.size(), moved);
        }
        tell();
    }

    @Override
    public void pauseAll(boolean wanted) {
        halted.set(wanted);
        tell();
    }

    @Override
    public boolean halted() {
        return halted.get();
    }

    @Override
    public void clear() {
        synchronized (entries) {
            entries.removeIf(ScriptedDownloads::ended);
        }
        tell();
    }

    @Override
    public Optional<Path> copy(Device device, Recording recording) {
        return Optional.ofNullable(copies.get(recording.path()));
    }

    @Override
    public boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress) {
        return false;
    }

    @Override
    public void close() {}
}
