// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.device.DeviceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One clip through FFmpeg: an {@code rx-clip-} thread reads ahead, a {@code dec-clip-} thread decodes both tracks and
 * shows each picture when the sound has come to it. The playing thread never waits for the source.
 */
final class FfmpegClipPlayer implements ClipPlayer {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegClipPlayer.class);
    private static final Duration CLOSING = Duration.ofMillis(1900);

    private final String name;
    private final PlayerListener listener;
    private final PictureOutput output;
    private final ClipQueue queue = new ClipQueue();
    private final ClipReader source;
    private final ClipPlayback playback;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread reader;
    private final Thread decoder;

    FfmpegClipPlayer(ClipSource clip, PlayerListener listener) {
        this(clip, listener, SystemSoundLine::open, ClipTime.ofSystem());
    }

    FfmpegClipPlayer(ClipSource clip, PlayerListener listener, SoundLines lines, ClipTime time) {
        this.name = clip.name();
        this.listener = listener;
        this.output = new PictureOutput(listener);
        this.source = new ClipReader(clip, queue);
        Runnable noDevice = () -> listener.remark(PlayerListener.PlayerRemark.NO_AUDIO_DEVICE);
        this.playback = new ClipPlayback(name, queue, output, lines, time, noDevice);
        this.reader = Thread.ofPlatform().name("rx-clip-" + name).daemon().unstarted(source);
        this.decoder = Thread.ofPlatform().name("dec-clip-" + name).daemon().unstarted(this::run);
    }

    void start() {
        reader.start();
        decoder.start();
    }

    private void run() {
        try {
            playback.run();
        } catch (DeviceException e) {
            fail(e);
        } catch (InterruptedException e) {
            // Closing interrupts a player that waits.
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("Playing {} failed", name, e);
            fail(MediaTexts.media("file-unreadable", e, name));
        }
    }

    private void fail(DeviceException why) {
        playback.failed();
        stopReading();
        output.end(why);
        if (!closed.get()) {
            LOG.debug("{} cannot be played on", name, why);
            listener.ended(why);
        }
    }

    @Override
    public State state() {
        return playback.state();
    }

    @Override
    public Optional<Duration> length() {
        return playback.length();
    }

    @Override
    public Duration position() {
        return playback.position();
    }

    @Override
    public void play() {
        if (state() == State.ENDED) {
            seek(Duration.ZERO);
        }
        playback.want(true);
    }

    @Override
    public void pause() {
        playback.want(false);
    }

    @Override
    public void seek(Duration to) {
        playback.go(to);
    }

    @Override
    public boolean hasSound() {
        return playback.hasSound();
    }

    @Override
    public void volume(double volume) {
        playback.volume(volume);
    }

    @Override
    public PlayerStatistics statistics() {
        PlayerStatistics counted = output.statistics(-1, source.bytes());
        return new PlayerStatistics(
                counted.decoded() + playback.skipped(),
                counted.overtaken() + playback.skipped(),
                counted.lost(),
                counted.damaged(),
                counted.bytes(),
                counted.lastPictureNanos(),
                counted.newestDelayNanos());
    }

    private void stopReading() {
        queue.abandon();
        source.close();
        reader.interrupt();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        playback.end();
        stopReading();
        decoder.interrupt();
        long until = System.nanoTime() + CLOSING.toNanos();
        try {
            decoder.join(CLOSING);
            reader.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (reader.isAlive() || decoder.isAlive()) {
            // The reader frees what it made as soon as the source lets go of it.
            LOG.warn("The source of {} did not let go in time", name);
        }
    }

    /** What was read ahead. */
    ClipQueue queue() {
        return queue;
    }
}
