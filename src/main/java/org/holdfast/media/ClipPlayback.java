// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays what a {@link ClipQueue} holds. The sound line's own clock leads and the pictures follow it; without sound the
 * computer's does. When a track runs dry both stand until there is enough of each again, so that nothing is left
 * out. {@link #run} belongs to one thread; wishes come from any.
 */
final class ClipPlayback {
    private static final Logger LOG = LoggerFactory.getLogger(ClipPlayback.class);
    private static final long SECOND = 1_000_000_000L;
    /** What has to be there of each track before it plays; more once the source turned out to be slow. */
    private static final long ENOUGH = SECOND;

    private static final long MOST_ENOUGH = 3 * SECOND;
    /** How often the clock is looked at while playing. */
    private static final long BEAT = SECOND / 100;
    /** How long to wait for something to happen. */
    private static final long REST = SECOND / 5;
    /** When the line has less than this and no more comes, the sound has run dry. */
    private static final long DRY = SECOND / 25;
    /** A picture that is later than this is left out where the next one is already due. */
    private static final long LATE = SECOND / 15;
    /** Even a computer that is too slow shows a picture this often. */
    private static final long LONGEST_STILL = SECOND / 4;
    /** Pictures left out in a row before the sound is looked after again. */
    private static final int MOST_SKIPPED = 4;

    private final String name;
    private final ClipQueue queue;
    private final PictureOutput output;
    private final SoundLines lines;
    private final ClipTime time;
    private final Runnable noDevice;
    private volatile ClipPlayer.State state = ClipPlayer.State.OPENING;
    private volatile Optional<Duration> length = Optional.empty();
    private volatile boolean wanted = true;
    private volatile boolean ended;
    private volatile double volume = 1;
    private volatile boolean audible;
    private volatile long position;
    private volatile long skipped;

    private Phase phase = Phase.FILLING;
    private int generation;
    private @Nullable ClipPictures pictures;
    private @Nullable ClipSound sound;
    private ClipClock clock;
    private long shownAt;
    private long skips;
    private long enough = ENOUGH;

    /** What the playing thread is at. */
    private enum Phase {
        /** Nothing of this place was shown yet. */
        FILLING,
        PLAYING,
        /** A track ran dry. */
        DRY,
        ENDED
    }

    /** @param noDevice called once where there is sound and nothing to play it with */
    ClipPlayback(
            String name, ClipQueue queue, PictureOutput output, SoundLines lines, ClipTime time, Runnable noDevice) {
        this.name = name;
        this.queue = queue;
        this.output = output;
        this.lines = lines;
        this.time = time;
        this.noDevice = noDevice;
        this.clock = ClipClock.following(time);
    }

    ClipPlayer.State state() {
        return state;
    }

    Optional<Duration> length() {
        return length;
    }

    Duration position() {
        return Duration.ofNanos(position);
    }

    boolean hasSound() {
        return audible;
    }

    /** Pictures that were decoded too late to be shown. */
    long skipped() {
        return skipped;
    }

    void want(boolean playing) {
        wanted = playing;
        queue.wake();
    }

    void volume(double loudness) {
        volume = loudness;
        queue.wake();
    }

    void go(Duration to) {
        if (state == ClipPlayer.State.FAILED) {
            return;
        }
        long last = length.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long place = Math.clamp(to.toNanos(), 0, Math.max(0, last));
        position = place;
        state = ClipPlayer.State.WAITING;
        queue.go(place);
    }

    /** The thread ends soon. */
    void end() {
        ended = true;
    }

    void failed() {
        state = ClipPlayer.State.FAILED;
    }

    /**
     * Plays until {@link #end}.
     *
     * @throws DeviceException when the clip cannot be played, or not any further
     */
    void run() throws DeviceException, InterruptedException {
        Optional<ClipTracks> found = awaitTracks();
        if (found.isEmpty()) {
            return;
        }
        try (ClipTracks tracks = found.get()) {
            length = tracks.length();
            open(tracks);
            while (!ended) {
                long rest = step();
                if (rest > 0) {
                    time.await(queue, rest, phase == Phase.FILLING || phase == Phase.DRY);
                }
            }
        } finally {
            if (pictures != null) {
                pictures.close();
            }
            if (sound != null) {
                sound.close();
            }
        }
    }

    private Optional<ClipTracks> awaitTracks() throws DeviceException, InterruptedException {
        while (!ended) {
            Optional<ClipTracks> found = queue.takeTracks();
            if (found.isPresent()) {
                return found;
            }
            throwFailure();
            time.await(queue, REST, false);
        }
        return Optional.empty();
    }

    private void open(ClipTracks tracks) throws DeviceException {
        if (tracks.video().isPresent()) {
            pictures = ClipPictures.open(tracks.video().get(), output);
        }
        if (tracks.sound().isPresent()) {
            sound = ClipSound.open(tracks.sound().get(), lines, time).orElse(null);
            if (sound == null) {
                queue.withoutSound();
                noDevice.run();
            } else {
                clock = sound;
                audible = true;
            }
        }
        if (pictures == null && sound == null) {
            throw MediaTexts.media("file-unreadable", null, name);
        }
    }

    /** One step; how long to wait before the next one. */
    private long step() throws DeviceException {
        if (queue.generation() != generation) {
            generation = queue.generation();
            forget();
        }
        if (sound != null) {
            sound.volume(volume);
        }
        return switch (phase) {
            case FILLING -> begin();
            case PLAYING -> wanted ? play() : rest();
            case DRY -> refill();
            case ENDED -> REST;
        };
    }

    private void forget() {
        clock.stop();
        if (sound != null) {
            sound.forget();
        }
        if (pictures != null) {
            pictures.forget();
        }
        phase = Phase.FILLING;
    }

    private boolean ready() {
        return queue.ready(enough, pictures != null, sound != null);
    }

    /** Shows the first picture of a place, also while paused. */
    private long begin() throws DeviceException {
        if (!ready()) {
            return REST;
        }
        if (pictures != null && !pictures.advance(queue) && !pictures.through()) {
            return BEAT;
        }
        boolean picture = pictures != null && !pictures.through();
        if (!picture && (sound == null || queue.empty(false))) {
            throwFailure();
            return beginAtTheEnd();
        }
        long from = picture ? java.util.Objects.requireNonNull(pictures).time() : position;
        clock.set(from);
        if (picture) {
            show();
        }
        if (sound != null) {
            sound.feed(queue, false);
        }
        phase = Phase.PLAYING;
        return 0;
    }

    /** A place without pictures: past the last one, or of a clip that has none. */
    private long beginAtTheEnd() throws DeviceException {
        if (output.lastPictureNanos() == 0) {
            throw MediaTexts.media("file-unreadable", null, name);
        }
        finish();
        return REST;
    }

    private long rest() {
        clock.stop();
        look();
        become(ClipPlayer.State.PAUSED);
        return REST;
    }

    private long refill() {
        if (!ready()) {
            become(ClipPlayer.State.WAITING);
            return REST;
        }
        phase = Phase.PLAYING;
        return 0;
    }

    private long play() throws DeviceException {
        clock.start();
        become(ClipPlayer.State.PLAYING);
        feedSound();
        long now = look();
        long next = pictures == null ? BEAT : showWhatIsDue(now);
        if (over(now)) {
            throwFailure();
            finish();
            return REST;
        }
        if (dry()) {
            clock.stop();
            phase = Phase.DRY;
            enough = Math.min(MOST_ENOUGH, enough + ENOUGH);
            LOG.debug("{} waits for its source at {} ns", name, now);
            return 0;
        }
        return Math.clamp(next, 0, BEAT);
    }

    private void feedSound() {
        ClipSound playing = sound;
        if (playing == null) {
            return;
        }
        if (playing.gone()) {
            LOG.info("The sound device plays nothing any more; {} goes on without sound", name);
            ClipClock other = ClipClock.following(time);
            other.set(playing.now());
            other.start();
            clock = other;
            sound = null;
            audible = false;
            playing.close();
            queue.withoutSound();
            noDevice.run();
            return;
        }
        // Behind the end of the sound, and where the clip has none for a while, silence keeps the clock going.
        playing.feed(queue, queue.waitingIsVain());
    }

    /** Shows pictures whose time has come; how long until the next one. */
    private long showWhatIsDue(long now) throws DeviceException {
        ClipPictures own = java.util.Objects.requireNonNull(pictures);
        for (int left = MOST_SKIPPED; own.advance(queue); left--) {
            long due = own.time() - now;
            if (due > 0) {
                own.prepare();
                return Math.max(1, own.time() - clock.now());
            }
            if (left == 0) {
                return 0;
            }
            if (due < -LATE && now - shownAt < LONGEST_STILL && shownAt <= now) {
                own.skip();
                skipped = ++skips;
            } else {
                show();
            }
        }
        return BEAT;
    }

    private void show() throws DeviceException {
        ClipPictures own = java.util.Objects.requireNonNull(pictures);
        own.show();
        shownAt = clock.now();
    }

    /** Whether everything was shown and heard. */
    private boolean over(long now) {
        boolean seen = pictures == null || (pictures.through() && now >= pictures.end());
        return seen && (sound == null || sound.through());
    }

    private boolean dry() {
        if (queue.waitingIsVain()) {
            return false;
        }
        boolean noPicture = pictures != null && !pictures.advance(queue) && queue.empty(true);
        boolean noSound = sound != null && queue.empty(false) && sound.ahead() < DRY;
        return noPicture || noSound;
    }

    private void finish() {
        clock.stop();
        position = Math.max(position, length.map(Duration::toNanos).orElse(position));
        phase = Phase.ENDED;
        become(ClipPlayer.State.ENDED);
    }

    private long look() {
        long now = clock.now();
        long last = length.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        if (queue.generation() == generation) {
            position = Math.clamp(now, 0, Math.max(0, last));
        }
        return now;
    }

    /** Tells the state, unless somebody has just wished for another place. */
    private void become(ClipPlayer.State next) {
        if (queue.generation() == generation && state != ClipPlayer.State.FAILED) {
            state = next;
        }
    }

    private void throwFailure() throws DeviceException {
        Optional<DeviceException> failure = queue.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
