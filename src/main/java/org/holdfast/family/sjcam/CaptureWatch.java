// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events.Weight;

/**
 * Knows whether the camera captures. The event port only hints; while something is captured the camera is asked about
 * every two seconds, because no event tells of a recording that ended with a mode change or a full card (protocol
 * reference, section 10). Thread-safe; one virtual thread asks.
 */
final class CaptureWatch implements AutoCloseable {
    private final SjcamClient client;
    private final SjcamSignals signals;
    private final Pace pace;
    private final boolean early;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean capturing;
    private volatile int counted = -1;
    private volatile int greatest = -1;
    private volatile int photosLeft = -1;
    private volatile boolean expectsCount;
    private volatile boolean announced;
    private volatile boolean phantom;
    private volatile int lastMode = -1;

    /** @param early whether the camera counts the seconds of a recording on its event port */
    CaptureWatch(SjcamClient client, SjcamSignals signals, Pace pace, boolean early) {
        this.client = client;
        this.signals = signals;
        this.pace = pace;
        this.early = early;
        this.thread = Thread.ofVirtual().name("work-sjcam-watch").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Takes what the camera said about capturing.
     *
     * @return whether that is news
     */
    boolean capturing(boolean now) {
        boolean news;
        synchronized (this) {
            news = capturing != now;
            capturing = now;
            if (news) {
                counted = -1;
                greatest = -1;
                announced = false;
                phantom = false;
            }
        }
        if (news) {
            wake.release();
            signals.moved();
        }
        return news;
    }

    boolean capturing() {
        return capturing;
    }

    /** Expects the seconds of an ordinary recording to count, and says so when they do not. */
    void expectCount(boolean expected) {
        expectsCount = expected;
    }

    /**
     * Takes that the event port told of the start, so that seconds have to follow there.
     *
     * @param ordinary whether it is an ordinary recording, whoever started it
     */
    void announced(boolean ordinary) {
        announced = true;
        if (ordinary && early) {
            expectsCount = true;
        }
    }

    /** What is known of the seconds of a recording. */
    enum Count {
        GOES_ON,
        STANDS_STILL,
        UNKNOWN
    }

    /**
     * Waits until the seconds of a recording pass 0, as long as that takes at most.
     *
     * @param listening whether the event port, which counts them, is heard
     * @return unknown also when the recording ended meanwhile
     */
    Count awaitCount(BooleanSupplier listening) throws InterruptedException {
        long patience = pace.deadline(Pace.FIRST_COUNT).toNanos();
        long start = System.nanoTime();
        long heardSince = start;
        while (capturing
                && System.nanoTime() - start
                        < patience + pace.deadline(Pace.CONNECT).toNanos()) {
            if (greatest > 0) {
                return Count.GOES_ON;
            }
            if (!listening.getAsBoolean()) {
                heardSince = System.nanoTime();
            } else if (System.nanoTime() - heardSince > patience) {
                return Count.STANDS_STILL;
            }
            pace.sleep(Pace.BETWEEN_POLLS);
        }
        return capturing && greatest > 0 ? Count.GOES_ON : Count.UNKNOWN;
    }

    /** Takes that nothing is recorded although the camera says so, and raises the alarm once. */
    void nothingRecorded() {
        boolean news;
        synchronized (this) {
            news = !phantom;
            phantom = true;
            expectsCount = false;
        }
        if (news) {
            signals.emit(Weight.ALARM, text("event.nothing-recorded"), true);
        }
    }

    /** Whether the camera says that it records and counts nothing; the next change of mode would crash it. */
    boolean phantom() {
        return phantom;
    }

    /** Takes the seconds recorded, from the event port. */
    void counted(int seconds) {
        counted = seconds;
        greatest = Math.max(greatest, seconds);
    }

    /** How long the clip being recorded is, as far as the event port told. */
    Optional<Duration> recorded() {
        int seconds = counted;
        return capturing && seconds >= 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    void photosLeft(int count) {
        photosLeft = count;
    }

    /** What the event port said last. */
    OptionalInt photosLeft() {
        int count = photosLeft;
        return count >= 0 ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /** Takes the mode that was read; a change moves the live picture. */
    void mode(int number) {
        boolean news;
        synchronized (this) {
            news = lastMode >= 0 && lastMode != number;
            lastMode = number;
        }
        if (news) {
            signals.moved();
        }
    }

    /** The mode that was read last, -1 for none. */
    int lastMode() {
        return lastMode;
    }

    private void run() {
        try {
            while (!closed) {
                if (!capturing) {
                    wake.acquire();
                }
                long begun = System.nanoTime();
                while (capturing && !closed) {
                    if (!wake.tryAcquire(pace.pause(Pace.BETWEEN_WATCHES).toMillis(), TimeUnit.MILLISECONDS)) {
                        look(System.nanoTime() - begun);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void look(long sinceNanos) throws InterruptedException {
        try {
            long state = client.tell(SjcamCommand.captureState()).number().orElse(0);
            if (state == 0) {
                if (capturing(false)) {
                    signals.emit(Weight.NEWS, text("event.capture-ended"), true);
                }
            } else if (expectsCount
                    && countsNothing()
                    && sinceNanos > pace.deadline(Pace.FIRST_COUNT).toNanos()) {
                // Seen with HDMI plugged in: success is reported and nothing is recorded.
                nothingRecorded();
            }
        } catch (DeviceException e) {
            // The next look tells; whoever gives a command hears of the trouble.
        }
    }

    /** Without a word from the event port nothing is known. */
    private boolean countsNothing() {
        return greatest == 0 || (greatest < 0 && announced);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
