// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.device.DeviceException;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.ClipSource;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Threads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clip that the first engine plays that can: where one gives up before it has shown anything, the next has a go. What
 * was wished for meanwhile holds for whoever plays in the end.
 */
final class TriedPlayer implements ClipPlayer {
    private static final Logger LOG = LoggerFactory.getLogger(TriedPlayer.class);

    private final ClipSource source;
    private final Supplier<List<MediaEngine>> engines;
    private final PlayerListener listener;
    private final Runnable endSource;
    private final Consumer<TriedPlayer> forget;
    private @Nullable Thread worker;
    private @Nullable ClipPlayer current;
    private @Nullable Duration place;
    private boolean paused;
    private boolean closed;
    private boolean failed;
    private double volume = 1;

    /**
     * @param engines asked once, on a thread that may block
     * @param endSource ends what blocks in the source
     * @param forget told when it is closed
     */
    TriedPlayer(
            ClipSource source,
            Supplier<List<MediaEngine>> engines,
            PlayerListener listener,
            Runnable endSource,
            Consumer<TriedPlayer> forget) {
        this.source = source;
        this.engines = engines;
        this.listener = listener;
        this.endSource = endSource;
        this.forget = forget;
    }

    synchronized void start() {
        worker = Threads.start("work-clip", this::tryAll);
    }

    private void tryAll() {
        List<MediaEngine> able = engines.get();
        DeviceException why = new DeviceException.Unsupported(
                ServiceTexts.of("clip.no-engine"), ServiceTexts.of("clip.no-engine.advice"));
        try {
            for (MediaEngine engine : able) {
                Attempt attempt = new Attempt();
                ClipPlayer player = engine.play(source, attempt);
                if (!adopt(player)) {
                    player.close();
                    return;
                }
                why = attempt.failure.get();
                player.close();
                if (attempt.shown || !(why instanceof DeviceException.Media)) {
                    break;
                }
                LOG.info("{} cannot play {}: {}", engine.id(), source.name(), why.getMessage());
            }
        } catch (InterruptedException e) {
            // Closing does that.
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("An attempt only ends with a sentence", e);
        }
        fail(why);
    }

    private synchronized boolean adopt(ClipPlayer player) {
        if (closed) {
            return false;
        }
        current = player;
        player.volume(volume);
        if (paused) {
            player.pause();
        }
        if (place != null) {
            player.seek(place);
        }
        return true;
    }

    private void fail(DeviceException why) {
        synchronized (this) {
            if (closed) {
                return;
            }
            failed = true;
        }
        listener.ended(why);
    }

    private synchronized Optional<ClipPlayer> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public synchronized State state() {
        ClipPlayer playing = current;
        if (failed) {
            return State.FAILED;
        }
        State state = playing == null ? State.OPENING : playing.state();
        // Another engine may have a go yet.
        return state == State.FAILED ? State.OPENING : state;
    }

    @Override
    public Optional<Duration> length() {
        return current().flatMap(ClipPlayer::length);
    }

    @Override
    public synchronized Duration position() {
        if (current != null) {
            return current.position();
        }
        return place == null ? Duration.ZERO : place;
    }

    @Override
    public synchronized void play() {
        paused = false;
        if (current != null) {
            current.play();
        }
    }

    @Override
    public synchronized void pause() {
        paused = true;
        if (current != null) {
            current.pause();
        }
    }

    @Override
    public synchronized void seek(Duration to) {
        if (current == null) {
            place = to;
        } else {
            current.seek(to);
        }
    }

    @Override
    public boolean hasSound() {
        return current().map(ClipPlayer::hasSound).orElse(false);
    }

    @Override
    public synchronized void volume(double wanted) {
        volume = wanted;
        if (current != null) {
            current.volume(wanted);
        }
    }

    @Override
    public PlayerStatistics statistics() {
        return current().map(ClipPlayer::statistics).orElse(new PlayerStatistics(0, 0, -1, 0, -1, 0, 0));
    }

    @Override
    public void close() {
        ClipPlayer playing;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            playing = current;
            if (worker != null) {
                worker.interrupt();
            }
        }
        endSource.run();
        if (playing != null) {
            playing.close();
        }
        forget.accept(this);
    }

    /** One engine's go. */
    private final class Attempt implements PlayerListener {
        private final CompletableFuture<DeviceException> failure = new CompletableFuture<>();
        private volatile boolean shown;

        @Override
        public void opened(FrameExchange pictures) {
            shown = true;
            listener.opened(pictures);
        }

        @Override
        public void remark(PlayerRemark remark) {
            listener.remark(remark);
        }

        @Override
        public void ended(DeviceException why) {
            failure.complete(why);
        }
    }
}
