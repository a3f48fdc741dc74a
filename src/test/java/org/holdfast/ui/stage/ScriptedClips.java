// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.Clips;

/** Clips that open and never show anything, and what was asked of them. */
public final class ScriptedClips implements Clips {
    private final List<String> played = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger givenBack = new AtomicInteger();
    private volatile boolean slow;

    /** From now on no picture comes. */
    public void holdPictures() {
        slow = true;
    }

    /** The paths on the card and the files that were played. */
    public List<String> played() {
        return List.copyOf(played);
    }

    /** The paths whose pictures were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many gave their place in the queue back. */
    public int givenBack() {
        return givenBack.get();
    }

    @Override
    public ClipPlayer play(Device device, Recording recording, PlayerListener listener) {
        played.add(recording.path());
        return new Waiting();
    }

    @Override
    public ClipPlayer play(Path file, PlayerListener listener) {
        played.add(file.toString());
        return new Waiting();
    }

    @Override
    public Optional<byte[]> thumbnail(Device device, Recording recording) throws InterruptedException {
        asked.add(recording.path());
        if (slow) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                givenBack.incrementAndGet();
                throw e;
            }
        }
        return Optional.empty();
    }

    @Override
    public byte[] photo(Device device, Recording recording) {
        played.add(recording.path());
        return new byte[0];
    }

    @Override
    public byte[] photo(Path file) {
        played.add(file.toString());
        return new byte[0];
    }

    @Override
    public void close() {}

    private static final class Waiting implements ClipPlayer {
        @Override
        public State state() {
            return State.OPENING;
        }

        @Override
        public Optional<Duration> length() {
            return Optional.empty();
        }

        @Override
        public Duration position() {
            return Duration.ZERO;
        }

        @Override
        public void play() {}

        @Override
        public void pause() {}

        @Override
        public void seek(Duration to) {}

        @Override
        public boolean hasSound() {
            return false;
        }

        @Override
        public void volume(double volume) {}

        @Override
        public PlayerStatistics statistics() {
            return new PlayerStatistics(0, 0, 0, 0, 0, 0, 0);
        }

        @Override
        public void close() {}
    }
}
