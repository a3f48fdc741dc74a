// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file on the virtual card holds. Thread-safe. */
interface Content {
    /** In bytes. */
    long size();

    /** Reads from {@code offset} on; the caller closes it and reads no more than it needs. */
    InputStream open(long offset) throws IOException;

    /** A small file in memory. */
    final class Bytes implements Content {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open(long offset) {
            int from = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, from, bytes.length - from);
        }
    }

    /** A clip in a file of this computer. */
    record OnDisk(Path file, long size) implements Content {
        @Override
        public InputStream open(long offset) throws IOException {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(offset);
            return in;
        }
    }

    /** A file that begins as it should and then goes on for ever. */
    record Endless(Content start) implements Content {
        /** What no reader gets to the end of. */
        static final long SIZE = Long.MAX_VALUE;

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public InputStream open(long offset) throws IOException {
            InputStream zeros = new InputStream() {
                @Override
                public int read() {
                    return 0;
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    Arrays.fill(into, from, from + length, (byte) 0);
                    return length;
                }
            };
            return new SequenceInputStream(start.open(offset), zeros);
        }
    }

    /** A clip that is being recorded: a head, and nothing that a player could use (section 13). */
    record Unfinished(long size) implements Content {
        private static final byte[] HEAD = {
            0, 0, 0, 20, 'f', 't', 'y', 'p', 'q', 't', ' ', ' ', 0, 0, 0, 0, 'q', 't', ' ', ' ', 0, 0, 0, 0, 'm', 'd',
            'a', 't'
        };

        @Override
        public InputStream open(long offset) {
            return new InputStream() {
                private long at = offset;

                @Override
                public int read() {
                    if (at >= size) {
                        return -1;
                    }
                    int octet = at < HEAD.length ? HEAD[(int) at] : 0;
                    at++;
                    return octet;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    if (at >= HEAD.length) {
                        int count = (int) Math.min(length, size - at);
                        Arrays.fill(into, from, from + Math.max(0, count), (byte) 0);
                        at += Math.max(0, count);
                        return count <= 0 && length > 0 ? -1 : count;
                    }
                    return super.read(into, from, Math.min(length, HEAD.length - (int) at));
                }
            };
        }
    }
}
