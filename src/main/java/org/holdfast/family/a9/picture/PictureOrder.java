// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

/** Tells stragglers by the pictures' numbers, and cameras that begin to count anew. */
final class PictureOrder {
    /** A picture that is older by up to so many is a straggler; by more, the camera counts anew. */
    private static final int STRAGGLERS = 16;

    private boolean begun;
    private int last;
    private boolean refused;
    private int lastRefused;

    /** Whether it is a little older than the last one, and not the second in a row that a new count explains. */
    boolean straggler(long number) {
        int ahead = (int) number - last;
        boolean countsAnew = refused && (int) number == lastRefused + 1;
        refused = begun && ahead < 0 && ahead >= -STRAGGLERS && !countsAnew;
        if (refused) {
            lastRefused = (int) number;
            return true;
        }
        begun = true;
        last = (int) number;
        return false;
    }
}
