// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

/** H.264 as newer cameras are said to send it: units behind {@code 00 00 01} (protocol reference, section 5.3). */
final class H264Units {
    private static final int WHOLE_PICTURE = 5;
    private static final int SEQUENCE = 7;

    private H264Units() {}

    /** Whether a unit begins here. */
    static boolean begin(byte[] bytes, int length) {
        return length >= 4 && bytes[0] == 0 && bytes[1] == 0 && (bytes[2] == 1 || (bytes[2] == 0 && bytes[3] == 1));
    }

    /** Whether decoding can begin here. */
    static boolean key(byte[] bytes, int length) {
        for (int at = 0; at + 3 < length; at++) {
            if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
                int type = bytes[at + 3] & 0x1f;
                if (type == WHOLE_PICTURE || type == SEQUENCE) {
                    return true;
                }
                at += 2;
            }
        }
        return false;
    }
}
