// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;

/**
 * By how much later a stream's pictures arrive than the sound of the same moment, smoothed. Written by the receiving
 * thread, read by any.
 */
final class SoundLag {
    /** Beyond that the two clocks have nothing to do with each other. */
    private static final double MOST_NANOS = 2e9;

    private static final double SHARE = 1.0 / 16;

    private double picture = Double.NaN;
    private double sound = Double.NaN;
    private volatile double nanos;

    /**
     * A picture arrived.
     *
     * @param takenNanos when it was taken, in the clock that both share
     */
    void picture(long takenNanos, long arrivedNanos) {
        picture = smooth(picture, (double) arrivedNanos - takenNanos);
        nanos = picture - sound;
    }

    /** A piece of sound arrived; as {@link #picture}. */
    void sound(long takenNanos, long arrivedNanos) {
        sound = smooth(sound, (double) arrivedNanos - takenNanos);
        nanos = picture - sound;
    }

    private static double smooth(double before, double now) {
        return Double.isNaN(before) || Math.abs(now - before) > MOST_NANOS ? now : before + (now - before) * SHARE;
    }

    /** By how much later; zero where it is not known, absurd, or the other way round. */
    Duration later() {
        double known = nanos;
        return known > 0 && known < MOST_NANOS ? Duration.ofNanos((long) known) : Duration.ZERO;
    }
}
