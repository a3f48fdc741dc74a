// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.net.Registration;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording on a card as a channel. Players jump between the index at the end and two tracks that lie in pieces, but
 * each jump costs a device a new request; so what was read lately stays in memory, and only a jump out of that makes a
 * new transfer. A transfer that nobody reads from is given back to the device after a while. One thread reads; any may
 * close.
 */
final class CardChannel implements SeekableByteChannel {
    private static final Logger LOG = LoggerFactory.getLogger(CardChannel.class);
    /** A jump forward by at most this much is read through. */
    private static final long SKIP = 512L * 1024;
    /** From a device that begins at 0 whatever it is asked for, this much is read through. */
    private static final long SKIP_FROM_ZERO = 2L * 1024 * 1024;

    private static final Duration IDLE = Duration.ofSeconds(15);

    private final Recordings card;
    private final Recording recording;
    private final Interruption interruption;
    private final Timekeeper time;
    private final Runnable closing;
    private final BlockCache cache;
    private final long size;
    private final AtomicReference<@Nullable Reach> resting = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Registration> watch = new AtomicReference<>();
    private volatile Recordings.@Nullable Transfer reading;
    private volatile long usedNanos;
    private long position;

    /** A transfer and where it is. */
    private record Reach(Recordings.Transfer transfer, long at) {}

    private CardChannel(
            Recordings card,
            Recording recording,
            Interruption interruption,
            Timekeeper time,
            Runnable closing,
            long size) {
        this.card = card;
        this.recording = recording;
        this.interruption = interruption;
        this.time = time;
        this.closing = closing;
        this.size = size;
        this.cache = new BlockCache(size);
    }

    /**
     * Begins to read a recording.
     *
     * @param interruption ends what blocks
     * @param closing called once, when the channel is closed
     * @throws IOException with the device's failure as its cause
     */
    static CardChannel open(
            Recordings card, Recording recording, Interruption interruption, Timekeeper time, Runnable closing)
            throws IOException {
        Recordings.Transfer first = interruption.during(() -> card.open(recording, 0));
        OptionalLong size = first.total();
        if (size.isEmpty() && recording.sizeTolerance() == 0) {
            size = recording.size();
        }
        if (size.isEmpty()) {
            first.close();
            throw downloadFirst();
        }
        CardChannel channel = new CardChannel(card, recording, interruption, time, closing, size.getAsLong());
        channel.rest(new Reach(first, 0));
        return channel;
    }

    private static IOException downloadFirst() {
        return new IOException(new DeviceException.Unsupported(
                ServiceTexts.of("clip.no-jumps"), ServiceTexts.of("clip.no-jumps.advice")));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (closed.get()) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        long block = position / BlockCache.BLOCK;
        byte[] bytes = cache.get(block).orElse(null);
        if (bytes == null) {
            bytes = fetch(block);
        }
        int offset = (int) (position % BlockCache.BLOCK);
        int count = Math.min(into.remaining(), bytes.length - offset);
        if (count <= 0) {
            return -1;
        }
        into.put(bytes, offset, count);
        position += count;
        return count;
    }

    /** Reads up to a block and keeps all on the way; what breaks off is tried once more. */
    private byte[] fetch(long block) throws IOException {
        try {
            return fetchOnce(block);
        } catch (IOException e) {
            boolean again = e.getCause() instanceof DeviceException.TimedOut
                    || e.getCause() instanceof DeviceException.Malformed
                    || e.getCause() instanceof DeviceException.Unreachable;
            if (!again || closed.get()) {
                throw e;
            }
            LOG.debug("{} broke off and is asked for again", recording.name(), e);
            return fetchOnce(block);
        }
    }

    private byte[] fetchOnce(long block) throws IOException {
        long from = block * BlockCache.BLOCK;
        Reach reach = resting.getAndSet(null);
        if (reach != null && (reach.at > from || from - reach.at > SKIP)) {
            reach.transfer.close();
            reach = null;
        }
        if (reach == null) {
            Recordings.Transfer opened = interruption.during(() -> card.open(recording, from));
            reach = new Reach(opened, opened.from());
            if (reach.at > from || from - reach.at > SKIP_FROM_ZERO) {
                opened.close();
                throw downloadFirst();
            }
        }
        reading = reach.transfer;
        boolean whole = false;
        try {
            byte[] bytes = readThrough(reach, block);
            whole = true;
            return bytes;
        } finally {
            reading = null;
            if (!whole || closed.get()) {
                reach.transfer.close();
            } else {
                rest(new Reach(reach.transfer, Math.min(size, from + BlockCache.BLOCK)));
            }
        }
    }

    private byte[] readThrough(Reach reach, long last) throws IOException {
        long at = reach.at;
        while (true) {
            long block = at / BlockCache.BLOCK;
            int length = (int) Math.min(BlockCache.BLOCK, size - block * BlockCache.BLOCK);
            byte[] bytes = new byte[length];
            int have = 0;
            while (have < length) {
                int offset = have;
                int count = interruption.during(() -> reach.transfer.read(bytes, offset, length - offset));
                if (count < 0) {
                    throw new IOException(new DeviceException.Malformed(
                            recording.name(), ServiceTexts.of("clip.reading"), ServiceTexts.of("clip.shorter"), null));
                }
                have += count;
            }
            cache.put(block, bytes);
            if (block == last) {
                return bytes;
            }
            at = (block + 1) * BlockCache.BLOCK;
        }
    }

    /** Lays a transfer aside until the next block is wanted. */
    private void rest(Reach reach) {
        usedNanos = time.nanos();
        resting.set(reach);
        if (closed.get()) {
            drop();
        } else if (watch.get() == null) {
            watchAgain();
        }
    }

    private void watchAgain() {
        Registration next = time.after(IDLE, this::giveBackWhenIdle);
        watch.set(next);
        if (closed.get()) {
            next.close();
        }
    }

    private void giveBackWhenIdle() {
        if (closed.get()) {
            return;
        }
        if (time.nanos() - usedNanos >= IDLE.toNanos()) {
            drop();
            watch.set(null);
        } else {
            watchAgain();
        }
    }

    private void drop() {
        Reach idle = resting.getAndSet(null);
        if (idle != null) {
            idle.transfer.close();
        }
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        if (to < 0) {
            throw new IllegalArgumentException("There is no place before the beginning");
        }
        position = to;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        Registration waiting = watch.getAndSet(null);
        if (waiting != null) {
            waiting.close();
        }
        Recordings.Transfer busy = reading;
        if (busy != null) {
            busy.close();
        }
        drop();
        closing.run();
    }
}
