// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * A clip that is made up while it is sent, from any offset and of any size, and takes no room: a real short one that
 * plays, then a box that players skip, filled with bytes that depend on nothing but seed and offset.
 *
 * @param start gives the short clip
 * @param size of the whole in bytes
 * @param seed clips with different ones differ
 */
record GeneratedClip(Callable<Path> start, long size, long seed) implements Content {
    private static final int BOX_HEAD = 16;

    @Override
    public InputStream open(long offset) throws IOException {
        byte[] real;
        try {
            real = Files.readAllBytes(start.call());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("There is no clip to begin with", e);
        }
        byte[] head = ByteBuffer.allocate(real.length + BOX_HEAD)
                .put(real)
                .putInt(1)
                .put(new byte[] {'f', 'r', 'e', 'e'})
                .putLong(Math.max(BOX_HEAD, size - real.length))
                .array();
        return new Made(head, offset);
    }

    /** SplitMix64's last step: what looks like noise and can be had for any place at once. */
    private static long noise(long place) {
        long mixed = (place ^ (place >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private final class Made extends InputStream {
        private final byte[] head;
        private long at;

        Made(byte[] head, long at) {
            this.head = head;
            this.at = at;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(length, size - at);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            if (at < head.length) {
                count = (int) Math.min(count, head.length - at);
                System.arraycopy(head, (int) at, into, from, count);
            } else {
                fill(into, from, count);
            }
            at += count;
            return count;
        }

        private void fill(byte[] into, int from, int count) {
            long word = 0;
            for (int i = 0; i < count; i++) {
                long place = at + i;
                if (i == 0 || (place & 7) == 0) {
                    word = noise((place >>> 3) * 0x9e3779b97f4a7c15L + seed);
                }
                into[from + i] = (byte) (word >>> ((place & 7) * 8));
            }
        }
    }
}
