// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Connections;
import org.holdfast.service.Conversions;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One go at one download, on a thread of its own, that can be stopped from elsewhere. */
final class DownloadRun implements FetchWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadRun.class);

    private final Device device;
    private final Task task;
    private final Timekeeper time;
    private final Telling telling;
    private final Speed speed;
    private final Object lock = new Object();
    private boolean stopped;
    private Recordings.@Nullable Transfer transfer;
    private @Nullable Thread thread;
    private boolean first = true;

    /** What is done. */
    @FunctionalInterface
    interface Task {
        Outcome run(DownloadRun run) throws DeviceException, InterruptedException;
    }

    /** Who is told. */
    interface Telling {
        void at(DownloadRun run, long done, OptionalLong total, double perSecond);

        void checking(DownloadRun run);

        /** Called once, last. */
        void ended(DownloadRun run, Outcome outcome);
    }

    /** What a run came to. */
    sealed interface Outcome {
        /** The recording is here. */
        record Landed(Landing landing, long size) implements Outcome {}

        /** @param words why there is no MP4; empty where there is one */
        record Converted(Optional<Path> mp4, Optional<Text> words) implements Outcome {}

        /** The device has it, and is still writing it. */
        record Growing(DeviceException why) implements Outcome {}

        record Failed(DeviceException why) implements Outcome {}

        /** It was stopped; whoever did it knows why. */
        record Stopped() implements Outcome {}
    }

    DownloadRun(Device device, Task task, Timekeeper time, Telling telling, long done) {
        this.device = device;
        this.task = task;
        this.time = time;
        this.telling = telling;
        speed = new Speed(time.nanos(), done);
    }

    void start() {
        synchronized (lock) {
            thread = Threads.start("work-download", this::run);
        }
    }

    private void run() {
        Outcome outcome;
        try {
            outcome = task.run(this);
        } catch (InterruptedException e) {
            outcome = new Outcome.Stopped();
        } catch (DeviceException e) {
            LOG.info("A download from {} waits or failed: {}", device.family(), e.getMessage());
            outcome = new Outcome.Failed(e);
        } catch (RuntimeException | Error e) {
            LOG.error("A download failed", e);
            outcome = new Outcome.Failed(
                    new DeviceException.Unsupported(ServiceTexts.of("task.bug"), ServiceTexts.of("task.bug.advice")));
        }
        // What came to its end although it was asked to stop is done.
        boolean broken = outcome instanceof Outcome.Failed || outcome instanceof Outcome.Growing;
        telling.ended(this, broken && stopped() ? new Outcome.Stopped() : outcome);
    }

    boolean stopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    /** Asks it to end and returns at once. */
    void stop() {
        Recordings.Transfer open;
        synchronized (lock) {
            stopped = true;
            open = transfer;
            if (thread != null) {
                thread.interrupt();
            }
        }
        if (open != null) {
            Threads.start("work-download-stop", open::close);
        }
    }

    /** The thread; null before the start. */
    @Nullable
    Thread thread() {
        synchronized (lock) {
            return thread;
        }
    }

    @Override
    public Recordings.Transfer opened(Recordings.Transfer opened) throws InterruptedException {
        synchronized (lock) {
            transfer = opened;
            if (!stopped) {
                return opened;
            }
        }
        opened.close();
        throw new InterruptedException();
    }

    @Override
    public void at(long done, OptionalLong total) {
        if (speed.at(time.nanos(), done) || first) {
            first = false;
            telling.at(this, done, total, speed.perSecond());
        }
    }

    @Override
    public void checking() {
        telling.checking(this);
    }

    /** Gets a recording. */
    static Outcome download(
            Device device,
            Recording recording,
            TargetFolder folder,
            Connections connections,
            ClipFetch fetch,
            FetchWatch watch,
            java.util.function.Consumer<Recording> listed)
            throws DeviceException, InterruptedException {
        try (Connections.Lease lease = connections.openByItself(device)) {
            Recordings card = Failures.card(lease);
            Recording wanted = recording;
            if (wanted.growing()) {
                wanted = again(card, device, recording);
                listed.accept(wanted);
                if (wanted.growing()) {
                    return new Outcome.Growing(Failures.busy(device, "download.tried.growing", recording));
                }
            }
            Landing landing;
            try {
                landing = fetch.fetch(device, card, wanted, folder, watch);
            } catch (DeviceException.Malformed e) {
                Recording fresh = again(card, device, wanted);
                if (fresh.equals(wanted)) {
                    throw e;
                }
                LOG.info("A recording is listed otherwise now: {}", e.getMessage());
                listed.accept(fresh);
                landing = fetch.fetch(device, card, fresh, folder, watch);
            }
            return new Outcome.Landed(landing, size(landing.file()));
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // somebody took it away in this moment
        }
    }

    /** How the device lists it now. */
    private static Recording again(Recordings card, Device device, Recording recording)
            throws DeviceException, InterruptedException {
        return card.list().recordings().stream()
                .filter(each -> each.path().equals(recording.path()))
                .findFirst()
                .orElseThrow(() -> Failures.gone(device, recording));
    }

    /** Whether an MP4 is made of such a file. */
    static boolean convertible(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".mov");
    }

    /** Where the MP4 of a file goes. */
    static Path mp4(Path file) throws DeviceException {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        SafeName name = SafeName.of(String.valueOf(file.getFileName())).ending(".mp4");
        try {
            return new TargetFolder(folder, folder).free(name);
        } catch (IOException e) {
            throw Failures.disk(e, folder, DownloadDisk.ofSystem(), 0);
        }
    }

    /** Makes an MP4; a failure is no failure of the download. */
    static Outcome convert(Path file, Path mp4, Conversions conversions) throws InterruptedException {
        if (Files.exists(mp4)) {
            return new Outcome.Converted(Optional.of(mp4), Optional.empty());
        }
        try {
            conversions.convert(ConversionJob.of(file, mp4), (fraction, detail) -> {});
            return new Outcome.Converted(Optional.of(mp4), Optional.empty());
        } catch (DeviceException e) {
            LOG.info("A clip was not converted: {}", e.getMessage());
            return new Outcome.Converted(
                    Optional.empty(), Optional.of(ServiceTexts.of("download.remark.not-converted", e.sentence())));
        }
    }
}
