// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The sound in an AVI that Holdfast recorded, read without a player. */
final class AviSound {
    private static final double RATE = 8000;

    private AviSound() {}

    /** The samples of its second stream, of 16 bits. */
    static short[] samples(Path avi) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(avi)).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer sound = ByteBuffer.allocate(all.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        all.position(12);
        while (all.remaining() >= 8) {
            String name = name(all);
            int length = all.getInt();
            if (name.equals("LIST")) {
                name(all);
                continue;
            }
            int end = Math.min(all.limit(), all.position() + length + (length & 1));
            if (name.equals("01wb")) {
                sound.put(all.slice(all.position(), length));
            }
            all.position(end);
        }
        sound.flip();
        short[] samples = new short[sound.remaining() / 2];
        sound.asShortBuffer().get(samples);
        return samples;
    }

    /**
     * The frequency of a tone of 8000 samples a second, by how often it rises through nought in a tenth of a second; of
     * all tenths the middle one, because what was lost on the way is silence.
     */
    static double hertz(short[] samples) {
        int tenth = (int) RATE / 10;
        List<Integer> rises = new ArrayList<>();
        for (int from = 0; from + tenth < samples.length; from += tenth) {
            int count = 0;
            for (int i = from + 1; i <= from + tenth; i++) {
                if (samples[i - 1] < 0 && samples[i] >= 0) {
                    count++;
                }
            }
            rises.add(count);
        }
        Collections.sort(rises);
        return rises.get(rises.size() / 2) * 10.0;
    }

    private static String name(ByteBuffer from) {
        byte[] four = new byte[4];
        from.get(four);
        return new String(four, StandardCharsets.US_ASCII);
    }
}
