// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;
import org.holdfast.service.CardCleaning;
import org.holdfast.service.Downloads;

/** Deletions that begin when a test says so. */
public final class ScriptedCleaning implements CardCleaning {
    private final Downloads downloads;
    private final ScriptedCard card;
    private final List<ScriptedBatch> batches = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    ScriptedCleaning(Downloads downloads, ScriptedCard card) {
        this.downloads = downloads;
        this.card = card;
    }

    /** The last announced deletion begins and ends. */
    public void begin() {
        ScriptedBatch batch = batches.getLast();
        batch.recordings.forEach(card::delete);
        batch.deleted = batch.recordings.size();
        batch.phase = Phase.DELETED;
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Sorted sort(Device device, List<Recording> recordings) {
        List<Recording> allowed = new ArrayList<>();
        List<Recording> locked = new ArrayList<>();
        List<Recording> without = new ArrayList<>();
        for (Recording recording : recordings) {
            if (recording.locked()) {
                locked.add(recording);
            } else if (downloads.copy(device, recording).isPresent()) {
                allowed.add(recording);
            } else {
                without.add(recording);
            }
        }
        return new Sorted(allowed, locked, without);
    }

    @Override
    public Batch delete(Device device, List<Recording> recordings) {
        ScriptedBatch batch = new ScriptedBatch(device, List.copyOf(recordings));
        batches.add(batch);
        tell();
        return batch;
    }

    @Override
    public List<Batch> batches() {
        return List.copyOf(batches);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void flush() {
        begin();
    }

    @Override
    public void close() {}

    private final class ScriptedBatch implements Batch {
        private final Device device;
        private final List<Recording> recordings;
        private final Instant begins = Instant.now().plusSeconds(10);
        private volatile Phase phase = Phase.ANNOUNCED;
        private volatile int deleted;

        ScriptedBatch(Device device, List<Recording> recordings) {
            this.device = device;
            this.recordings = recordings;
        }

        @Override
        public Device device() {
            return device;
        }

        @Override
        public List<Recording> recordings() {
            return recordings;
        }

        @Override
        public Phase phase() {
            return phase;
        }

        @Override
        public Instant begins() {
            return begins;
        }

        @Override
        public Optional<DeviceException> failure() {
            return Optional.empty();
        }

        @Override
        public int deleted() {
            return deleted;
        }

        @Override
        public boolean undo() {
            if (phase == Phase.ANNOUNCED) {
                phase = Phase.TAKEN_BACK;
            } else {
                List<Recording> again = new ArrayList<>(recordings);
                again.addAll(card.content());
                card.hold(again);
                phase = Phase.PUT_BACK;
            }
            tell();
            return true;
        }
    }
}
