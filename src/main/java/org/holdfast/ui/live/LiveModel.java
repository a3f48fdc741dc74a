// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Device;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.holdfast.service.WallState.Look;
import org.jspecify.annotations.Nullable;

/** One live view: what it shows and what can be done there. FX thread only, but knows no window. */
public final class LiveModel {
    private static final Duration SAMPLE = Duration.ofMillis(500);

    private final LiveContext context;
    private final LiveNotices notices;
    private final ReadOnlyObjectWrapper<LiveStatus> status = new ReadOnlyObjectWrapper<>(LiveStatus.NOT_WATCHING);
    private final ReadOnlyObjectWrapper<Optional<LiveFigures>> figures = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Extent>> recording = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LiveView.@Nullable Session> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper snapshots = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Look> look;
    private Device device;
    private @Nullable Registration listening;
    private @Nullable Registration looking;
    private Instant asked = Instant.EPOCH;
    private Optional<Instant> flipped = Optional.empty();
    private Duration delay = Duration.ZERO;
    private Instant sampled = Instant.EPOCH;
    private boolean photographing;
    private boolean seen;
    private boolean listenedTo;

    /** How much a running recording holds. */
    public record Extent(Duration length, long bytes) {}

    public LiveModel(LiveContext context, Device device) {
        this.context = context;
        this.device = device;
        notices = new LiveNotices(context);
        look = new ReadOnlyObjectWrapper<>(context.wall().current().look(device.id()));
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

    /** How the camera is seen and heard; kept for it, wherever it is shown. */
    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** Changes how the camera is seen and heard. */
    public void look(UnaryOperator<Look> change) {
        String id = device.id();
        context.wall().update(state -> state.look(id, change));
        readLook();
    }

    private void readLook() {
        Look now = context.wall().current().look(device.id());
        if (!now.equals(look.get())) {
            look.set(now);
            tellWishes();
        }
    }

    /** When the picture on the screen arrived; empty before the first. */
    Optional<Instant> pictureTime() {
        return flipped.map(when -> when.minus(delay));
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
        looking = context.wall().listen(context.background().gathered(this::readLook));
        readLook();
        session.set(opened);
        tellWishes();
        refresh();
    }

    /** Whether the picture is seen now: what nobody sees is not decoded. */
    void see(boolean nowSeen) {
        seen = nowSeen;
        tellWishes();
    }

    /** Whether this view is the one to be heard while it is seen; false at first. */
    public void hear(boolean wanted) {
        listenedTo = wanted;
        tellWishes();
    }

    private void tellWishes() {
        LiveView.Session open = session.get();
        if (open != null) {
            Look now = look.get();
            open.look(seen);
            open.hear(seen && listenedTo && now.heard() > 0);
            if (listenedTo) {
                open.volume(now.volume() / 100.0);
            }
        }
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
        if (looking != null) {
            looking.close();
            looking = null;
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
        sampled = now;
        recording.set(open.recording()
                .filter(StreamRecording::running)
                .map(running -> new Extent(Duration.ofSeconds(running.length().toSeconds()), running.bytes())));
        figures.set(open.statistics()
                .filter(_ -> flipped.isPresent())
                .map(statistics -> figures(statistics, sizeOf(open))));
    }

    private static Optional<LiveFigures.Size> sizeOf(LiveView.Session open) {
        return open.pictures().map(pictures -> new LiveFigures.Size(pictures.width(), pictures.height()));
    }

    private LiveFigures figures(LiveView.Statistics statistics, Optional<LiveFigures.Size> size) {
        PlayerStatistics counters = statistics.counters();
        return new LiveFigures(
                engineName(statistics.engine()),
                statistics.picturesPerSecond(),
                delay,
                told(counters.lost()),
                told(counters.repaired()),
                counters.damaged(),
                counters.overtaken(),
                told(Math.round(statistics.bytesPerSecond())),
                size,
                counters.sound());
    }

    /** A counter that the player does not tell is negative. */
    private static OptionalLong told(long counter) {
        return counter < 0 ? OptionalLong.empty() : OptionalLong.of(counter);
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
            notices.tell(context.phrases().of("snapshot.none"));
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
                            notices.photographed(path);
                        },
                        why -> {
                            photographing = false;
                            notices.alarm(why);
                        });
    }

    /** Starts a recording, or finishes the one that runs. */
    public void toggleRecording() {
        LiveView.Session open = session.get();
        if (context.recorder().records(device.id())) {
            context.recorder().stop(device.id());
        } else if (open != null
                && open.recording().filter(StreamRecording::running).isPresent()) {
            context.background().act(open::stopRecording, this::refresh, notices::alarm);
        } else if (open == null || status().phase() != LiveStatus.Phase.LIVE) {
            notices.tell(context.phrases().of("recording.none"));
        } else {
            context.recorder().start(device, notices.recording(device.name()));
        }
    }
}
