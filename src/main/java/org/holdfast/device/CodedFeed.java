// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Live pictures, with sound where the device sends any, that a family's own client receives. Whoever plays, records or
 * offers them again takes them from here as the device sent them. A feed is for one run; {@link LiveSource#stream} gives
 * another for the next.
 */
public interface CodedFeed {
    /** The device, as {@code HOST:PORT}, for threads' names and sentences. */
    String where();

    /**
     * Starts the device's stream and hands on what comes, until the stream ends, breaks or {@link #stop} is called;
     * the device is told to stop before this returns. After {@link #stop} it returns at once and starts nothing. One run
     * of a device at a time.
     *
     * @throws DeviceException when the stream could not be started or broke
     */
    void run(Sink sink) throws DeviceException, InterruptedException;

    /**
     * Makes {@link #run} return within a second, also where it did not begin yet; from any thread, and harmless when
     * repeated.
     */
    void stop();

    /** Samples a second of the sound that the device offers, which may begin late; empty where it is not known of any. */
    default OptionalInt soundRate() {
        return OptionalInt.empty();
    }

    /** Counters since {@link #run} began; from any thread. */
    Counters counters();

    /** Takes what comes, on the thread of {@link #run}. */
    interface Sink {
        /**
         * One whole picture.
         *
         * @param bytes valid during the call
         * @param micros when it was taken, in microseconds of a clock that sound shares; never runs backwards
         * @param key whether decoding can begin here
         * @param arrivedNanos {@link System#nanoTime} when its last byte arrived
         */
        void picture(Coding coding, ByteBuffer bytes, long micros, boolean key, long arrivedNanos)
                throws InterruptedException;

        /**
         * A piece of sound: signed 16 bits, the lower byte first, one channel.
         *
         * @param samples valid during the call
         * @param rate samples a second
         * @param micros when its first sample was taken, in the clock of the pictures
         */
        void sound(ByteBuffer samples, int rate, long micros, long arrivedNanos) throws InterruptedException;
    }

    /** How pictures are coded. */
    enum Coding {
        JPEG,
        H264,
        H265
    }

    /**
     * What came.
     *
     * @param bytes bytes received
     * @param lost pictures that began and never became whole
     * @param repaired pictures that became whole only by packets that came late, twice or in another order
     */
    record Counters(long bytes, long lost, long repaired) {
        /** Before anything came. */
        public static final Counters NONE = new Counters(0, 0, 0);
    }
}
