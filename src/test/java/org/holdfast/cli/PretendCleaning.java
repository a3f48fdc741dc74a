// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.IdleRecordings;
import org.jspecify.annotations.Nullable;

/** Deletes from the card in memory what has a copy, as soon as it is told not to wait. */
final class PretendCleaning extends IdleRecordings.IdleCleaning {
    Optional<DeviceException> failure = Optional.empty();
    private final PretendCard card;
    private final PretendDownloads downloads;
    private @Nullable Announced announced;

    PretendCleaning(PretendCard card, PretendDownloads downloads) {
        this.card = card;
        this.downloads = downloads;
    }

    @Override
    public Sorted sort(Device device, List<Recording> recordings) {
        return new Sorted(
                recordings.stream().filter(each -> !each.locked() && here(each)).toList(),
                recordings.stream().filter(Recording::locked).toList(),
                recordings.stream()
                        .filter(each -> !each.locked() && !here(each))
                        .toList());
    }

    private boolean here(Recording recording) {
        return downloads.copies.containsKey(recording.path());
    }

    @Override
    public Batch delete(Device device, List<Recording> recordings) {
        announced = new Announced(device, recordings);
        return announced;
    }

    @Override
    public void flush() {
        Announced batch = announced;
        if (batch != null && failure.isEmpty()) {
            batch.recordings.forEach(card::delete);
            batch.deleted = batch.recordings.size();
        }
    }

    private final class Announced implements Batch {
        private final Device device;
        private final List<Recording> recordings;
        private int deleted;

        Announced(Device device, List<Recording> recordings) {
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
            return deleted > 0 ? Phase.DELETED : Phase.ANNOUNCED;
        }

        @Override
        public Instant begins() {
            return Instant.EPOCH;
        }

        @Override
        public Optional<DeviceException> failure() {
            return failure;
        }

        @Override
        public int deleted() {
            return deleted;
        }

        @Override
        public boolean undo() {
            return false;
        }
    }
}
