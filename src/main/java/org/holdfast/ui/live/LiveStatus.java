// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.LiveView;

/**
 * What a live view has to show at one moment. Whole seconds only, so that two moments that look alike are equal and
 * nothing is laid out again for nothing.
 *
 * @param phase what is going on
 * @param opening how far a connection attempt has come
 * @param age how old the picture on the screen is; empty while it is live, and where there is none
 * @param untilTry until the next attempt; empty where none is planned
 * @param failure why there is no picture
 * @param words the device's reason for having no picture, or a remark while it is live
 */
public record LiveStatus(
        Phase phase,
        Waiting opening,
        Optional<Duration> age,
        Optional<Duration> untilTry,
        Optional<DeviceException> failure,
        Optional<Text> words) {
    /** Nothing is shown for so short a wait. */
    public static final Duration SHORT = Duration.ofMillis(300);
    /** From here on the screen says in words what it waits for. */
    public static final Duration LONG = Duration.ofSeconds(2);

    /** What is going on. */
    public enum Phase {
        /** Nobody asked for the picture, or it was cancelled. */
        CLOSED,
        OPENING,
        LIVE,
        /** It broke and will be tried again; {@link #age} tells whether an old picture can stay. */
        RECONNECTING,
        /** The device has none in its present mode. */
        NO_PICTURE
    }

    /** How long a wait already is, as far as the eye is concerned. */
    public enum Waiting {
        NONE,
        SKELETON,
        WORDS
    }

    static final LiveStatus NOT_WATCHING = new LiveStatus(
            Phase.CLOSED, Waiting.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The word beside the dot. */
    public Text word() {
        return LiveTexts.of(
                switch (phase) {
                    case CLOSED -> "state.closed";
                    case OPENING -> "state.opening";
                    case LIVE -> "state.live";
                    case RECONNECTING -> failing() ? "state.failing" : "state.reconnecting";
                    case NO_PICTURE -> "state.no-picture";
                });
    }

    /** Whether there is not even an old picture to show while it is tried again. */
    public boolean failing() {
        return phase == Phase.RECONNECTING && age.isEmpty();
    }

    /**
     * What follows from the state of a session.
     *
     * @param asked when the session was opened
     * @param lastPicture when the picture on the screen was flipped there; empty where none is
     */
    static LiveStatus of(LiveView.State state, Instant asked, Optional<Instant> lastPicture, Instant now) {
        return switch (state) {
            case LiveView.State.Opening _ -> opening(asked, lastPicture, now);
            case LiveView.State.Live live ->
                lastPicture.isEmpty()
                        ? opening(asked, lastPicture, now)
                        : new LiveStatus(
                                Phase.LIVE,
                                Waiting.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                live.remark());
            case LiveView.State.Reconnecting broken ->
                new LiveStatus(
                        Phase.RECONNECTING,
                        Waiting.NONE,
                        lastPicture.map(
                                when -> seconds(Duration.between(broken.since().orElse(when), now))),
                        broken.nextTry().map(next -> upwards(Duration.between(now, next))),
                        Optional.of(broken.why()),
                        Optional.empty());
            case LiveView.State.NoPicture none ->
                new LiveStatus(
                        Phase.NO_PICTURE,
                        Waiting.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(none.why()));
            case LiveView.State.Ended _ -> NOT_WATCHING;
        };
    }

    private static LiveStatus opening(Instant asked, Optional<Instant> lastPicture, Instant now) {
        Duration waited = Duration.between(asked, now);
        Waiting waiting = waited.compareTo(SHORT) < 0
                ? Waiting.NONE
                : waited.compareTo(LONG) < 0 ? Waiting.SKELETON : Waiting.WORDS;
        return new LiveStatus(
                Phase.OPENING,
                waiting,
                lastPicture.map(when -> seconds(Duration.between(when, now))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Duration seconds(Duration exact) {
        return Duration.ofSeconds(Math.max(0, exact.toSeconds()));
    }

    private static Duration upwards(Duration exact) {
        return seconds(exact.plusMillis(999));
    }
}
