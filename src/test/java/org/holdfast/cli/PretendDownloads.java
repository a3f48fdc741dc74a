// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.IdleRecordings;
import org.holdfast.service.Tasks;

/** Downloads without bytes: what was fetched is noted and counts as here. */
final class PretendDownloads extends IdleRecordings.IdleDownloads {
    final List<String> fetched = new ArrayList<>();
    final List<Path> compared = new ArrayList<>();
    final Map<String, DeviceException> failures = new HashMap<>();
    final Map<String, Path> copies = new HashMap<>();
    final CountDownLatch begun = new CountDownLatch(1);
    boolean stalls;
    private final PretendCard card;

    PretendDownloads(PretendCard card) {
        this.card = card;
    }

    @Override
    public Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        assert card.recordings.contains(recording);
        begun.countDown();
        if (stalls) {
            new CountDownLatch(1).await();
        }
        progress.at(OptionalDouble.of(0), Optional.empty());
        DeviceException failure = failures.get(recording.path());
        if (failure != null) {
            throw failure;
        }
        progress.at(OptionalDouble.of(1), Optional.empty());
        boolean before = copies.containsKey(recording.path());
        Path file = wish.folder().resolve(recording.name());
        copies.putIfAbsent(recording.path(), file);
        fetched.add(recording.path() + (wish.dated() ? " dated" : ""));
        return new Fetched(file, wish.convert() ? Optional.of(Path.of(file + ".mp4")) : Optional.empty(), before);
    }

    @Override
    public Optional<Path> copy(Device device, Recording recording) {
        return Optional.ofNullable(copies.get(recording.path()));
    }

    @Override
    public boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress) {
        compared.add(file);
        copies.put(recording.path(), file);
        return true;
    }
}
