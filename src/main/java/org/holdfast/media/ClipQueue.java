// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * Between the thread that reads a clip and the one that plays it: what was read ahead of both tracks, bounded in time,
 * bytes and number. Cameras write sound in pieces of a second, so neither track may hold up the other; the bound is
 * on both together. Going to another place empties it and begins a new generation. Times are in nanoseconds of the
 * clip. Thread-safe.
 */
final class ClipQueue {
    /** What stands in for a place to go to when none is wanted. */
    static final long NOWHERE = -1;

    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final int MOST_UNITS = 8192;
    /** How far ahead the further track is read. */
    private static final long AHEAD = 4_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forReader = lock.newCondition();
    private final Condition forPlayer = lock.newCondition();
    private final ArrayDeque<CodedUnit> pictures = new ArrayDeque<>();
    private final ArrayDeque<CodedUnit> sounds = new ArrayDeque<>();
    private @Nullable ClipTracks tracks;
    private @Nullable DeviceException failure;
    private long bytes;
    private long place = NOWHERE;
    private int generation;
    private boolean soundWanted = true;
    private boolean finished;
    private boolean abandoned;
    private boolean readerWaits;
    private boolean woken;
    private boolean dataWanted;

    /** The tracks are known; they are closed by {@link #abandon} or by whoever takes them. */
    void opened(ClipTracks found) {
        lock.lock();
        try {
            if (abandoned) {
                found.close();
            } else {
                tracks = found;
                wakePlayer();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The tracks, once they are known; the caller closes them. */
    Optional<ClipTracks> takeTracks() {
        lock.lock();
        try {
            Optional<ClipTracks> taken = Optional.ofNullable(tracks);
            tracks = null;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What the reader has to do next: the place to go to, or {@link #NOWHERE}. */
    long takePlace() {
        lock.lock();
        try {
            long taken = place;
            place = NOWHERE;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Files a unit, which is closed here where nobody wants it; waits while enough was read ahead.
     *
     * @return false when the reader has to go elsewhere or to end
     */
    boolean put(boolean video, CodedUnit unit) throws InterruptedException {
        lock.lock();
        try {
            while (full() && place == NOWHERE && !abandoned) {
                readerWaits = true;
                forReader.await();
            }
            readerWaits = false;
            if (place != NOWHERE || abandoned) {
                unit.close();
                return false;
            }
            if (!video && !soundWanted) {
                unit.close();
                return true;
            }
            (video ? pictures : sounds).add(unit);
            bytes += unit.size();
            if (dataWanted) {
                wakePlayer();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All was read; waits until the reader has to go elsewhere. False when it has to end. */
    boolean awaitPlace() throws InterruptedException {
        lock.lock();
        try {
            if (place == NOWHERE) {
                finished = true;
                wakePlayer();
            }
            while (place == NOWHERE && !abandoned) {
                readerWaits = true;
                forReader.await();
            }
            readerWaits = false;
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more can be read, for good. */
    void fail(DeviceException why) {
        lock.lock();
        try {
            failure = why;
            finished = true;
            wakePlayer();
        } finally {
            lock.unlock();
        }
    }

    /** Goes to another place of the clip. */
    void go(long to) {
        lock.lock();
        try {
            place = to;
            generation++;
            finished = failure != null;
            clear();
            forReader.signalAll();
            wakePlayer();
        } finally {
            lock.unlock();
        }
    }

    /** Counts the calls of {@link #go}. */
    int generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    /** The next unit of a track, for the caller to close; null where none waits. */
    @Nullable
    CodedUnit poll(boolean video) {
        lock.lock();
        try {
            CodedUnit unit = (video ? pictures : sounds).poll();
            if (unit != null) {
                bytes -= unit.size();
                forReader.signalAll();
            }
            return unit;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a track has nothing now. */
    boolean empty(boolean video) {
        lock.lock();
        try {
            return (video ? pictures : sounds).isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more comes, besides what waits. */
    boolean finished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a track that has nothing will have nothing soon either. */
    boolean waitingIsVain() {
        lock.lock();
        try {
            return finished || full();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@code nanos} of each track wait, or as much as there will be. */
    boolean ready(long nanos, boolean video, boolean sound) {
        lock.lock();
        try {
            return finished
                    || full()
                    || ((!video || span(pictures) >= nanos) && (!sound || !soundWanted || span(sounds) >= nanos));
        } finally {
            lock.unlock();
        }
    }

    Optional<DeviceException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing plays the sound: it is not kept any more. */
    void withoutSound() {
        lock.lock();
        try {
            soundWanted = false;
            sounds.forEach(this::drop);
            sounds.clear();
            forReader.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait of the playing thread, or its next one. */
    void wake() {
        lock.lock();
        try {
            wakePlayer();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The playing thread waits for something new.
     *
     * @param data whether a unit counts as new
     */
    void await(long nanos, boolean data) throws InterruptedException {
        lock.lock();
        try {
            dataWanted = data;
            long left = nanos;
            while (!woken && !abandoned && left > 0) {
                left = forPlayer.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the reader has nothing to do now. */
    boolean readerWaits() {
        lock.lock();
        try {
            return readerWaits && (finished || full()) && place == NOWHERE;
        } finally {
            lock.unlock();
        }
    }

    /** Both threads have to end; what waits is given back. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            clear();
            if (tracks != null) {
                tracks.close();
                tracks = null;
            }
            forReader.signalAll();
            forPlayer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean full() {
        return bytes >= MOST_BYTES
                || pictures.size() + sounds.size() >= MOST_UNITS
                || Math.max(span(pictures), span(sounds)) >= AHEAD;
    }

    private static long span(ArrayDeque<CodedUnit> units) {
        CodedUnit first = units.peekFirst();
        CodedUnit last = units.peekLast();
        return first == null || last == null ? 0 : Math.abs(last.ticks() - first.ticks());
    }

    private void clear() {
        pictures.forEach(this::drop);
        pictures.clear();
        sounds.forEach(this::drop);
        sounds.clear();
    }

    private void drop(CodedUnit unit) {
        bytes -= unit.size();
        unit.close();
    }

    private void wakePlayer() {
        woken = true;
        forPlayer.signalAll();
    }
}
