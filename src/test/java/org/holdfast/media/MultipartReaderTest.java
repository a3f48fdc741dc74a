// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parts without a length, in a stream that arrives in pieces. */
class MultipartReaderTest {
    private static final String BOUNDARY = "bound";

    @Test
    void whereverTheStreamIsCutNoByteIsLost() throws Exception {
        List<byte[]> parts = parts(12, 100_000);
        byte[] stream = stream(parts);

        for (int first = 1; first < 600; first++) {
            assertThat(read(new Cut(stream, first)))
                    .as("cut after %d bytes", first)
                    .isEqualTo(hash(parts));
        }
    }

    private static List<Integer> hash(List<byte[]> parts) {
        return parts.stream().map(java.util.Arrays::hashCode).toList();
    }

    private static List<Integer> read(InputStream in) throws IOException {
        MultipartReader reader = new MultipartReader(in, BOUNDARY);
        List<byte[]> found = new ArrayList<>();
        for (ByteBuffer part = reader.next(); part != null; part = reader.next()) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            found.add(copy);
        }
        return hash(found);
    }

    private static List<byte[]> parts(int count, int size) {
        Random random = new Random(1);
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] part = new byte[size + i];
            for (int k = 0; k < part.length; k++) {
                part[k] = (byte) ('A' + random.nextInt(20));
            }
            parts.add(part);
        }
        return parts;
    }

    private static byte[] stream(List<byte[]> parts) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            stream.write(
                    ("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            stream.write(part);
            stream.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        stream.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return stream.toByteArray();
    }

    /** Gives few bytes at first, and then as many as are asked for, so that each first cut shifts all others. */
    private static final class Cut extends InputStream {
        private final byte[] all;
        private final int first;
        private int position;

        Cut(byte[] all, int first) {
            this.all = all;
            this.first = first;
        }

        @Override
        public int read() {
            return position == all.length ? -1 : all[position++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == all.length) {
                return -1;
            }
            int count = Math.min(Math.min(position == 0 ? first : length, length), all.length - position);
            System.arraycopy(all, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
