// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** Times in ticks of a track's clock, and in microseconds. */
final class Rescale {
    private static final long MICROS = 1_000_000;

    private Rescale() {}

    static long toMicros(long ticks, AVRational base) {
        return avutil.av_rescale(ticks, MICROS * base.num(), base.den());
    }

    static long fromMicros(long micros, AVRational base) {
        return avutil.av_rescale(micros, base.den(), MICROS * base.num());
    }
}
