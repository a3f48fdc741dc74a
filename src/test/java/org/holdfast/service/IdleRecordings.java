// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.net.Registration;

/** Recordings that are not there: services that do nothing. */
public final class IdleRecordings {
    private IdleRecordings() {}

    /** All of them. */
    public static RecordingServices services() {
        return new RecordingServices(
                new IdleDownloads(), new IdleRules(), new IdleCleaning(), new IdleClips(), new IdleConversions());
    }

    private static DeviceException nothing() {
        return new DeviceException.Unsupported(
                Text.literal("There are no recordings."), Text.literal("Connect a device."));
    }

    /** A queue that is always empty. */
    public static class IdleDownloads implements Downloads {
        @Override
        public void start() {}

        @Override
        public Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
                throws DeviceException, InterruptedException {
            throw nothing();
        }

        @Override
        public List<Entry> entries() {
            return List.of();
        }

        @Override
        public Totals totals() {
            return new Totals(0, 0, 0, 0, Optional.empty());
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public List<Entry> add(Device device, List<Recording> recordings, Wish wish) {
            return List.of();
        }

        @Override
        public void pause(long id) {}

        @Override
        public void resume(long id) {}

        @Override
        public void cancel(long id) {}

        @Override
        public void retry(long id) {}

        @Override
        public void move(long id, int place) {}

        @Override
        public void pauseAll(boolean halted) {}

        @Override
        public boolean halted() {
            return false;
        }

        @Override
        public void clear() {}

        @Override
        public Optional<Path> copy(Device device, Recording recording) {
            return Optional.empty();
        }

        @Override
        public boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress) {
            return false;
        }

        @Override
        public void close() {}
    }

    private static final class IdleRules implements DownloadRules {
        @Override
        public Optional<Rule> rule(String deviceId) {
            return Optional.empty();
        }

        @Override
        public void set(String deviceId, Rule rule) {}

        @Override
        public void remove(String deviceId) {}

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public void close() {}
    }

    /** Deletes nothing. */
    public static class IdleCleaning implements CardCleaning {
        @Override
        public Sorted sort(Device device, List<Recording> recordings) {
            return new Sorted(List.of(), List.of(), recordings);
        }

        @Override
        public Batch delete(Device device, List<Recording> recordings) {
            throw new UnsupportedOperationException("There is nothing to delete");
        }

        @Override
        public List<Batch> batches() {
            return List.of();
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class IdleClips implements Clips {
        @Override
        public ClipPlayer play(Device device, Recording recording, PlayerListener listener) {
            return new IdlePlayer();
        }

        @Override
        public ClipPlayer play(Path file, PlayerListener listener) {
            return new IdlePlayer();
        }

        @Override
        public Optional<byte[]> thumbnail(Device device, Recording recording) {
            return Optional.empty();
        }

        @Override
        public byte[] photo(Device device, Recording recording) {
            return new byte[0];
        }

        @Override
        public byte[] photo(Path file) {
            return new byte[0];
        }

        @Override
        public void close() {}
    }

    private static final class IdleConversions implements Conversions {
        @Override
        public Converted convert(ConversionJob job, Tasks.Progress progress) throws DeviceException {
            throw nothing();
        }

        @Override
        public void close() {}
    }

    private static final class IdlePlayer implements ClipPlayer {
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
