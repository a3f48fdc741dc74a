// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/** What is wanted of a player's sound; thread-safe. */
final class Hearing {
    private volatile boolean wanted;
    private volatile double loudness = 1;

    /** Whether it is to be heard; not at first. */
    boolean wanted() {
        return wanted;
    }

    void wanted(boolean now) {
        wanted = now;
    }

    /** 0 for silence to 1, which it is at first. */
    double loudness() {
        return loudness;
    }

    void loudness(double now) {
        loudness = Double.isNaN(now) ? 1 : Math.clamp(now, 0, 1);
    }
}
