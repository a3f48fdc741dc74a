// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.Player;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one stream: a virtual thread that takes events one by one, so that no lock is needed and opening,
 * breaking and recording never meet. Only {@link #post} may be called from elsewhere.
 */
final class StreamLoop implements Runnable {
    /** How soon the device is asked again when its stream moved: RTSP restarts, protocol reference, section 11. */
    static final Duration MOVED = Duration.ofMillis(500);
    /** How often a device without a picture is asked. */
    static final Duration NO_PICTURE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StreamLoop.class);

    private final StreamMailbox mailbox = new StreamMailbox();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final StreamView view;
    private final Timekeeper time;
    private final EngineChooser chooser;
    private final HeldSource source;
    private final StreamTimer timer;
    private final CompletableFuture<Void> before;
    private final StreamNews news;
    private final StreamWishes wishes;
    private final Recorder recorder;
    private final PictureWatch watch;

    private @Nullable Thread opener;
    private @Nullable Player player;
    private String engine = "";
    private @Nullable LiveStream stream;
    private @Nullable DeviceException endedEarly;
    private Optional<Text> remark = Optional.empty();
    private boolean movedMeanwhile;
    private int round;
    private int failures;
    private int fruitless;
    private boolean refused;
    private boolean closing;

    /**
     * @param sources makes a source, given what it calls when the stream moved
     * @param before done when an earlier stream of the same device is closed
     */
    StreamLoop(
            StreamView view,
            Timekeeper time,
            EngineChooser chooser,
            Function<Runnable, StreamSource> sources,
            CompletableFuture<Void> before,
            StreamNews news,
            StreamWishes wishes) {
        this.view = view;
        this.time = time;
        this.chooser = chooser;
        this.before = before;
        this.news = news;
        this.wishes = wishes;
        source = new HeldSource(sources, () -> post(new StreamEvent.Moved()));
        timer = new StreamTimer(time, this::post);
        recorder = new Recorder(view);
        watch = new PictureWatch(time);
    }

    /** Tells the loop something; false when it has ended. */
    boolean post(StreamEvent event) {
        return mailbox.post(event);
    }

    /** Done when everything is closed. */
    CompletableFuture<Void> finished() {
        return finished;
    }

    @Override
    public void run() {
        try {
            open(false);
            while (!closing) {
                handle(mailbox.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("A stream's loop was interrupted");
        } finally {
            finish();
        }
    }

    private void handle(StreamEvent event) {
        switch (event) {
            case StreamEvent.Opened opened -> opened(opened);
            case StreamEvent.Failed failed -> {
                if (failed.round() == round && opener != null) {
                    opener = null;
                    breakUp(failed.why(), false);
                }
            }
            case StreamEvent.Nothing nothing -> nothing(nothing);
            case StreamEvent.Sized sized -> {
                if (sized.round() == round) {
                    view.pictures(sized.pictures());
                    view.changed();
                }
            }
            case StreamEvent.Remarked remarked -> {
                if (remarked.round() == round) {
                    remark = Optional.of(remarked.remark());
                    if (view.state() instanceof State.Live) {
                        view.state(new State.Live(remark));
                    }
                }
            }
            case StreamEvent.PlayerEnded ended -> playerEnded(ended);
            case StreamEvent.Moved() -> moved(true);
            case StreamEvent.DeviceChanged() -> moved(false);
            case StreamEvent.Look look -> {
                if (look.round() == round) {
                    look();
                }
            }
            case StreamEvent.Retry due -> {
                if (timer.due(due)) {
                    retryWhereWaiting(false);
                }
            }
            case StreamEvent.RetryNow() -> retryWhereWaiting(true);
            case StreamEvent.NewCredentials() -> {
                if (refused) {
                    retryWhereWaiting(true);
                }
            }
            case StreamEvent.Wished() -> wished();
            case StreamEvent.StartRecording wish -> {
                recorder.want(wish.target(), wish.answer());
                beginRecording();
            }
            case StreamEvent.StopRecording stop -> stopRecording(stop);
            case StreamEvent.Settle settle -> settle.answer().complete(null);
            case StreamEvent.Close() -> closing = true;
        }
    }

    /** @param asked whether the user asked for it */
    private void open(boolean asked) {
        timer.stop();
        refused = false;
        round++;
        endedEarly = null;
        movedMeanwhile = false;
        opener = Threads.start(
                "work-live-open",
                new Opener(round, source.get(), chooser, asked, recorder.wanted(), fruitless, before, this::post));
    }

    private void opened(StreamEvent.Opened opened) {
        opener = null;
        player = opened.player();
        engine = opened.engine();
        stream = opened.stream();
        remark = Optional.empty();
        watch.begin();
        LOG.info("A live picture is opened by {}", engine);
        if (view.state() instanceof State.NoPicture) {
            view.state(new State.Opening());
        }
        DeviceException early = endedEarly;
        if (early != null) {
            breakUp(early, false);
        } else if (movedMeanwhile) {
            moved(true);
        } else {
            wished();
            view.player(player);
            beginRecording();
            timer.lookLater(round);
        }
    }

    private void wished() {
        Player running = player;
        if (running != null) {
            wishes.apply(running);
            watch.looked(wishes.looked());
        }
    }

    private void nothing(StreamEvent.Nothing nothing) {
        opener = null;
        failures = 0;
        fruitless = 0;
        recorder.refuse(new DeviceException.Unsupported(nothing.why(), ServiceTexts.of("live.none.advice")));
        view.state(new State.NoPicture(nothing.why()));
        timer.retryAfter(movedMeanwhile ? MOVED : NO_PICTURE);
    }

    private void playerEnded(StreamEvent.PlayerEnded ended) {
        if (ended.round() != round) {
            return;
        }
        if (player == null) {
            endedEarly = ended.why();
        } else {
            breakUp(ended.why(), false);
        }
    }

    /** @param keepSource whether the device's connection stays */
    private void moved(boolean keepSource) {
        if (opener != null) {
            movedMeanwhile = true;
        } else if (player != null) {
            reopenSoon(ServiceTexts.of("live.moved"), keepSource);
        } else {
            if (!keepSource) {
                source.release();
            }
            if (!refused) {
                timer.retryAfter(MOVED);
            }
        }
    }

    /** Closes the player because another stream is wanted, which is no failure. */
    private void reopenSoon(Text why, boolean keepSource) {
        failures = 0;
        DeviceException reason = new DeviceException.Media(why, ServiceTexts.of("live.reconnect.advice"), null);
        closePlayer();
        if (!keepSource) {
            source.release();
        }
        Instant next = time.clock().instant().plus(MOVED);
        view.state(new State.Reconnecting(reason, watch.lastPicture(), next, 1));
        timer.retryAfter(MOVED);
    }

    /** The stream failed: everything is let go, and tried again later; a wrong password only by the user. */
    private void breakUp(DeviceException why, boolean silent) {
        if (player != null && !watch.live()) {
            fruitless++;
        }
        if (movedMeanwhile) {
            failures = 0; // the failure was to be expected
        }
        failures++;
        closePlayer();
        source.release();
        LOG.info("The live picture {}: {}", silent ? "stopped" : "ended", why.getMessage());
        refused = why instanceof DeviceException.WrongCredentials;
        if (refused) {
            // Devices lock out whoever repeats a wrong password.
            view.state(new State.Reconnecting(why, watch.lastPicture(), Optional.empty(), failures));
            return;
        }
        Duration pause = StreamTimer.pause(failures, stream instanceof LiveStream.Coded);
        Instant next = time.clock().instant().plus(pause);
        view.state(new State.Reconnecting(why, watch.lastPicture(), next, failures));
        timer.retryAfter(pause);
    }

    private void look() {
        Player running = player;
        if (running == null) {
            return;
        }
        boolean wasLive = watch.live();
        watch.look(running.statistics());
        view.statistics(watch.statistics(engine));
        if (watch.live() && !wasLive) {
            fruitless = 0;
            view.state(new State.Live(remark));
            news.live();
        }
        if (watch.steady()) {
            failures = 0;
        }
        if (recorder.endedByItself()) {
            switchBack();
        }
        if (player != null && watch.silent()) {
            breakUp(silence(), true);
        } else if (player != null) {
            if (watch.pictureDue()) {
                news.picture(running, false);
            }
            timer.lookLater(round);
        }
    }

    /** Why no picture is shown: none came, or none that can be. */
    private DeviceException silence() {
        if (watch.unusable()) {
            return new DeviceException.Media(
                    ServiceTexts.of("live.unusable", news.where()), ServiceTexts.of("live.unusable.advice"), null);
        }
        return new DeviceException.TimedOut(
                news.where(), ServiceTexts.of("live.waiting"), ServiceTexts.of("live.reconnect.advice"), null);
    }

    private void retryWhereWaiting(boolean asked) {
        if (player == null && opener == null) {
            open(asked);
        }
    }

    private void beginRecording() {
        Player running = player;
        if (running == null || !recorder.wanted()) {
            return;
        }
        if (running.canRecord()) {
            recorder.begin(running);
            return;
        }
        LiveStream shown = stream;
        if (shown != null && chooser.anotherRecords(shown, engine)) {
            reopenSoon(ServiceTexts.of("live.switching"), true);
        } else {
            recorder.refuse(new DeviceException.Unsupported(
                    ServiceTexts.of("live.no-recorder"), ServiceTexts.of("live.no-engine.advice")));
        }
    }

    private void stopRecording(StreamEvent.StopRecording stop) {
        boolean was = recorder.wanted();
        stop.answer().complete(recorder.stop());
        if (was) {
            switchBack();
        }
    }

    /** Returns to the engine that the user prefers where only the recording needed another. */
    private void switchBack() {
        LiveStream shown = stream;
        if (player == null || shown == null) {
            return;
        }
        if (chooser.onlyRecords(shown, engine, fruitless)) {
            reopenSoon(ServiceTexts.of("live.switching"), true);
        }
    }

    private void closePlayer() {
        timer.stop();
        recorder.interrupted();
        wishes.letGo();
        Player running = player;
        player = null;
        view.player(null);
        view.statistics(Optional.empty());
        if (running != null) {
            running.close();
        }
    }

    private void finish() {
        try {
            if (opener != null) {
                opener.interrupt();
            }
            if (player != null && watch.live()) {
                news.picture(player, true);
            }
            recorder.stop();
            closePlayer();
            source.release();
        } finally {
            mailbox.close();
            view.state(new State.Ended());
            view.player(null);
            finished.complete(null);
        }
    }
}
