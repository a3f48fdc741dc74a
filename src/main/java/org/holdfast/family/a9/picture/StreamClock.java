// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

/**
 * When pictures were taken and sounds began, on one clock in microseconds that never runs backwards: that of their
 * arrival. A camera's own times only smooth it, as long as they pass as fast as ours do; mostly they stand still within
 * a second and are not used. For one thread; makes nothing.
 */
public final class StreamClock {
    /** How far a camera's time may stray from ours before it is not believed, and a sound's before it is set anew. */
    private static final long TOLERANCE_MICROS = 150_000;

    /** So many pictures in a row must have sound times before they are believed. */
    private static final int TRIALS = 8;

    private static final int SMOOTHING = 32;

    private long lastPicture = Long.MIN_VALUE;
    private long anchor;
    private long lastMillis = Long.MIN_VALUE;
    private int sound;

    private boolean heard;
    private long soundEnd;
    private long lastSound = Long.MIN_VALUE;

    /**
     * When a picture was taken.
     *
     * @param cameraMillis by the camera's clock
     */
    public long picture(long cameraMillis, long arrivedNanos) {
        long arrived = arrivedNanos / 1000;
        long taken = believed(cameraMillis, arrived) ? cameraMillis * 1000 + anchor : arrived;
        lastPicture = lastPicture == Long.MIN_VALUE ? taken : Math.max(lastPicture + 1, taken);
        return lastPicture;
    }

    /**
     * When a piece of sound began.
     *
     * @param samples how many it has
     * @param missed how many pieces of this length are known to be missing before it
     */
    public long sound(int samples, int rate, int missed, long arrivedNanos) {
        long length = samples * 1_000_000L / rate;
        long arrived = arrivedNanos / 1000 - length;
        long due = soundEnd + missed * length;
        long began = heard && Math.abs(arrived - due) <= TOLERANCE_MICROS ? due + (arrived - due) / SMOOTHING : arrived;
        heard = true;
        lastSound = lastSound == Long.MIN_VALUE ? began : Math.max(lastSound + 1, began);
        soundEnd = began + length;
        return lastSound;
    }

    private boolean believed(long cameraMillis, long arrived) {
        long taken = cameraMillis * 1000;
        boolean moves = cameraMillis > lastMillis;
        lastMillis = cameraMillis;
        if (sound == 0 || !moves || Math.abs(taken + anchor - arrived) > TOLERANCE_MICROS) {
            anchor = arrived - taken;
            sound = moves ? 1 : 0;
            return false;
        }
        anchor += (arrived - taken - anchor) / SMOOTHING;
        sound = Math.min(sound + 1, TRIALS);
        return sound == TRIALS;
    }
}
