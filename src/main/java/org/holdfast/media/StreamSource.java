// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;

/** Where coded units come from. {@link #run} belongs to the receiving thread, the rest may be called by any. */
interface StreamSource extends AutoCloseable {
    /**
     * Opens, receives and hands on until the stream ends or is closed.
     *
     * @throws DeviceException when it could not be opened or broke
     */
    void run(Receiver receiver) throws DeviceException, InterruptedException;

    /** Packets, or pictures, that never came; −1 where the transport does not tell. */
    long lost();

    /** Pictures that became whole only by packets that came late or again; −1 where the transport does not tell. */
    default long repaired() {
        return -1;
    }

    /** Bytes received. */
    long bytes();

    /** Whether the timestamps of picture and sound count from the same moment. */
    default boolean oneClock() {
        return false;
    }

    /** Samples a second of sound that is offered and may begin late, as plain samples of one channel. */
    default OptionalInt soundRate() {
        return OptionalInt.empty();
    }

    /** Whether pictures should be shown as they come rather than by their timestamps. */
    boolean live();

    /** Makes {@link #run} return soon; takes at most a second. */
    @Override
    void close();

    /** Takes what comes. */
    interface Receiver {
        /**
         * What the stream is made of; takes the tracks over. Called before the first unit, and again when a further
         * track begins; the tracks are numbered on.
         */
        void tracks(List<CodedTrack> tracks) throws DeviceException;

        /**
         * One unit; the bytes are valid during the call.
         *
         * @param track its place in the list of tracks
         * @param ticks when to show it, in the track's clock
         */
        void unit(int track, ByteBuffer bytes, long ticks, boolean key, long arrivedNanos) throws InterruptedException;
    }
}
