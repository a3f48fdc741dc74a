// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * The parameter sets inside a coded picture: what a file must say before its first picture.
 *
 * @param sequences those that tell the picture's size, each once
 * @param all those and the others, each once and in their order, without start codes
 */
record ParameterSets(Set<ByteBuffer> sequences, Set<ByteBuffer> all) {
    /** Those of a codec that has none. */
    static final ParameterSets NONE = new ParameterSets(Set.of(), Set.of());

    private static final int MOST = 16;
    private static final int LARGEST = 4096;

    /**
     * Finds them in a picture with start codes (Annex B of H.264 and H.265).
     *
     * @param codec FFmpeg's number of the codec
     */
    static ParameterSets find(int codec, ByteBuffer picture) {
        Set<ByteBuffer> sequences = new LinkedHashSet<>();
        Set<ByteBuffer> all = new LinkedHashSet<>();
        int end = picture.limit();
        int start = nextUnit(picture, picture.position());
        while (start < end && all.size() < MOST) {
            int next = nextUnit(picture, start);
            int stop = next < end ? next - 3 : end;
            while (stop > start + 1 && picture.get(stop - 1) == 0) {
                stop--;
            }
            if (stop > start && stop - start <= LARGEST) {
                byte head = picture.get(start);
                ByteBuffer set = ByteBuffer.allocate(stop - start)
                        .put(picture.slice(start, stop - start))
                        .flip();
                if (isSequence(codec, head)) {
                    sequences.add(set);
                    all.add(set);
                } else if (isOther(codec, head)) {
                    all.add(set);
                }
            }
            start = next;
        }
        return new ParameterSets(sequences, all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** All of them with start codes. */
    byte[] bytes() {
        ByteBuffer joined = ByteBuffer.allocate(
                all.stream().mapToInt(set -> 4 + set.remaining()).sum());
        all.forEach(set -> joined.putInt(1).put(set.duplicate()));
        return joined.array();
    }

    private static boolean isSequence(int codec, byte head) {
        return codec == avcodec.AV_CODEC_ID_H264
                ? (head & 0x1F) == 7
                : codec == avcodec.AV_CODEC_ID_HEVC && ((head >> 1) & 0x3F) == 33;
    }

    private static boolean isOther(int codec, byte head) {
        int type = codec == avcodec.AV_CODEC_ID_H264 ? head & 0x1F : (head >> 1) & 0x3F;
        return codec == avcodec.AV_CODEC_ID_H264
                ? type == 8
                : codec == avcodec.AV_CODEC_ID_HEVC && (type == 32 || type == 34);
    }

    /** The first byte behind the next start code, or the limit. */
    private static int nextUnit(ByteBuffer picture, int from) {
        for (int i = from; i + 3 < picture.limit(); i++) {
            if (picture.get(i) == 0 && picture.get(i + 1) == 0 && picture.get(i + 2) == 1) {
                return i + 3;
            }
        }
        return picture.limit();
    }
}
