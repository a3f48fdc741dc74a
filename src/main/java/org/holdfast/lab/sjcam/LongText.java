// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A list with any number of rows, which are written while it is sent. All rows are equally long, so that its length
 * is known before.
 */
final class LongText implements Content {
    private final byte[] before;
    private final int rows;
    private final int rowLength;
    private final IntFunction<byte[]> row;
    private final byte[] after;

    /**
     * @param before what stands before the rows
     * @param rowLength of each row; a shorter one is filled up with blanks, so that nothing moves
     * @param row gives a row by its number
     * @param after what stands behind them
     */
    LongText(byte[] before, int rows, int rowLength, IntFunction<byte[]> row, byte[] after) {
        this.before = before;
        this.rows = rows;
        this.rowLength = rowLength;
        this.row = row;
        this.after = after;
    }

    @Override
    public long size() {
        return before.length + (long) rows * rowLength + after.length;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        InputStream all = new Rows();
        all.skipNBytes(offset);
        return all;
    }

    /** Part -1 is what stands before the rows. */
    private byte[] part(int number) {
        if (number < 0) {
            return before;
        }
        if (number >= rows) {
            return after;
        }
        byte[] whole = new byte[rowLength];
        Arrays.fill(whole, (byte) ' ');
        whole[rowLength - 1] = '\n';
        byte[] written = row.apply(number);
        System.arraycopy(written, 0, whole, 0, Math.min(written.length, rowLength));
        return whole;
    }

    private final class Rows extends InputStream {
        private byte[] part = new byte[0];
        private int at;
        private int next = -1;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (length == 0) {
                return 0;
            }
            while (at == part.length) {
                if (next > rows) {
                    return -1;
                }
                part = part(next++);
                at = 0;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, from, count);
            at += count;
            return count;
        }
    }
}
