// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** One track of a file that grows: takes a stream's units and gives the file's packets. Belongs to one thread. */
interface RecordedTrack extends AutoCloseable {
    /** What the file says about it. */
    AVCodecParameters parameters();

    /** Ticks a second of its packets' times. */
    int clockRate();

    /**
     * Takes one unit.
     *
     * @param ticks when to show it, counted from the file's beginning in the unit's own clock; may be negative for
     *     sound from before
     */
    void take(CodedUnit unit, long ticks, Packets out) throws IOException;

    /** Gives what was held back. */
    void finish(Packets out) throws IOException;

    /** How much it holds, in nanoseconds. */
    long lengthNanos();

    @Override
    void close();

    /** Takes packets whose times are in the track's clock; they are used up. */
    @FunctionalInterface
    interface Packets {
        void write(AVPacket packet) throws IOException;
    }
}
