// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a stream's pictures on as JPEG: those of a JPEG stream as they came, every one; those of another stream encoded
 * here, once for all listeners and at a bounded rate. Listeners are called on one thread of its own, which runs while
 * there are any; what they do not take in time is dropped, the oldest first, so the receiver and the decoder never
 * wait. Thread-safe.
 */
final class JpegTap implements AutoCloseable {
    /** How often a picture is encoded where the stream is not made of JPEGs. */
    static final Duration ENCODED_EVERY = Duration.ofMillis(1000 / Player.ENCODED_A_SECOND);
    /** How many pictures may wait for the listeners. */
    static final int WAITING = 8;

    private static final Logger LOG = LoggerFactory.getLogger(JpegTap.class);

    private final String where;
    private final List<Consumer<Jpeg>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<CodedUnit> waiting = new ArrayDeque<>();
    private final AtomicBoolean sketching = new AtomicBoolean();
    private @Nullable Sketch sketch;
    private @Nullable MemorySegment paper;
    private long lastSketchNanos;
    private boolean sketched;
    private boolean running;
    private boolean closed;
    private volatile boolean jpegs;

    /** A copy of a decoded picture, to be encoded. */
    private record Sketch(Still still, long arrivedNanos) {}

    /** @param where the device or file, for the thread's name */
    JpegTap(String where) {
        this.where = where;
    }

    /** Calls {@code listener} with each picture from now on until the registration or the tap is closed. */
    Registration listen(Consumer<Jpeg> listener) {
        // Each call is a registration of its own, whoever the listener is.
        Consumer<Jpeg> mine = jpeg -> listener.accept(jpeg);
        lock.lock();
        try {
            if (closed) {
                return () -> {};
            }
            listeners.add(mine);
            if (!running) {
                running = true;
                Thread.ofPlatform().name("tap-" + where).daemon().start(this::run);
            }
        } finally {
            lock.unlock();
        }
        return () -> {
            listeners.remove(mine);
            wake();
        };
    }

    /** Tells that the stream is made of JPEGs, so that none has to be made. */
    void passJpegs() {
        jpegs = true;
    }

    /** Whether somebody waits for pictures that have to be decoded first. */
    boolean wantsDecoded() {
        return !jpegs && !listeners.isEmpty();
    }

    /** Files a picture of a JPEG stream, from the receiving thread. */
    void offer(CodedUnit unit) {
        if (listeners.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (!running || closed) {
                return;
            }
            if (waiting.size() == WAITING) {
                waiting.remove().close();
            }
            waiting.add(unit.share());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Copies a decoded picture where one is due and wanted, from the decoder's thread. */
    void offer(Frame frame, int width, int height, long arrivedNanos) {
        long now = System.nanoTime();
        boolean due = !sketched || now - lastSketchNanos >= ENCODED_EVERY.toNanos();
        if (!wantsDecoded() || !due || !sketching.compareAndSet(false, true)) {
            return;
        }
        sketched = true;
        lastSketchNanos = now;
        MemorySegment copy = paper;
        if (copy == null || copy.byteSize() != frame.pixels().byteSize()) {
            copy = Arena.ofAuto().allocate(frame.pixels().byteSize(), 64);
            paper = copy;
        }
        copy.copyFrom(frame.pixels());
        lock.lock();
        try {
            if (running && !closed) {
                sketch = new Sketch(new Still(width, height, copy, Optional.empty()), arrivedNanos);
                changed.signalAll();
            } else {
                sketching.set(false);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            CodedUnit unit;
            Sketch drawn;
            lock.lock();
            try {
                while (waiting.isEmpty() && sketch == null && !closed && !listeners.isEmpty()) {
                    changed.awaitUninterruptibly();
                }
                if (closed || listeners.isEmpty()) {
                    stop();
                    return;
                }
                unit = waiting.poll();
                drawn = sketch;
                sketch = null;
            } finally {
                lock.unlock();
            }
            hand(unit, drawn);
        }
    }

    /** The thread ends; the next listener starts another. */
    private void stop() {
        running = false;
        waiting.forEach(CodedUnit::close);
        waiting.clear();
        if (sketch != null) {
            sketch = null;
            sketching.set(false);
        }
    }

    private void hand(@Nullable CodedUnit unit, @Nullable Sketch drawn) {
        if (unit != null) {
            try (unit) {
                ByteBuffer bytes = HuffmanTables.complete(unit.copy());
                tell(new Jpeg(bytes.asReadOnlyBuffer(), unit.arrivedNanos(), true));
            }
        }
        if (drawn != null) {
            try {
                ByteBuffer bytes = StillEncoder.encode(drawn.still(), StillEncoder.Kind.JPEG);
                tell(new Jpeg(bytes.asReadOnlyBuffer(), drawn.arrivedNanos(), false));
            } catch (IOException e) {
                LOG.warn("A picture of {} could not be encoded", where, e);
            } finally {
                sketching.set(false);
            }
        }
    }

    private void tell(Jpeg jpeg) {
        for (Consumer<Jpeg> listener : listeners) {
            try {
                listener.accept(jpeg);
            } catch (RuntimeException e) {
                LOG.error("A listener to the pictures of {} failed", where, e);
            }
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            listeners.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
