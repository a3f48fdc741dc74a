// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A sound device whose crystal may be off and that may tell its place in steps only; it keeps what it was given. */
final class PretendLine implements SoundLine {
    private static final double BUFFERED_SECONDS = 0.3;

    private final PretendTime time;
    private final int rate;
    private final double speed;
    private final long step;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private double played;
    private long frames;
    private long flushed;
    private long since;
    private boolean running;
    private boolean stuck;
    private boolean closed;

    /**
     * @param speed 1 for one that keeps time
     * @param step in how many frames it tells what was played
     */
    PretendLine(PretendTime time, int rate, double speed, long step) {
        this.time = time;
        this.rate = rate;
        this.speed = speed;
        this.step = step;
    }

    private void play() {
        long now = time.nanos();
        if (running && !stuck) {
            played = Math.min((double) frames, played + (now - since) * speed * rate / 1e9);
        }
        since = now;
    }

    /** What is heard now, in nanoseconds of what was written since the last flush. */
    synchronized long heard() {
        play();
        return (long) ((played - flushed) * 1e9 / rate);
    }

    synchronized byte[] samples() {
        return written.toByteArray();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** It plays nothing any more. */
    synchronized void stick() {
        play();
        stuck = true;
    }

    @Override
    public synchronized int room() {
        play();
        return (int) (BUFFERED_SECONDS * rate - (frames - played));
    }

    @Override
    public synchronized void write(byte[] samples, int offset, int count) {
        if (count > room()) {
            throw new IllegalStateException("It would wait");
        }
        written.writeBytes(Arrays.copyOfRange(samples, offset, offset + 4 * count));
        frames += count;
    }

    @Override
    public synchronized long played() {
        play();
        return (long) played / step * step;
    }

    @Override
    public synchronized void start() {
        play();
        running = true;
    }

    @Override
    public synchronized void stop() {
        play();
        running = false;
    }

    @Override
    public synchronized void flush() {
        // As the JDK's lines do it: what was dropped counts as played.
        play();
        played = frames;
        flushed = frames;
        written.reset();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
