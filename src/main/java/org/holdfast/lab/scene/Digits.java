// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

/** A small font of 5 by 7 dots: digits and the signs of a time. */
final class Digits {
    private static final String SIGNS = "0123456789:.# ";
    /** One sign after the other, seven rows each, the leftmost dot in the highest of five bits. */
    private static final byte[][] DOTS = {
        {0x0e, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0e},
        {0x04, 0x0c, 0x04, 0x04, 0x04, 0x04, 0x0e},
        {0x0e, 0x11, 0x01, 0x06, 0x08, 0x10, 0x1f},
        {0x0e, 0x11, 0x01, 0x06, 0x01, 0x11, 0x0e},
        {0x02, 0x06, 0x0a, 0x12, 0x1f, 0x02, 0x02},
        {0x1f, 0x10, 0x1e, 0x01, 0x01, 0x11, 0x0e},
        {0x06, 0x08, 0x10, 0x1e, 0x11, 0x11, 0x0e},
        {0x1f, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08},
        {0x0e, 0x11, 0x11, 0x0e, 0x11, 0x11, 0x0e},
        {0x0e, 0x11, 0x11, 0x0f, 0x01, 0x02, 0x0c},
        {0x00, 0x0c, 0x0c, 0x00, 0x0c, 0x0c, 0x00},
        {0x00, 0x00, 0x00, 0x00, 0x00, 0x0c, 0x0c},
        {0x0a, 0x0a, 0x1f, 0x0a, 0x1f, 0x0a, 0x0a},
        {0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00},
    };

    private Digits() {}

    /** Writes {@code text} with dots of {@code dot} pixels; signs that the font lacks stay empty. */
    static void write(Picture picture, String text, int left, int top, int dot, int colour) {
        for (int i = 0; i < text.length(); i++) {
            byte[] rows = DOTS[indexOrBlank(text.charAt(i))];
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < 5; column++) {
                    if ((rows[row] >> (4 - column) & 1) == 1) {
                        int x = left + (i * 6 + column) * dot;
                        int y = top + row * dot;
                        picture.rectangle(x, y, x + dot, y + dot, colour);
                    }
                }
            }
        }
    }

    private static int indexOrBlank(char sign) {
        int index = SIGNS.indexOf(sign);
        return index < 0 ? SIGNS.length() - 1 : index;
    }
}
