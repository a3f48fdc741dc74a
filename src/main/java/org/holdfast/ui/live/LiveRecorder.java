// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.StreamRecording;
import org.holdfast.service.LiveView;
import org.holdfast.service.Preferences.Film;
import org.holdfast.service.Tasks;

/**
 * Records live pictures as background tasks with a share of their own in the stream, so that a recording goes on when
 * its view is left and can be seen and stopped from anywhere. Thread-safe.
 */
public final class LiveRecorder {
    private static final long REPORT_MILLIS = 500;

    private final LiveView live;
    private final Tasks tasks;
    private final CaptureFiles files;
    private final Supplier<Film> films;
    private final Map<String, CountDownLatch> running = new HashMap<>();

    /** @param films what to record as, asked at each start */
    public LiveRecorder(LiveView live, Tasks tasks, CaptureFiles files, Supplier<Film> films) {
        this.live = live;
        this.tasks = tasks;
        this.files = files;
        this.films = films;
    }

    /** Told how a recording ended, on its own thread. */
    interface Ended {
        /** What was saved; {@code length} and {@code bytes} of the last file as far as they are known. */
        void saved(List<Path> paths, Duration length, long bytes);

        void failed(DeviceException why);
    }

    /** Whether this recorder records the device. */
    synchronized boolean records(String deviceId) {
        return running.containsKey(deviceId);
    }

    /** Starts recording; nothing happens where that device is being recorded. */
    void start(Device device, Ended ended) {
        CountDownLatch stop = new CountDownLatch(1);
        synchronized (this) {
            if (running.putIfAbsent(device.id(), stop) != null) {
                return;
            }
        }
        tasks.start(LiveTexts.of("recording.task", device.name()), progress -> {
            try {
                return Optional.of(record(device, stop, progress, ended));
            } catch (DeviceException e) {
                ended.failed(e);
                throw e;
            } finally {
                synchronized (this) {
                    running.remove(device.id());
                }
            }
        });
    }

    /** Asks a recording to finish its file; returns at once. */
    synchronized void stop(String deviceId) {
        CountDownLatch stop = running.get(deviceId);
        if (stop != null) {
            stop.countDown();
        }
    }

    private Text record(Device device, CountDownLatch stop, Tasks.Progress progress, Ended ended)
            throws DeviceException, InterruptedException {
        try (LiveView.Session session = live.watch(device)) {
            session.look(false);
            Film film = films.get();
            session.startRecording(new RecordingTarget.File(files.next(device, film.ending()), film.kind()));
            Extent extent = follow(session, stop, progress);
            List<Path> saved = session.stopRecording();
            if (extent.failure.isPresent()) {
                throw extent.failure.get();
            }
            ended.saved(saved, extent.length, extent.bytes);
            return LiveTexts.of("recording.saved", LiveTexts.clock(extent.length), LiveTexts.size(extent.bytes));
        }
    }

    /** Reports until somebody stops it or it ends by itself. Cancelling the task is stopping: the file is kept. */
    private static Extent follow(LiveView.Session session, CountDownLatch stop, Tasks.Progress progress) {
        Extent extent = new Extent();
        boolean stopped = false;
        while (!stopped && extent.failure.isEmpty()) {
            try {
                stopped = stop.await(REPORT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // The flag is cleared on purpose: closing the file must not be interrupted.
                stopped = true;
            }
            extent.read(session.recording());
            progress.at(
                    OptionalDouble.empty(),
                    Optional.of(LiveTexts.of(
                            "recording.extent", LiveTexts.clock(extent.length), LiveTexts.size(extent.bytes))));
        }
        return extent;
    }

    private static final class Extent {
        private Duration length = Duration.ZERO;
        private long bytes;
        private Optional<DeviceException> failure = Optional.empty();

        void read(Optional<StreamRecording> recording) {
            recording.ifPresent(now -> {
                length = now.length();
                bytes = now.bytes();
                failure = now.failure();
            });
        }
    }
}
