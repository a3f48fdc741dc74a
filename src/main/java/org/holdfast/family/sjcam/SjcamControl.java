// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.holdfast.device.CameraControl;
import org.holdfast.device.DeviceException;

/**
 * Modes, recording and shutter with the rules that keep a camera from crashing: what is being captured ends before
 * the mode changes, and no photo is taken on a full card (protocol reference, sections 6 and 10). One change at a
 * time; thread-safe.
 */
final class SjcamControl implements CameraControl {
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(10);

    private final SjcamClient client;
    private final SjcamQueries queries;
    private final CaptureWatch watch;
    private final SjcamIdentity identity;
    private final Pace pace;
    private final BooleanSupplier listening;
    private final Semaphore change = new Semaphore(1, true);
    private volatile long changedAt;

    /** @param listening whether the event port is heard */
    SjcamControl(
            SjcamClient client,
            SjcamQueries queries,
            CaptureWatch watch,
            SjcamIdentity identity,
            Pace pace,
            BooleanSupplier listening) {
        this.client = client;
        this.queries = queries;
        this.watch = watch;
        this.identity = identity;
        this.pace = pace;
        this.listening = listening;
        this.changedAt = System.nanoTime() - Duration.ofHours(1).toNanos();
    }

    @Override
    public List<Mode> modes() {
        return Arrays.stream(SjcamMode.values()).map(SjcamMode::mode).toList();
    }

    @Override
    public State state() throws DeviceException, InterruptedException {
        OptionalInt number = queries.mode();
        Optional<SjcamMode> mode = known(number);
        long capture = queries.capture();
        watch.capturing(capture != 0);
        boolean photos = number.isPresent() && SjcamMode.picture(number.getAsInt()) == SjcamMode.Picture.MJPEG;
        return new State(
                mode.map(SjcamMode::mode),
                activity(capture, photos),
                recorded(capture, photos),
                photos ? photosLeft() : OptionalInt.empty(),
                photos ? Optional.empty() : timeLeft());
    }

    private static Optional<SjcamMode> known(OptionalInt number) {
        return number.isPresent() ? SjcamMode.of(number.getAsInt()) : Optional.empty();
    }

    private static Activity activity(long capture, boolean photos) {
        if (capture == 0) {
            return Activity.IDLE;
        }
        return photos ? Activity.PHOTO_SERIES : Activity.RECORDING;
    }

    /** An SJ4000 counts on the event port; others in the capture state itself. */
    private Optional<Duration> recorded(long capture, boolean photos) {
        if (capture == 0 || photos) {
            return Optional.empty();
        }
        Optional<Duration> counted = watch.recorded();
        return counted.isPresent() || identity.early() || capture < 0 || capture > 1_000_000
                ? counted
                : Optional.of(Duration.ofSeconds(capture));
    }

    private OptionalInt photosLeft() throws DeviceException, InterruptedException {
        OptionalLong left = queries.optional(SjcamCommand.photosLeft());
        return left.isPresent() && left.getAsLong() >= 0 && left.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) left.getAsLong())
                : watch.photosLeft();
    }

    private Optional<Duration> timeLeft() throws DeviceException, InterruptedException {
        OptionalLong left = queries.optional(SjcamCommand.secondsLeft());
        return left.isPresent() && left.getAsLong() >= 0 && left.getAsLong() <= Integer.MAX_VALUE
                ? Optional.of(Duration.ofSeconds(left.getAsLong()))
                : Optional.empty();
    }

    @Override
    public State switchTo(Mode mode) throws DeviceException, InterruptedException {
        SjcamMode wanted = SjcamMode.of(mode)
                .orElseThrow(() ->
                        new DeviceException.NotAllowed(text("not-allowed.mode", mode.id()), text("advice.camera")));
        change.acquire();
        try {
            OptionalInt present = queries.mode();
            requireNoPhantom();
            if (queries.busy()) {
                requireCount(present);
                stop(present);
            }
            if (!present.equals(OptionalInt.of(wanted.number()))) {
                client.tell(SjcamCommand.switchTo(wanted));
                boolean told = await(wanted);
                changedAt = System.nanoTime();
                pace.sleep(told ? Pace.AFTER_MODE : Pace.AFTER_UNTOLD_MODE);
            }
        } finally {
            change.release();
        }
        return state();
    }

    private void requireNoPhantom() throws DeviceException {
        if (watch.phantom()) {
            throw new DeviceException.NotAllowed(text("not-allowed.phantom"), text("not-allowed.phantom.advice"));
        }
    }

    /** With HDMI plugged in a recording may be none, whoever started it; a change of mode would crash the camera. */
    private void requireCount(OptionalInt mode) throws DeviceException, InterruptedException {
        if (!counts(mode)) {
            return;
        }
        watch.capturing(true);
        CaptureWatch.Count count = watch.awaitCount(listening);
        if (count == CaptureWatch.Count.STANDS_STILL) {
            watch.nothingRecorded();
        }
        boolean ended = count == CaptureWatch.Count.UNKNOWN && !queries.busy();
        if (count != CaptureWatch.Count.GOES_ON && !ended) {
            throw new DeviceException.NotAllowed(text("not-allowed.phantom"), text("not-allowed.phantom.advice"));
        }
    }

    /** Whether the seconds of a recording in that mode are counted on the event port. */
    private boolean counts(OptionalInt mode) {
        return identity.early() && known(mode).filter(SjcamMode.VIDEO::equals).isPresent();
    }

    /** Ends what is captured and waits until the camera says that it did. */
    private void stop(OptionalInt mode) throws DeviceException, InterruptedException {
        Optional<SjcamMode> running = known(mode);
        if (mode.isPresent() && (running.isEmpty() || running.get() == SjcamMode.PLAYBACK)) {
            throw new DeviceException.NotAllowed(text("not-allowed.unknown-capture"), text("advice.stop-at-camera"));
        }
        if (running.filter(SjcamMode.LAPSE_PHOTO::equals).isPresent()) {
            client.tell(SjcamCommand.shoot());
        } else if (running.filter(SjcamMode.PHOTO::equals).isEmpty()) {
            // Where the mode is not told, a camera with a photo series refuses this and nothing is changed.
            client.tell(SjcamCommand.record(false));
        }
        for (int poll = 0; poll < polls(); poll++) {
            if (!queries.busy()) {
                watch.capturing(false);
                return;
            }
            pace.sleep(Pace.BETWEEN_POLLS);
        }
        throw new DeviceException.TimedOut(client.where(), text("tried.stop"), text("advice.silent"), null);
    }

    /** Waits for a mode; tells whether the camera confirmed it, which some never do. */
    private boolean await(SjcamMode wanted) throws DeviceException, InterruptedException {
        if (!queries.tellsMode()) {
            queries.assume(wanted);
        }
        for (int poll = 0; poll < polls(); poll++) {
            if (queries.mode().equals(OptionalInt.of(wanted.number()))) {
                return queries.tellsMode();
            }
            pace.sleep(Pace.BETWEEN_POLLS);
        }
        throw new DeviceException.TimedOut(client.where(), text("tried.3001"), text("advice.mode-ignored"), null);
    }

    private static long polls() {
        return LONGEST_CHANGE.dividedBy(Pace.BETWEEN_POLLS);
    }

    @Override
    public State record(boolean on) throws DeviceException, InterruptedException {
        change.acquire();
        try {
            OptionalInt number = queries.mode();
            if (number.isPresent() && known(number).filter(SjcamMode::records).isEmpty()) {
                throw new DeviceException.NotAllowed(text("not-allowed.record"), text("advice.video-mode"));
            }
            if (on) {
                requireRoomForClip();
            }
            SjcamCommand order = SjcamCommand.record(on);
            client.tell(order);
            boolean counted = on && counts(number);
            watch.expectCount(counted);
            watch.capturing(on);
            if (counted && watch.awaitCount(listening) == CaptureWatch.Count.STANDS_STILL) {
                watch.nothingRecorded();
                throw new DeviceException.Refused(
                        client.where(), order.what(), text("phantom.reason"), text("not-allowed.phantom.advice"));
            }
        } finally {
            change.release();
        }
        return state();
    }

    private void requireRoomForClip() throws DeviceException, InterruptedException {
        OptionalLong left = queries.optional(SjcamCommand.secondsLeft());
        if (left.isPresent() && left.getAsLong() == 0) {
            throw new DeviceException.StorageFull(text("full.clip"), text("advice.make-room"));
        }
    }

    @Override
    public State shoot() throws DeviceException, InterruptedException {
        change.acquire();
        try {
            OptionalInt number = queries.mode();
            boolean series = known(number).filter(SjcamMode.LAPSE_PHOTO::equals).isPresent();
            if (number.isPresent() && known(number).filter(SjcamMode::shoots).isEmpty()) {
                throw new DeviceException.NotAllowed(text("not-allowed.shoot"), text("advice.photo-mode"));
            }
            boolean ending = series && queries.busy();
            if (!ending) {
                requireRoomForPhoto();
            }
            client.tell(SjcamCommand.shoot());
            if (series) {
                watch.capturing(queries.busy());
            }
        } finally {
            change.release();
        }
        return state();
    }

    /** A photo on a nearly full card silences the camera until its Wi-Fi is switched off and on. */
    private void requireRoomForPhoto() throws DeviceException, InterruptedException {
        OptionalInt left = photosLeft();
        if (left.isPresent() && left.getAsInt() <= 1) {
            throw new DeviceException.StorageFull(
                    text("full.photo", Integer.toString(left.getAsInt())), text("advice.make-room"));
        }
    }

    /**
     * Does something while neither mode nor capture changes: a setting that comes too soon after a change of mode is
     * lost (protocol reference, section 6).
     */
    void undisturbed(Step step) throws DeviceException, InterruptedException {
        change.acquire();
        try {
            step.take();
        } finally {
            change.release();
        }
    }

    /** What is done undisturbed. */
    @FunctionalInterface
    interface Step {
        void take() throws DeviceException, InterruptedException;
    }

    /** How long ago the mode changed through us. */
    Duration sinceModeChange() {
        return Duration.ofNanos(System.nanoTime() - changedAt);
    }
}
