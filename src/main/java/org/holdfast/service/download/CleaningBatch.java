// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.net.Registration;
import org.holdfast.service.CardCleaning.Batch;
import org.holdfast.service.CardCleaning.Phase;
import org.holdfast.service.Connections;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One deletion: announced, carried out on a thread of its own, and undone where that is possible. Thread-safe. */
final class CleaningBatch implements Batch {
    private static final Logger LOG = LoggerFactory.getLogger(CleaningBatch.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Device device;
    private final Map<Recording, Copy> wanted;
    private final boolean takesUploads;
    private final Connections connections;
    private final Timekeeper time;
    private final Consumer<CleaningBatch> changed;
    private final Object lock = new Object();
    /** Those that are gone from the card. */
    private final Map<Recording, Copy> gone = new LinkedHashMap<>();

    private Phase phase = Phase.ANNOUNCED;
    private Instant begins;
    private Optional<DeviceException> failure = Optional.empty();
    private int deleted;
    private boolean undo;
    private boolean closed;
    private @Nullable Registration due;
    private @Nullable Thread thread;

    /** @param changed called after each change, without locks */
    CleaningBatch(
            Device device,
            Map<Recording, Copy> wanted,
            boolean takesUploads,
            Connections connections,
            Timekeeper time,
            Consumer<CleaningBatch> changed) {
        this.device = device;
        this.wanted = wanted;
        this.takesUploads = takesUploads;
        this.connections = connections;
        this.time = time;
        this.changed = changed;
        begins = time.clock().instant();
    }

    void announce(Duration grace) {
        synchronized (lock) {
            begins = time.clock().instant().plus(grace);
            due = time.after(grace, this::beginNow);
        }
    }

    /** Deletes without waiting any longer. */
    void beginNow() {
        synchronized (lock) {
            if (phase != Phase.ANNOUNCED || closed) {
                return;
            }
            if (due != null) {
                due.close();
            }
            begins = time.clock().instant();
            phase = Phase.DELETING;
            thread = Threads.start("work-card-cleaning", this::deleteAll);
        }
        changed.accept(this);
    }

    private void deleteAll() {
        Optional<DeviceException> trouble = Optional.empty();
        try (Connections.Lease lease = connections.open(device)) {
            Recordings card = Failures.card(lease);
            Map<String, Recording> listed = listed(card);
            for (Map.Entry<Recording, Copy> each : wanted.entrySet()) {
                if (stopping()) {
                    break;
                }
                Recording now = listed.get(each.getKey().path());
                if (now == null) {
                    continue; // somebody else deleted it
                }
                requireSame(now, each.getValue());
                requireCopy(now, each.getValue());
                card.delete(now);
                synchronized (lock) {
                    gone.put(each.getKey(), each.getValue());
                    deleted++;
                }
                changed.accept(this);
            }
        } catch (DeviceException e) {
            LOG.info("Deleting ended early: {}", e.getMessage());
            trouble = Optional.of(e);
        } catch (InterruptedException e) {
            LOG.debug("Deleting was broken off");
        }
        boolean back;
        synchronized (lock) {
            failure = trouble;
            phase = Phase.DELETED;
            back = undo && !closed;
            lock.notifyAll();
        }
        changed.accept(this);
        if (back) {
            undo();
        }
    }

    /** A device deletes only what it has listed on the same connection. */
    private static Map<String, Recording> listed(Recordings card) throws DeviceException, InterruptedException {
        Map<String, Recording> byPath = new HashMap<>();
        card.list().recordings().forEach(each -> byPath.put(each.path(), each));
        return byPath;
    }

    /** Another recording may have got the name while the deletion waited. */
    private void requireSame(Recording now, Copy copy) throws DeviceException {
        if (!copy.of(device, now) || now.growing()) {
            throw new DeviceException.NotAllowed(
                    ServiceTexts.of("cleaning.changed", now.name()), ServiceTexts.of("cleaning.changed.advice"));
        }
    }

    private boolean stopping() {
        synchronized (lock) {
            return closed || undo;
        }
    }

    /** The copy may have been changed or taken away while the deletion waited. */
    private static void requireCopy(Recording recording, Copy copy) throws DeviceException {
        Path file = copy.file().orElseThrow();
        boolean there = false;
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                there = Ends.digest(Content.of(channel)).equals(copy.ends());
            } catch (IOException e) {
                LOG.info("A copy cannot be read any more", e);
            }
        }
        if (!there) {
            throw new DeviceException.NotAllowed(
                    ServiceTexts.of("cleaning.copy-gone", recording.name()),
                    ServiceTexts.of("cleaning.copy-gone.advice"));
        }
    }

    @Override
    public boolean undo() {
        boolean can;
        synchronized (lock) {
            can = switch (phase) {
                case ANNOUNCED -> {
                    if (due != null) {
                        due.close();
                    }
                    phase = Phase.TAKEN_BACK;
                    lock.notifyAll();
                    yield true;
                }
                case DELETING -> {
                    undo = takesUploads;
                    yield takesUploads;
                }
                case DELETED -> {
                    boolean possible = takesUploads && !gone.isEmpty() && !closed;
                    if (possible) {
                        phase = Phase.PUTTING_BACK;
                        failure = Optional.empty();
                        thread = Threads.start("work-card-putting-back", this::putBack);
                    }
                    yield possible;
                }
                case TAKEN_BACK, PUTTING_BACK, PUT_BACK -> true;
            };
        }
        changed.accept(this);
        return can;
    }

    private void putBack() {
        Optional<DeviceException> trouble = Optional.empty();
        try (Connections.Lease lease = connections.open(device)) {
            Recordings card = Failures.card(lease);
            for (Map.Entry<Recording, Copy> each : goneNow()) {
                upload(card, each.getKey(), each.getValue());
                synchronized (lock) {
                    gone.remove(each.getKey());
                    deleted--;
                }
                changed.accept(this);
            }
        } catch (DeviceException e) {
            LOG.info("Putting back ended early: {}", e.getMessage());
            trouble = Optional.of(e);
        } catch (InterruptedException e) {
            LOG.debug("Putting back was broken off");
        }
        synchronized (lock) {
            failure = trouble;
            phase = gone.isEmpty() ? Phase.PUT_BACK : Phase.DELETED;
            lock.notifyAll();
        }
        changed.accept(this);
    }

    private List<Map.Entry<Recording, Copy>> goneNow() {
        synchronized (lock) {
            return new ArrayList<>(new LinkedHashMap<>(gone).entrySet());
        }
    }

    private static void upload(Recordings card, Recording recording, Copy copy)
            throws DeviceException, InterruptedException {
        requireCopy(recording, copy);
        Path file = copy.file().orElseThrow();
        try (InputStream content = Files.newInputStream(file)) {
            card.upload(recording.path(), copy.size(), content, sent -> {});
        } catch (IOException e) {
            throw new DeviceException.NotAllowed(
                    ServiceTexts.of("cleaning.copy-gone", recording.name()),
                    ServiceTexts.of("cleaning.copy-gone.advice"));
        }
    }

    /** Whether nothing happens to it by itself any more. */
    boolean ended() {
        synchronized (lock) {
            return phase == Phase.DELETED || phase == Phase.TAKEN_BACK || phase == Phase.PUT_BACK;
        }
    }

    /** Waits until it has ended. */
    void await() throws InterruptedException {
        synchronized (lock) {
            while (!ended() && !closed) {
                lock.wait();
            }
        }
    }

    /** What waits is not deleted; what runs ends after the recording it is at. */
    void close() {
        Thread running;
        synchronized (lock) {
            closed = true;
            if (due != null) {
                due.close();
            }
            if (phase == Phase.ANNOUNCED) {
                phase = Phase.TAKEN_BACK;
            }
            running = ended() ? null : thread;
            lock.notifyAll();
        }
        try {
            if (running != null && !running.join(CLOSING)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<Recording> recordings() {
        return List.copyOf(wanted.keySet());
    }

    @Override
    public Phase phase() {
        synchronized (lock) {
            return phase;
        }
    }

    @Override
    public Instant begins() {
        synchronized (lock) {
            return begins;
        }
    }

    @Override
    public Optional<DeviceException> failure() {
        synchronized (lock) {
            return failure;
        }
    }

    @Override
    public int deleted() {
        synchronized (lock) {
            return deleted;
        }
    }
}
