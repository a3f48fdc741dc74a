// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.holdfast.device.DeviceException;
import org.holdfast.media.Player;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.StreamRecording;
import org.holdfast.service.ServiceTexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recording of one stream across its breaks. Belongs to the stream's loop. */
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long LITTLE = 16L << 20;

    private final StreamView view;
    private @Nullable RecordingSeries series;
    private @Nullable StreamRecording part;
    private @Nullable CompletableFuture<Void> starting;
    private Duration earlier = Duration.ZERO;
    private long earlierBytes;
    private List<Path> endedEarly = List.of();

    Recorder(StreamView view) {
        this.view = view;
    }

    /** Whether a recording is wanted, which needs an engine that can. */
    boolean wanted() {
        return series != null;
    }

    /** Notes the wish; {@link #begin} carries it out as soon as there is a player that can. */
    void want(RecordingTarget target, CompletableFuture<Void> answer) {
        if (series != null) {
            answer.completeExceptionally(new DeviceException.Media(
                    ServiceTexts.of("live.recording-already"), ServiceTexts.of("live.recording-already.advice"), null));
            return;
        }
        series = new RecordingSeries(target);
        starting = answer;
        earlier = Duration.ZERO;
        earlierBytes = 0;
        endedEarly = List.of();
    }

    /** Starts the next part on a player that can record. */
    void begin(Player player) {
        RecordingSeries wanted = series;
        if (wanted == null || part != null) {
            return;
        }
        Optional<RecordingTarget> target = wanted.next();
        if (target.isEmpty()) {
            series = null;
            return;
        }
        try {
            if (target.get() instanceof RecordingTarget.File file) {
                Path folder = file.path().toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
            }
            StreamRecording running = player.record(target.get());
            part = running;
            wanted.began(target.get());
            view.recording(Optional.of(new WholeRecording(running, earlier, earlierBytes)));
            answer(null);
        } catch (IOException e) {
            LOG.warn("A recording could not be started", e);
            series = wanted.hasBegun() ? series : null;
            answer(failure(target.get(), e));
        }
    }

    /** The wish cannot be met. */
    void refuse(DeviceException why) {
        if (starting != null) {
            series = null;
            answer(why);
        }
    }

    private void answer(@Nullable DeviceException why) {
        CompletableFuture<Void> waiting = starting;
        starting = null;
        if (waiting == null) {
            return;
        }
        if (why == null) {
            waiting.complete(null);
        } else {
            waiting.completeExceptionally(why);
        }
    }

    private static DeviceException failure(RecordingTarget target, IOException cause) {
        if (target instanceof RecordingTarget.File file) {
            String name = String.valueOf(file.path().getFileName());
            if (cause instanceof FileAlreadyExistsException) {
                return new DeviceException.Media(
                        ServiceTexts.of("live.file-exists", name), ServiceTexts.of("live.file-exists.advice"), cause);
            }
            return unwritable(file.path(), cause);
        }
        return new DeviceException.Media(
                ServiceTexts.of("live.not-recorded"), ServiceTexts.of("live.not-recorded.advice"), cause);
    }

    /** Why a file could not be written. */
    static DeviceException unwritable(Path file, IOException cause) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null
                    && Files.isDirectory(folder)
                    && Files.getFileStore(folder).getUsableSpace() < LITTLE) {
                return new DeviceException.StorageFull(
                        ServiceTexts.of("live.disk-full", name), ServiceTexts.of("live.disk-full.advice"));
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new DeviceException.Media(
                ServiceTexts.of("live.unwritable", name), ServiceTexts.of("live.unwritable.advice"), cause);
    }

    /** Looks whether the recording ended by itself, such as on a full disk; then it is not taken up again. */
    boolean endedByItself() {
        StreamRecording running = part;
        if (running == null || running.running() || running.failure().isEmpty()) {
            return false;
        }
        LOG.warn("A recording ended: {}", running.failure().get().getMessage());
        finishPart();
        RecordingSeries ended = series;
        series = null;
        endedEarly = ended == null ? List.of() : ended.files();
        return true;
    }

    /** The player goes away: the part is finished, and the wish stays where it can be met again. */
    void interrupted() {
        finishPart();
        if (series != null && series.hasBegun() && series.next().isEmpty()) {
            series = null;
        }
    }

    private void finishPart() {
        StreamRecording running = part;
        part = null;
        if (running == null) {
            return;
        }
        running.close();
        earlier = earlier.plus(running.length());
        earlierBytes += running.bytes();
        if (series != null && !running.running()) {
            series.drop(running.target());
        }
        view.changed();
    }

    /** Ends the recording; gives the files. */
    List<Path> stop() {
        finishPart();
        RecordingSeries ended = series;
        series = null;
        refuseWaiting();
        view.recording(Optional.empty());
        List<Path> files = ended == null ? endedEarly : ended.files();
        endedEarly = List.of();
        return files;
    }

    private void refuseWaiting() {
        answer(new DeviceException.Media(
                ServiceTexts.of("live.not-recorded"), ServiceTexts.of("live.not-recorded.advice"), null));
    }
}
