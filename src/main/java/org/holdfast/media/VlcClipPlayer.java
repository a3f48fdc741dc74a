// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.media.MediaStatistics;
import uk.co.caprica.vlcj.media.VideoTrackInfo;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * One clip through VLC. A single {@code rx-vlc-} thread makes the player, brings it to what is wished for, and takes it
 * down; VLC's own threads only fetch bytes, write pictures and wake that thread.
 */
final class VlcClipPlayer implements ClipPlayer {
    private static final Logger LOG = LoggerFactory.getLogger(VlcClipPlayer.class);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(300);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofMillis(1900);
    private static final long BEAT_MILLIS = 50;
    private static final long NOWHERE = -1;
    private static final int FULL = 100;
    /** Only what devices record is taken apart, never a list that leads elsewhere; seeking goes to key pictures. */
    private static final List<String> OPTIONS =
            List.of(":input-fast-seek", ":no-sub-autodetect-file", ":network-caching=500");

    private final Factory factory;
    private final String name;
    private final PlayerListener listener;
    private final PictureOutput output;
    private final VlcSurface surface;
    private final VlcClipBytes bytes;
    private final Semaphore woken = new Semaphore(0);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong place = new AtomicLong(NOWHERE);
    private final Thread watcher;
    private volatile ClipPlayer.State state = ClipPlayer.State.OPENING;
    private volatile Optional<Duration> length = Optional.empty();
    private volatile Duration position = Duration.ZERO;
    private volatile boolean wanted = true;
    private volatile boolean audible;
    private volatile int volume = FULL;
    private volatile float buffered = FULL;
    private volatile long damaged;
    private long idleSince;
    private long asked;
    private boolean begun;
    private boolean soundTold;
    private boolean through;

    /** Gives VLC, which is looked for and loaded when it is first asked for. */
    interface Factory {
        MediaPlayerFactory get() throws DeviceException;
    }

    VlcClipPlayer(Factory factory, ClipSource clip, PlayerListener listener) {
        this.factory = factory;
        this.name = clip.name();
        this.listener = listener;
        this.output = new PictureOutput(listener);
        this.surface = new VlcSurface(output);
        this.bytes = new VlcClipBytes(clip);
        this.watcher = Thread.ofPlatform().name("rx-vlc-" + name).daemon().unstarted(this::run);
    }

    void start() {
        watcher.start();
    }

    private void run() {
        try {
            playThrough();
        } catch (DeviceException e) {
            fail(e);
        } catch (InterruptedException e) {
            // Nobody but close does that.
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("VLC failed with {}", name, e);
            fail(MediaTexts.media("clip-vlc", e, name));
        }
    }

    private void fail(DeviceException why) {
        state = ClipPlayer.State.FAILED;
        output.end(why);
        if (!closed.get()) {
            LOG.debug("VLC cannot play {} on", name, why);
            listener.ended(why);
        }
    }

    private void playThrough() throws DeviceException, InterruptedException {
        EmbeddedMediaPlayer player = factory.get().mediaPlayers().newEmbeddedMediaPlayer();
        try {
            player.videoSurface().set(surface);
            player.events().addMediaPlayerEventListener(new Ears());
            if (!player.media().play(bytes, OPTIONS.toArray(String[]::new))) {
                throw MediaTexts.media("clip-vlc", null, name);
            }
            while (!closed.get()) {
                follow(player);
                if (woken.tryAcquire(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } finally {
            bytes.end();
            player.controls().stop();
            player.release();
        }
    }

    /** Looks at what VLC does and brings it to what is wished for. */
    private void follow(EmbeddedMediaPlayer player) throws DeviceException {
        Optional<DeviceException> failure = surface.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
        uk.co.caprica.vlcj.player.base.State now = player.status().state();
        switch (now) {
            case PLAYING, PAUSED -> {
                begun = true;
                through = false;
                idleSince = 0;
                look(player);
                steer(player, now);
            }
            case ENDED, ERROR -> over(player, now);
            case STOPPED, NOTHING_SPECIAL -> idle(player);
            case OPENING, BUFFERING -> waiting();
        }
    }

    /** VLC passes through these states when it is told to play; it may not stay in them. */
    private void idle(EmbeddedMediaPlayer player) throws DeviceException {
        if (through) {
            // VLC that is through stops by itself now and then, and stays so until somewhere else is wished for.
            if (place.get() != NOWHERE) {
                through = false;
                player.controls().play();
            }
            return;
        }
        waiting();
        long now = System.nanoTime();
        if (idleSince == 0) {
            idleSince = now;
            asked = now;
        }
        if (begun && now - asked > BEFORE_ASKING_AGAIN.toNanos()) {
            // What is asked just after stopping is lost now and then.
            asked = now;
            player.controls().play();
        }
        if (now - idleSince > LONGEST_IDLE.toNanos()) {
            throw bytes.failure()
                    .map(why -> ContainerInput.why(name, why))
                    .orElseGet(() -> MediaTexts.media("clip-vlc", null, name));
        }
    }

    private void waiting() {
        state = begun ? ClipPlayer.State.WAITING : state;
    }

    private void look(EmbeddedMediaPlayer player) {
        List<VideoTrackInfo> tracks = player.media().info().videoTracks();
        if (tracks != null && !tracks.isEmpty()) {
            surface.visible(tracks.getFirst().width(), tracks.getFirst().height());
        }
        MediaStatistics counters = player.media().info().statistics();
        if (counters != null) {
            damaged = counters.demuxCorrupted();
        }
        long millis = player.status().length();
        if (millis > 0) {
            length = Optional.of(Duration.ofMillis(millis));
        }
        if (place.get() == NOWHERE) {
            long at = Math.max(0, player.status().time());
            position = Duration.ofMillis(millis > 0 ? Math.min(at, millis) : at);
        }
        if (!soundTold && player.audio().trackCount() > 0) {
            soundTold = true;
            audible = VlcPlayer.hasAudioDevice();
            if (!audible) {
                listener.remark(PlayerListener.PlayerRemark.NO_AUDIO_DEVICE);
            }
        }
    }

    private void steer(EmbeddedMediaPlayer player, uk.co.caprica.vlcj.player.base.State now) {
        long to = place.getAndSet(NOWHERE);
        if (to != NOWHERE) {
            player.controls().setTime(to);
        }
        if (wanted != (now == uk.co.caprica.vlcj.player.base.State.PLAYING)) {
            player.controls().setPause(!wanted);
        }
        int loudness = player.audio().volume();
        if (loudness >= 0 && loudness != volume) {
            player.audio().setVolume(volume);
        }
        if (place.get() == NOWHERE) {
            state = now == uk.co.caprica.vlcj.player.base.State.PAUSED
                    ? ClipPlayer.State.PAUSED
                    : buffered < FULL ? ClipPlayer.State.WAITING : ClipPlayer.State.PLAYING;
        }
    }

    private void over(EmbeddedMediaPlayer player, uk.co.caprica.vlcj.player.base.State now) throws DeviceException {
        Optional<IOException> broken = bytes.failure();
        if (broken.isPresent()) {
            throw ContainerInput.why(name, broken.get());
        }
        if (now == uk.co.caprica.vlcj.player.base.State.ERROR || output.lastPictureNanos() == 0) {
            throw MediaTexts.media("clip-vlc", null, name);
        }
        if (place.get() != NOWHERE) {
            // A player that is through has to be begun again before it can go elsewhere.
            through = false;
            player.controls().stop();
            player.controls().play();
            return;
        }
        through = true;
        position = length.orElse(position);
        state = ClipPlayer.State.ENDED;
    }

    @Override
    public ClipPlayer.State state() {
        return state;
    }

    @Override
    public Optional<Duration> length() {
        return length;
    }

    @Override
    public Duration position() {
        return position;
    }

    @Override
    public void play() {
        if (state == ClipPlayer.State.ENDED) {
            seek(Duration.ZERO);
        }
        wanted = true;
        woken.release();
    }

    @Override
    public void pause() {
        wanted = false;
        woken.release();
    }

    @Override
    public void seek(Duration to) {
        if (state == ClipPlayer.State.FAILED) {
            return;
        }
        long last = length.map(Duration::toMillis).orElse(Long.MAX_VALUE);
        long millis = Math.clamp(to.toMillis(), 0, last);
        state = ClipPlayer.State.WAITING;
        position = Duration.ofMillis(millis);
        place.set(millis);
        woken.release();
    }

    @Override
    public boolean hasSound() {
        return audible;
    }

    @Override
    public void volume(double loudness) {
        volume = (int) Math.round(FULL * Math.clamp(loudness, 0, 1));
        woken.release();
    }

    @Override
    public PlayerStatistics statistics() {
        PlayerStatistics counted = output.statistics(-1, bytes.bytes());
        return new PlayerStatistics(
                counted.decoded(),
                counted.overtaken(),
                counted.lost(),
                damaged,
                counted.bytes(),
                counted.lastPictureNanos(),
                counted.newestDelayNanos());
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        bytes.end();
        woken.release();
        try {
            watcher.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (watcher.isAlive()) {
            LOG.warn("VLC did not let go of {} in time", name);
        }
    }

    /** Listens on VLC's own threads, which must not call VLC. */
    private final class Ears extends MediaPlayerEventAdapter {
        @Override
        public void buffering(@Nullable MediaPlayer player, float percent) {
            buffered = percent;
            woken.release();
        }

        @Override
        public void playing(@Nullable MediaPlayer player) {
            woken.release();
        }

        @Override
        public void finished(@Nullable MediaPlayer player) {
            woken.release();
        }

        @Override
        public void error(@Nullable MediaPlayer player) {
            woken.release();
        }
    }
}
