// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read from any place. */
interface Content {
    long size() throws IOException;

    /** Reads up to {@code length} bytes; fewer only at the end. */
    byte[] at(long position, int length) throws IOException;

    /** An open file, which the caller keeps open. */
    static Content of(FileChannel file) {
        return new Content() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public byte[] at(long position, int length) throws IOException {
                ByteBuffer into = ByteBuffer.allocate(length);
                while (into.hasRemaining()) {
                    int read = file.read(into, position + into.position());
                    if (read < 0) {
                        break;
                    }
                }
                return into.position() == length
                        ? into.array()
                        : java.util.Arrays.copyOf(into.array(), into.position());
            }
        };
    }

    /** Bytes in memory. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public byte[] at(long position, int length) {
                int from = Math.clamp(position, 0, bytes.length);
                return java.util.Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + length, bytes.length));
            }
        };
    }
}
