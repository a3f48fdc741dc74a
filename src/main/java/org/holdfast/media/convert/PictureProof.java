// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A fingerprint of coded pictures in their order: what was read, or what a written film holds. Two are equal when every
 * picture is the same, bit for bit. It is MurmurHash3 of 128 bits, which FFmpeg computes as fast as memory is read and
 * needs no compiler to warm up for; it guards against mistakes and failing disks, not against somebody who forges a
 * picture between reading and writing. Belongs to one thread.
 */
final class PictureProof implements AutoCloseable {
    private static final int DIGEST_BYTES = 16;

    private final Pointer state = avutil.av_murmur3_alloc();
    private final byte[] length = new byte[4];
    private long count;
    private boolean closed;

    PictureProof() {
        avutil.av_murmur3_init(state);
    }

    /** Adds one picture of {@code size} bytes, of which nothing is kept. */
    void add(BytePointer picture, int size) {
        begin(size);
        avutil.av_murmur3_update(state, picture, size);
    }

    /** Adds one picture. */
    void add(byte[] picture) {
        begin(picture.length);
        avutil.av_murmur3_update(state, picture, picture.length);
    }

    private void begin(int size) {
        ByteBuffer.wrap(length).putInt(size);
        avutil.av_murmur3_update(state, length, length.length);
        count++;
    }

    /** The fingerprint; nothing can be added afterwards. */
    Fingerprint finish() {
        byte[] digest = new byte[DIGEST_BYTES];
        avutil.av_murmur3_final(state, digest);
        return new Fingerprint(count, HexFormat.of().formatHex(digest));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_free(state);
        }
    }

    /** Of how many pictures, and their digest in hexadecimal digits. */
    record Fingerprint(long count, String digest) {}
}
