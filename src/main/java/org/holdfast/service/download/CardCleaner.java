// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.net.Registration;
import org.holdfast.service.CardCleaning;
import org.holdfast.service.Connections;
import org.holdfast.service.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link CardCleaning}: nothing is deleted that was not compared with its copy, on the card and here. */
public final class CardCleaner implements CardCleaning {
    /** How long a deletion can be taken back before it begins. */
    public static final Duration GRACE = Duration.ofSeconds(20);

    /** How long one that ended is still shown and can be undone. */
    static final Duration SHOWN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(CardCleaner.class);
    private static final int MOST_ALLOWED = 50_000;

    private final Connections connections;
    private final CopyIndex copies;
    private final Timekeeper time;
    private final Changes changes;
    private final Object lock = new Object();
    private final Map<QueueItem.Key, Copy> allowed = new HashMap<>();
    private final Map<String, Boolean> takesUploads = new HashMap<>();
    private final List<CleaningBatch> batches = new ArrayList<>();
    private boolean closed;

    /** @param queue knows the copies */
    public CardCleaner(Connections connections, DownloadQueue queue, Timekeeper time) {
        this.connections = connections;
        this.time = time;
        copies = queue.copies();
        changes = new Changes(time);
    }

    @Override
    public Sorted sort(Device device, List<Recording> recordings) throws DeviceException, InterruptedException {
        List<Recording> may = new ArrayList<>();
        List<Recording> locked = new ArrayList<>();
        List<Recording> withoutCopy = new ArrayList<>();
        try (Connections.Lease lease = connections.open(device)) {
            Recordings card = Failures.card(lease);
            boolean uploads = card.takesUploads();
            CardReader reader = new CardReader(device, card, time, FetchWatch.none());
            for (Recording recording : recordings) {
                Optional<Copy> copy = recording.growing() ? Optional.empty() : copies.present(device, recording);
                if (recording.locked()) {
                    locked.add(recording);
                } else if (copy.isPresent() && same(reader, recording, copy.get())) {
                    may.add(recording);
                    allow(device, recording, copy.get(), uploads);
                } else {
                    withoutCopy.add(recording);
                }
            }
        }
        return new Sorted(List.copyOf(may), List.copyOf(locked), List.copyOf(withoutCopy));
    }

    private static boolean same(CardReader reader, Recording recording, Copy copy)
            throws DeviceException, InterruptedException {
        Path file = copy.file().orElseThrow();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Content content = Content.of(channel);
            return Ends.digest(content).equals(copy.ends()) && Ends.same(reader, recording, content);
        } catch (IOException e) {
            LOG.info("A copy cannot be read", e);
            return false;
        }
    }

    private void allow(Device device, Recording recording, Copy copy, boolean uploads) {
        synchronized (lock) {
            if (allowed.size() >= MOST_ALLOWED) {
                allowed.clear(); // they have to be sorted again
            }
            allowed.put(QueueItem.Key.of(device.id(), recording), copy);
            takesUploads.put(device.id(), uploads);
        }
    }

    /** @throws IllegalArgumentException when {@link #sort} did not allow one of them */
    @Override
    public Batch delete(Device device, List<Recording> recordings) {
        CleaningBatch batch;
        synchronized (lock) {
            Map<Recording, Copy> with = new java.util.LinkedHashMap<>();
            for (Recording recording : recordings) {
                Copy copy = allowed.get(QueueItem.Key.of(device.id(), recording));
                if (copy == null || recording.locked()) {
                    throw new IllegalArgumentException("No copy of a recording was verified");
                }
                with.put(recording, copy);
            }
            if (closed) {
                throw new IllegalStateException("Holdfast is ending");
            }
            with.keySet().forEach(each -> allowed.remove(QueueItem.Key.of(device.id(), each)));
            batch = new CleaningBatch(
                    device, with, takesUploads.getOrDefault(device.id(), false), connections, time, this::changed);
            batches.add(batch);
        }
        batch.announce(GRACE);
        changes.tell();
        return batch;
    }

    private void changed(CleaningBatch batch) {
        if (batch.ended()) {
            time.after(SHOWN, () -> {
                synchronized (lock) {
                    if (batch.ended()) {
                        batches.remove(batch);
                    }
                }
                changes.tell();
            });
        }
        changes.tell();
    }

    @Override
    public List<Batch> batches() {
        synchronized (lock) {
            return List.copyOf(batches);
        }
    }

    @Override
    public Registration listen(Runnable changed) {
        return changes.listen(changed);
    }

    @Override
    public void flush() throws InterruptedException {
        List<CleaningBatch> all;
        synchronized (lock) {
            all = List.copyOf(batches);
        }
        all.forEach(CleaningBatch::beginNow);
        for (CleaningBatch each : all) {
            each.await();
        }
    }

    @Override
    public void close() {
        List<CleaningBatch> all;
        synchronized (lock) {
            closed = true;
            all = List.copyOf(batches);
        }
        changes.close();
        all.forEach(CleaningBatch::close);
    }
}
