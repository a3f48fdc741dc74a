// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.holdfast.ui.control.Notice;
import org.jspecify.annotations.Nullable;

/** One live view: what it shows and what can be done there. FX thread only, but knows no window. */
public final class LiveModel {
    private static final Duration SAMPLE = Duration.ofMillis(500);

    private final LiveContext context;
    private final ReadOnlyObjectWrapper<LiveStatus> status = new ReadOnlyObjectWrapper<>(LiveStatus.NOT_WATCHING);
    private final ReadOnlyObjectWrapper<Optional<LiveFigures>> figures = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Extent>> recording = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LiveView.@Nullable Session> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper snapshots = new ReadOnlyLongWrapper();
    private Device device;
    private @Nullable Registration listening;
    private Instant asked = Instant.EPOCH;
    private Optional<Instant> flipped = Optional.empty();
    private Duration delay = Duration.ZERO;
    private Instant sampled = Instant.EPOCH;
    private long sampledBytes = -1;
    private boolean photographing;

    /** How much a running recording holds. */
    public record Extent(Duration length, long bytes) {}

    public LiveModel(LiveContext context, Device device) {
        this.context = context;
        this.device = device;
    }

    public Device device() {
        return device;
    }

    /** Takes a changed name over; the stream stays. */
    public void rename(Device renamed) {
        device = renamed;
    }

    LiveContext context() {
        return context;
    }

    public ReadOnlyObjectProperty<LiveStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public LiveStatus status() {
        return status.get();
    }

    /** Empty while no player runs. */
    public ReadOnlyObjectProperty<Optional<LiveFigures>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** Empty while nothing is recorded, whoever started it. */
    public ReadOnlyObjectProperty<Optional<Extent>> recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** The share in the stream; null while nothing is watched. Set to null before the share is closed. */
    ReadOnlyObjectProperty<LiveView.@Nullable Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /** Counts the snapshots that were taken. */
    public ReadOnlyLongProperty snapshotsProperty() {
        return snapshots.getReadOnlyProperty();
    }

    /** Joins the stream where that was not done yet. */
    public void watch() {
        if (session.get() != null) {
            return;
        }
        asked = context.clock().instant();
        flipped = Optional.empty();
        LiveView.Session opened = context.live().watch(device);
        listening = opened.listen(context.background().gathered(this::refresh));
        session.set(opened);
        refresh();
    }

    /** Lets go of the stream. Harmless when nothing is watched. */
    public void close() {
        LiveView.Session open = session.get();
        if (open == null) {
            return;
        }
        if (listening != null) {
            listening.close();
            listening = null;
        }
        session.set(null);
        status.set(LiveStatus.NOT_WATCHING);
        figures.set(Optional.empty());
        recording.set(Optional.empty());
        context.background().act(open::close, () -> {}, _ -> {});
    }

    /** Notes that a picture was put on the screen now. */
    void flipped(Duration pictureDelay) {
        flipped = Optional.of(context.clock().instant());
        delay = pictureDelay;
    }

    /** Reads the stream's state again; called on changes and by the pulse. */
    public void refresh() {
        LiveView.Session open = session.get();
        if (open == null) {
            return;
        }
        Instant now = context.clock().instant();
        status.set(LiveStatus.of(open.state(), asked, flipped, now));
        if (Duration.between(sampled, now).compareTo(SAMPLE) >= 0) {
            sample(open, now);
        }
    }

    private void sample(LiveView.Session open, Instant now) {
        Duration since = Duration.between(sampled, now);
        sampled = now;
        recording.set(open.recording()
                .filter(StreamRecording::running)
                .map(running -> new Extent(Duration.ofSeconds(running.length().toSeconds()), running.bytes())));
        figures.set(open.statistics().filter(_ -> flipped.isPresent()).map(statistics -> figures(statistics, since)));
    }

    private LiveFigures figures(LiveView.Statistics statistics, Duration since) {
        PlayerStatistics counters = statistics.counters();
        long bytes = counters.bytes();
        OptionalLong rate = OptionalLong.empty();
        if (bytes >= 0 && sampledBytes >= 0 && bytes >= sampledBytes && since.toSeconds() < 10) {
            rate = OptionalLong.of((bytes - sampledBytes) * 1000 / Math.max(1, since.toMillis()));
        }
        sampledBytes = bytes;
        return new LiveFigures(
                engineName(statistics.engine()),
                statistics.picturesPerSecond(),
                delay,
                counters.lost() < 0 ? OptionalLong.empty() : OptionalLong.of(counters.lost()),
                counters.damaged(),
                counters.overtaken(),
                rate);
    }

    /** The player's name and version; its id where it does not tell. */
    private String engineName(String id) {
        return context.live().engines().stream()
                .filter(engine -> engine.id().equals(id))
                .map(engine -> engine.report().version())
                .filter(version -> !version.isBlank())
                .findFirst()
                .orElse(id);
    }

    /** Tries again at once, or starts to watch where that had been cancelled. */
    public void retry() {
        LiveView.Session open = session.get();
        if (open == null) {
            watch();
        } else {
            asked = context.clock().instant();
            open.retryNow();
            refresh();
        }
    }

    /** Saves the next picture; one at a time. */
    public void snapshot() {
        LiveView.Session open = session.get();
        if (open == null || status().phase() != LiveStatus.Phase.LIVE) {
            tell(context.phrases().of("snapshot.none"));
            return;
        }
        if (photographing) {
            return;
        }
        photographing = true;
        Device whose = device;
        context.background()
                .run(
                        () -> {
                            Path path = context.files().next(whose, "png");
                            open.snapshot(path);
                            return path;
                        },
                        path -> {
                            photographing = false;
                            snapshots.set(snapshots.get() + 1);
                            tellOf(context.phrases().of("snapshot.saved", nameOf(path)), folderOf(path));
                        },
                        why -> {
                            photographing = false;
                            alarm(why);
                        });
    }

    /** Starts a recording, or finishes the one that runs. */
    public void toggleRecording() {
        LiveView.Session open = session.get();
        if (context.recorder().records(device.id())) {
            context.recorder().stop(device.id());
        } else if (open != null
                && open.recording().filter(StreamRecording::running).isPresent()) {
            context.background().act(open::stopRecording, this::refresh, this::alarm);
        } else if (open == null || status().phase() != LiveStatus.Phase.LIVE) {
            tell(context.phrases().of("recording.none"));
        } else {
            context.recorder().start(device, new Report(context, device.name()));
        }
    }

    private void tell(String words) {
        context.notices().accept(Notice.passing(context.clock().instant(), words));
    }

    private void tellOf(String words, Path folder) {
        context.notices().accept(noticeOf(context, Notice.Weight.PASSING, words, folder));
    }

    private void alarm(DeviceException why) {
        context.notices().accept(alarmOf(context, why));
    }

    private static Notice noticeOf(LiveContext context, Notice.Weight weight, String words, Path folder) {
        return new Notice(
                context.clock().instant(),
                weight,
                words,
                Optional.of(new Notice.Deed(
                        context.phrases().of("open-folder"),
                        () -> context.openFolder().accept(folder))));
    }

    private static Notice alarmOf(LiveContext context, DeviceException why) {
        String words =
                context.phrases().say(why.sentence()) + " " + context.phrases().say(why.advice());
        return new Notice(context.clock().instant(), Notice.Weight.ALARM, words, Optional.empty());
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static Path folderOf(Path path) {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    /** Tells how a recording ended, even when its view is long gone. */
    private record Report(LiveContext context, String name) implements LiveRecorder.Ended {
        @Override
        public void saved(List<Path> paths, Duration length, long bytes) {
            Path folder = paths.isEmpty() ? context.files().folder() : folderOf(paths.getLast());
            String words = context.phrases()
                    .of(
                            "recording.ended",
                            name,
                            LiveTexts.clock(length),
                            context.phrases().say(LiveTexts.size(bytes)));
            context.background()
                    .later(() -> context.notices().accept(noticeOf(context, Notice.Weight.PASSING, words, folder)));
        }

        @Override
        public void failed(DeviceException why) {
            context.background().later(() -> context.notices().accept(alarmOf(context, why)));
        }
    }
}
