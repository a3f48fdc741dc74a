// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.lab.scene.SceneStore;
import org.jspecify.annotations.Nullable;

/**
 * Records clips and takes photos onto the card, and tells about it through the event port (protocol reference,
 * sections 5, 6 and 10). Confined to the camera's thread.
 */
final class Recorder {
    /** Bytes a second of the clips that are really written, for the size of one that is still growing. */
    private static final long BYTES_PER_SECOND = 270_000;
    /** Room that a photo needs; with less the camera goes deaf. */
    private static final long PHOTO_ROOM = 10_000_000;

    private static final int EVENT = 3020;
    private static final int SECONDS = 2020;
    private static final int PHOTOS_LEFT = 1013;
    private static final int[] LOOP_MINUTES = {0, 3, 5, 10};
    private static final int[] MOVIE_LAPSE_SECONDS = {1, 2, 5, 10, 30, 60};
    private static final int[] PHOTO_LAPSE_SECONDS = {3, 5, 10, 20};
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy_MMdd_HHmmss", Locale.ROOT);

    private final ScheduledExecutorService thread;
    private final Card card;
    private final CameraSettings settings;
    private final CameraClock clock;
    private final EventPort events;
    private final SceneStore scenes;
    private final Host host;
    private int movies;
    private int photos;
    private @Nullable Movie movie;
    private @Nullable Future<?> photoLapse;
    private @Nullable Path work;
    private final List<Future<?>> countdown = new ArrayList<>();

    /** What the recorder needs of the camera around it. */
    interface Host {
        /** The RTSP server starts anew. */
        void restartStream();

        /** The MJPEG picture stands still. */
        void freeze(Duration howLong);

        /** Commands are no longer answered. */
        void goDeaf();

        /** Nothing is answered any more. */
        void crash();

        /** Whether an HDMI cable is plugged in. */
        boolean hdmi();
    }

    private record Movie(String name, boolean lapse, boolean phantom, long beganNanos, Future<?> ticks) {
        long seconds() {
            return (System.nanoTime() - beganNanos) / 1_000_000_000L;
        }
    }

    Recorder(
            ScheduledExecutorService thread,
            Card card,
            CameraSettings settings,
            CameraClock clock,
            EventPort events,
            SceneStore scenes,
            Host host) {
        this.thread = thread;
        this.card = card;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.scenes = scenes;
        this.host = host;
    }

    boolean recording() {
        return movie != null;
    }

    /** Whether it only says that it records. */
    boolean phantom() {
        return movie != null && movie.phantom;
    }

    boolean lapsing() {
        return photoLapse != null;
    }

    /** What 2016 answers on the SJ4000. */
    int state() {
        return recording() ? 1 : lapsing() ? 2 : 0;
    }

    /** Seconds of the clip being recorded, what 2016 answers elsewhere. */
    long seconds() {
        Movie now = movie;
        return now == null ? 0 : now.seconds();
    }

    /** Starts a clip; harmless while one is being recorded. Gives the status of the answer. */
    int startMovie(boolean lapse) {
        if (!card.present()) {
            return -22;
        }
        if (movie != null) {
            return 0;
        }
        begin(lapse);
        events.send(EVENT, lapse ? 1 : 8);
        events.send(SECONDS, 0);
        host.restartStream();
        return 0;
    }

    /**
     * Ends the clip and closes its file; harmless while none is being recorded.
     *
     * @param announced whether an event tells about it
     */
    void stopMovie(boolean announced) throws IOException {
        Movie ended = movie;
        if (ended == null) {
            return;
        }
        finish(ended);
        if (announced) {
            events.send(EVENT, ended.lapse ? 2 : 9);
        }
        host.restartStream();
    }

    /** The power went: the clip stays as it is. */
    void drop() {
        Movie lost = movie;
        if (lost != null) {
            lost.ticks.cancel(false);
            movie = null;
        }
        stopLapse();
        movies = 0;
        photos = 0;
    }

    /** Takes one photo. Gives the status of the answer, or nothing where the camera does not answer any more. */
    @Nullable
    Integer shoot() throws IOException {
        if (!card.present()) {
            return -22;
        }
        if (card.free() < PHOTO_ROOM) {
            events.send(EVENT, -11);
            host.goDeaf();
            return null;
        }
        if (!settings.photoSizeSound()) {
            host.crash();
            return null;
        }
        host.freeze(Duration.ofMillis(1500));
        LocalDateTime at = clock.now();
        photos++;
        String name = name(at, photos) + ".JPG";
        byte[] jpeg = Photograph.take(scenes, name, settings.get(CameraSettings.PHOTO_SIZE), at);
        card.put(new CardFile(Card.PHOTOS, name, at, false, new Content.Bytes(jpeg)));
        events.send(PHOTOS_LEFT, card.photosLeft());
        return 0;
    }

    /** Starts taking photos at the set interval. */
    int startLapse() {
        if (!card.present()) {
            return -22;
        }
        events.send(EVENT, 10);
        int seconds = PHOTO_LAPSE_SECONDS[settings.get(CameraSettings.PHOTO_LAPSE)];
        photoLapse = thread.scheduleAtFixedRate(this::shootInLapse, 0, seconds, TimeUnit.SECONDS);
        return 0;
    }

    void stopLapse() {
        Future<?> running = photoLapse;
        if (running != null) {
            running.cancel(false);
            photoLapse = null;
            events.send(EVENT, 11);
        }
    }

    /** Four counts, a second apart, on entering a photo mode; they take the place of those still to come. */
    void countPhotos() {
        countdown.forEach(each -> each.cancel(false));
        countdown.clear();
        for (int i = 0; i < 4; i++) {
            countdown.add(thread.schedule(() -> events.send(PHOTOS_LEFT, card.photosLeft()), i, TimeUnit.SECONDS));
        }
    }

    private void shootInLapse() {
        try {
            shoot();
        } catch (IOException e) {
            host.crash();
        }
    }

    private void begin(boolean lapse) {
        LocalDateTime at = clock.now();
        movies++;
        String name = name(at, movies) + ".MOV";
        Future<?> ticks = thread.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        boolean phantom = !lapse && host.hdmi() && settings.get(CameraSettings.MOVIE_SIZE) == 0;
        movie = new Movie(name, lapse, phantom, System.nanoTime(), ticks);
        if (phantom) {
            return;
        }
        card.put(new CardFile(Card.MOVIES, name, at, false, new Content.Unfinished(BYTES_PER_SECOND)));
    }

    private void tick() {
        Movie now = movie;
        if (now == null || now.phantom) {
            return;
        }
        long seconds = now.seconds();
        card.put(new CardFile(
                Card.MOVIES,
                now.name,
                clock.now(),
                false,
                new Content.Unfinished((played(now).toSeconds() + 1) * BYTES_PER_SECOND)));
        try {
            if (card.free() <= 0) {
                finish(now);
                events.send(EVENT, -7);
                host.restartStream();
                return;
            }
            int minutes = LOOP_MINUTES[settings.get(CameraSettings.LOOP_LENGTH)];
            if (minutes > 0 && !now.lapse && seconds >= minutes * 60L) {
                finish(now);
                begin(false);
                events.send(SECONDS, 0);
                return;
            }
        } catch (IOException e) {
            host.crash();
            return;
        }
        events.send(SECONDS, played(now).toSeconds());
    }

    /** How long the clip will play: in lapse mode one picture of 30 a second for each interval. */
    private Duration played(Movie now) {
        Duration real = Duration.ofNanos(System.nanoTime() - now.beganNanos);
        if (!now.lapse) {
            return real;
        }
        int interval = MOVIE_LAPSE_SECONDS[settings.get(CameraSettings.LAPSE_RATE)];
        return real.dividedBy(30L * interval);
    }

    private void finish(Movie ended) throws IOException {
        movie = null;
        ended.ticks.cancel(false);
        if (ended.phantom) {
            return;
        }
        LocalDateTime stopped = clock.now();
        Path folder = work == null ? scenes.workFolder() : work;
        work = folder;
        Path file = folder.resolve(ended.name);
        scenes.writeClip(file, played(ended), !ended.lapse, stopped);
        card.put(new CardFile(
                Card.MOVIES,
                ended.name,
                stopped,
                false,
                new Content.OnDisk(file, file.toFile().length())));
    }

    /** Where this camera's own clips lie, if it has recorded any. */
    @Nullable
    Path work() {
        return work;
    }

    private static String name(LocalDateTime at, int number) {
        return NAME.format(at) + String.format(Locale.ROOT, "_%03d", number);
    }
}
