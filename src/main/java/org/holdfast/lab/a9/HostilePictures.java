// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

/** Pictures that are meant to hurt whoever shows them. */
final class HostilePictures {
    private static final int HUGE = 65_500;

    private HostilePictures() {}

    /** The same JPEG, that says it is huge. */
    static byte[] bomb(byte[] jpeg) {
        byte[] copy = jpeg.clone();
        int at = 2;
        while (at + 9 < copy.length && (copy[at] & 255) == 0xff) {
            int marker = copy[at + 1] & 255;
            if (marker == 0xc0 || marker == 0xc1) {
                Bytes.putTwo(copy, at + 5, HUGE);
                Bytes.putTwo(copy, at + 7, HUGE);
                break;
            }
            at += 2 + Bytes.two(copy, at + 2);
        }
        return copy;
    }

    /** A wrong length, another one for each frame; every fifth is right. */
    static int length(int right, int frame) {
        return switch (frame % 5) {
            case 1 -> right + 5000;
            case 2 -> -1;
            case 3 -> 0;
            case 4 -> 7;
            default -> right;
        };
    }
}
