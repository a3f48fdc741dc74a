// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.ByteArrayOutputStream;

/** A sound device that plays as far as a test says, and keeps what it was given. */
final class SteppedLine implements SoundLine {
    private static final double BUFFERED_SECONDS = 0.3;

    private final int rate;
    private final double speed;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private double played;
    private long frames;
    private boolean running;
    private boolean closed;

    /** @param speed 1 for one that keeps time, 0 for one that is stuck */
    SteppedLine(int rate, double speed) {
        this.rate = rate;
        this.speed = speed;
    }

    synchronized void pass(long nanos) {
        if (running) {
            played = Math.min((double) frames, played + nanos * speed * rate / 1e9);
        }
    }

    /** How much was handed over and not played yet, in moments. */
    synchronized long left() {
        return frames - (long) played;
    }

    synchronized long written() {
        return frames;
    }

    synchronized byte[] samples() {
        return written.toByteArray();
    }

    synchronized boolean running() {
        return running;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized int room() {
        return (int) (BUFFERED_SECONDS * rate - (frames - played));
    }

    @Override
    public synchronized void write(byte[] samples, int offset, int count) {
        if (count > room()) {
            throw new IllegalStateException("It would wait");
        }
        written.write(samples, offset, StereoConverter.FRAME * count);
        frames += count;
    }

    @Override
    public synchronized long played() {
        return (long) played;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public synchronized void flush() {
        played = frames;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
