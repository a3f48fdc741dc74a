// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.device.CodedFeed;

/** A camera without a network: JPEGs at their time, with sound, and a count of those that it could not send in time. */
final class SyntheticFeed implements CodedFeed {
    /** Pictures a second. */
    static final int RATE = 25;

    private static final long STEP = 1_000_000_000L / RATE;
    private static final int SOUND_RATE = 8000;

    private final int number;
    private final List<byte[]> jpegs;
    private final ByteBuffer silence = ByteBuffer.allocate(2 * SOUND_RATE / RATE);
    private volatile boolean stopped;
    private volatile long sent;
    private volatile long late;
    private volatile long bytes;

    SyntheticFeed(int number, List<byte[]> jpegs) {
        this.number = number;
        this.jpegs = jpegs;
    }

    @Override
    public String where() {
        return "camera-" + number;
    }

    @Override
    public void run(Sink sink) throws InterruptedException {
        // Cameras do not all send in the same moment.
        long start = System.nanoTime() + STEP * (number % 16) / 16;
        long mySent = 0;
        long myLate = 0;
        long myBytes = 0;
        while (!stopped) {
            long due = start + mySent * STEP;
            while (!stopped && System.nanoTime() - due < 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long now = System.nanoTime();
            myLate += now - due > STEP ? 1 : 0;
            byte[] jpeg = jpegs.get((int) ((mySent + number) % jpegs.size()));
            long micros = mySent * STEP / 1000;
            sink.picture(Coding.JPEG, ByteBuffer.wrap(jpeg), micros, true, now);
            sink.sound(silence.duplicate(), SOUND_RATE, micros, now);
            myBytes += jpeg.length + silence.capacity();
            sent = ++mySent;
            late = myLate;
            bytes = myBytes;
        }
    }

    /** How many pictures were handed on. */
    long sent() {
        return sent;
    }

    /** How many of them a whole picture's time too late, because this computer was busy. */
    long late() {
        return late;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public Counters counters() {
        return new Counters(bytes, 0, 0);
    }
}
