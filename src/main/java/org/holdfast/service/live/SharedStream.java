// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.media.Player;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.service.ServiceTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream with all that its shares do to it; its life is the {@link StreamLoop}'s. Thread-safe. */
final class SharedStream {
    private static final Logger LOG = LoggerFactory.getLogger(SharedStream.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(15);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PICTURE_PATIENCE = Duration.ofSeconds(10);

    private final StreamView view;
    private final StreamLoop loop;
    private final StreamWishes wishes;
    private final StillSaver saver;
    private final String where;
    /** How many hold it; guarded by the lock of {@link LiveStreams}. */
    int shares;

    SharedStream(StreamView view, StreamLoop loop, StreamWishes wishes, StillSaver saver, String where) {
        this.view = view;
        this.loop = loop;
        this.wishes = wishes;
        this.saver = saver;
        this.where = where;
    }

    StreamView view() {
        return view;
    }

    StreamLoop loop() {
        return loop;
    }

    /** Changes what is wanted of the player, and has that carried out. */
    void wish(Consumer<StreamWishes> change) {
        change.accept(wishes);
        if (!loop.post(new StreamEvent.Wished())) {
            LOG.trace("The stream has ended");
        }
    }

    Still still(Duration patience) throws DeviceException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Player player = view.awaitPlayer(patience);
        if (player == null) {
            throw new DeviceException.TimedOut(where, ServiceTexts.of("live.waiting"), null);
        }
        return player.still(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }

    void snapshot(Path file) throws DeviceException, InterruptedException {
        Still still = still(PICTURE_PATIENCE);
        try {
            LastPictures.write(saver, still, file);
        } catch (IOException e) {
            throw Recorder.unwritable(file, e);
        }
    }

    void startRecording(RecordingTarget target) throws DeviceException, InterruptedException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        boolean heard = loop.post(new StreamEvent.StartRecording(target, answer));
        try {
            if (!heard) {
                throw notRecorded();
            }
            answer.get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeviceException why) {
                throw why;
            }
            throw new IllegalStateException("Recording failed because of a bug", e.getCause());
        } catch (TimeoutException e) {
            stopRecording();
            throw notRecorded();
        } catch (InterruptedException e) {
            loop.post(new StreamEvent.StopRecording(new CompletableFuture<>()));
            throw e;
        }
    }

    private static DeviceException notRecorded() {
        return new DeviceException.Media(
                ServiceTexts.of("live.not-recorded"), ServiceTexts.of("live.not-recorded.advice"), null);
    }

    List<Path> stopRecording() {
        CompletableFuture<List<Path>> answer = new CompletableFuture<>();
        if (!loop.post(new StreamEvent.StopRecording(answer))) {
            return List.of();
        }
        try {
            return answer.get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("A recording did not end in time", e);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
