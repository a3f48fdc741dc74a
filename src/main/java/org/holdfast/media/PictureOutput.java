// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * Where a decoder's pictures go: to the screen through {@link FrameExchange}, into stills that somebody waits for, and
 * into the counters. {@link #borrow}, {@link #publish} and {@link #discard} belong to the decoder's thread; the rest
 * may be called by any.
 */
final class PictureOutput {
    private final PlayerListener listener;
    private final JpegTap tap;
    private final AtomicReference<@Nullable CompletableFuture<Still>> wanted = new AtomicReference<>();
    private final CompletableFuture<FrameExchange> firstSize = new CompletableFuture<>();
    private volatile @Nullable FrameExchange exchange;
    private volatile @Nullable DeviceException end;
    private volatile long earlierOvertaken;
    private volatile long decoded;
    private volatile long damaged;
    private volatile long lastPictureNanos;
    private volatile long newestDelayNanos;
    private long decodedCount;
    private long damagedCount;
    private long overtakenBefore;
    private final SizeChanges sizes = new SizeChanges();

    /** An output that nobody taps, such as a clip's. */
    PictureOutput(PlayerListener listener) {
        this(listener, new JpegTap(""));
    }

    /** @param tap is offered each picture, for those who want it encoded */
    PictureOutput(PlayerListener listener, JpegTap tap) {
        this.listener = listener;
        this.tap = tap;
    }

    /**
     * A buffer for a picture of that size; when the size is a new one the listener hears of it first.
     *
     * @throws DeviceException when the size is absurd, or changes all the time
     */
    Frame borrow(int width, int height) throws DeviceException {
        FrameExchange current = exchange;
        if (current == null || current.width() != width || current.height() != height) {
            if (!FrameExchange.accepts(width, height)) {
                throw MediaTexts.media("too-large", null, Integer.toString(width), Integer.toString(height));
            }
            if (current != null) {
                overtakenBefore += current.overtaken();
                earlierOvertaken = overtakenBefore;
                sizes.change(current);
            }
            current = new FrameExchange(width, height);
            exchange = current;
            listener.opened(current);
            firstSize.complete(current);
        }
        return current.borrow();
    }

    /** Gives a buffer back that holds no picture. */
    void discard(Frame frame) {
        current().discard(frame);
    }

    /**
     * Shows a picture.
     *
     * @param jpeg asked for the picture as it came, where somebody waits for a still
     */
    void publish(Frame frame, long arrivedNanos, Supplier<Optional<ByteBuffer>> jpeg) {
        FrameExchange current = current();
        CompletableFuture<Still> waiting = wanted.getAndSet(null);
        if (waiting != null) {
            MemorySegment copy = Arena.ofAuto().allocate(frame.pixels().byteSize(), 64);
            copy.copyFrom(frame.pixels());
            waiting.complete(new Still(current.width(), current.height(), copy, jpeg.get()));
        }
        tap.offer(frame, current.width(), current.height(), arrivedNanos);
        current.publish(frame, arrivedNanos);
        long now = System.nanoTime();
        decoded = ++decodedCount;
        lastPictureNanos = now;
        newestDelayNanos = now - arrivedNanos;
    }

    /** Counts a picture that could not be decoded, or only in part. */
    void damaged() {
        damaged = ++damagedCount;
    }

    private FrameExchange current() {
        FrameExchange current = exchange;
        if (current == null) {
            throw new IllegalStateException("Nothing was borrowed");
        }
        return current;
    }

    /** Waits for the first picture's size. */
    Optional<FrameExchange> awaitSize(Duration patience) throws InterruptedException {
        FrameExchange current = exchange;
        if (current != null) {
            return Optional.of(current);
        }
        try {
            return Optional.of(firstSize.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    /** See {@link Player#still}. */
    Still still(Duration patience) throws DeviceException, InterruptedException {
        CompletableFuture<Still> fresh = new CompletableFuture<>();
        CompletableFuture<Still> known = wanted.compareAndExchange(null, fresh);
        CompletableFuture<Still> mine = known == null ? fresh : known;
        DeviceException ended = end;
        if (ended != null) {
            throw ended;
        }
        try {
            return mine.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw MediaTexts.media("no-picture", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeviceException cause) {
                throw cause;
            }
            throw MediaTexts.media("no-picture", e);
        }
    }

    /** No picture will come any more; whoever waits for a still hears why. */
    void end(DeviceException why) {
        end = why;
        CompletableFuture<Still> waiting = wanted.getAndSet(null);
        if (waiting != null) {
            waiting.completeExceptionally(why);
        }
        firstSize.completeExceptionally(why);
    }

    /** Whether a picture has to be decoded though nobody looks: for its size, a still, or to be encoded again. */
    boolean needsPicture() {
        return exchange == null || wanted.get() != null || tap.wantsDecoded();
    }

    /** When the last picture was published, {@link System#nanoTime}; 0 before the first. */
    long lastPictureNanos() {
        return lastPictureNanos;
    }

    PlayerStatistics statistics(long lost, long bytes) {
        FrameExchange current = exchange;
        long overtaken = earlierOvertaken + (current == null ? 0 : current.overtaken());
        return new PlayerStatistics(decoded, overtaken, lost, damaged, bytes, lastPictureNanos, newestDelayNanos);
    }
}
