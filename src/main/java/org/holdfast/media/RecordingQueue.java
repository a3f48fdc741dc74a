// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between the receiving thread and a recording's: units share their bytes and are bounded together, so that a slow disk
 * never holds the receiver up. Begins with a picture that decoding can begin with. Thread-safe.
 */
final class RecordingQueue {
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean keySeen;
    private boolean finished;
    private boolean overrun;
    private Optional<CodedTrack> picture = Optional.empty();
    private Optional<CodedTrack> sound = Optional.empty();

    /** A unit and whether it is a picture. */
    record Entry(CodedUnit unit, boolean video) {}

    /** @param limit how many bytes may wait */
    RecordingQueue(long limit) {
        this.limit = limit;
    }

    /** Tells of a track, before its first unit; the first of each kind counts. */
    void begin(CodedTrack track) {
        lock.lock();
        try {
            if (track.video() && picture.isEmpty()) {
                picture = Optional.of(track);
            } else if (!track.video() && sound.isEmpty()) {
                sound = Optional.of(track);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Files a unit; nothing more is taken after it was too much. */
    void offer(CodedUnit unit, boolean video) {
        lock.lock();
        try {
            if (finished || (video ? picture : sound).isEmpty() || (!keySeen && !(video && unit.key()))) {
                return;
            }
            keySeen = true;
            if (waitingBytes + unit.size() > limit) {
                overrun = true;
                finished = true;
            } else {
                waiting.add(new Entry(unit.share(), video));
                waitingBytes += unit.size();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next unit, for the caller to close; null at the end. */
    @Nullable
    Entry next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !finished) {
                changed.await();
            }
            Entry entry = waiting.poll();
            waitingBytes -= entry == null ? 0 : entry.unit().size();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** The picture's track; there is one where there was a unit. */
    CodedTrack picture() {
        lock.lock();
        try {
            return picture.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** The sound's track; there is one where there was a unit. */
    CodedTrack sound() {
        lock.lock();
        try {
            return sound.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** The sound's track, waiting for it to begin where it has not yet. */
    Optional<CodedTrack> awaitSound(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (sound.isEmpty() && !finished && left > 0) {
                left = changed.awaitNanos(left);
            }
            return sound;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it ended because too much waited. */
    boolean overrun() {
        lock.lock();
        try {
            return overrun;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come; what waits can still be taken. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come or be taken. */
    void abandon() {
        lock.lock();
        try {
            finished = true;
            waiting.forEach(each -> each.unit().close());
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
