// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands on no more bytes than were allowed, at a time and as a whole, so that nothing that is packed can swell without
 * end. Interrupting the thread ends it. Not thread-safe.
 */
final class Allowance extends FilterInputStream {
    private long left;
    private long leftInAll;

    /** @param most bytes as a whole */
    Allowance(InputStream in, long most) {
        super(in);
        leftInAll = most;
    }

    /** How much may be read until the next call of this. */
    void allow(long bytes) {
        left = bytes;
    }

    /** Whether the whole allowance was used up. */
    boolean isSpent() {
        return leftInAll <= 0;
    }

    @Override
    public int read() throws IOException {
        require();
        int read = in.read();
        if (read >= 0) {
            left--;
            leftInAll--;
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        require();
        int read = in.read(bytes, offset, (int) Math.min(length, Math.min(left, leftInAll)));
        if (read > 0) {
            left -= read;
            leftInAll -= read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] ignored = new byte[(int) Math.max(0, Math.min(count, 8192))];
        return Math.max(0, read(ignored, 0, ignored.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void require() throws IOException {
        if (left <= 0 || leftInAll <= 0) {
            throw new IOException("More than was allowed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Interrupted");
        }
    }
}
