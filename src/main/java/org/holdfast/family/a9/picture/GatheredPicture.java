// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.holdfast.device.CodedFeed.Coding;
import org.jspecify.annotations.Nullable;

/** The bytes of the picture that is being put together. It grows by what came, never by what a header promises. */
final class GatheredPicture {
    /** Generous: pictures of these cameras have 8 to 26 KB (protocol reference, sections 1 and 6.1). */
    static final int LARGEST = 2 * 1024 * 1024;

    private static final int FIRST = 64 * 1024;

    private byte[] bytes = new byte[FIRST];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    private int size;
    private int wanted;
    private int lastFrom;

    /** @param length how many bytes it has; 0 where the camera does not tell */
    void begin(int length) {
        size = 0;
        lastFrom = 0;
        wanted = length;
    }

    /** How many bytes are still missing; as many as are allowed where the camera does not tell. */
    int missing() {
        return (wanted == 0 ? LARGEST : wanted) - size;
    }

    /** Whether it has begun and its length is not known. */
    boolean endless() {
        return wanted == 0;
    }

    boolean empty() {
        return size == 0;
    }

    /** Takes what belongs to it; what is behind its length is padding. */
    void append(ByteBuffer payload) {
        int taken = Math.min(payload.remaining(), missing());
        if (size + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(LARGEST, Math.max(size + taken, bytes.length * 2)));
            view = ByteBuffer.wrap(bytes);
        }
        payload.get(payload.position(), bytes, size, taken);
        lastFrom = size;
        size += taken;
    }

    /** Whether all of it is there; without a length, whether it ends with an end mark and nothing but zeros behind. */
    boolean whole() {
        if (wanted != 0) {
            return size == wanted;
        }
        int last = size - 1;
        while (last > 1 && last >= lastFrom && bytes[last] == 0) {
            last--;
        }
        return last > 1 && (bytes[last] & 0xff) == 0xd9 && (bytes[last - 1] & 0xff) == 0xff;
    }

    /** How it is coded; null where it is nothing that can be shown, or more than anybody should decode. */
    @Nullable
    Coding coding() {
        if (JpegMarkers.begins(bytes, size)) {
            int end = JpegMarkers.end(bytes, size);
            if (end < 0 || !JpegMarkers.reasonable(bytes, end)) {
                return null;
            }
            size = end;
            return Coding.JPEG;
        }
        return H264Units.begin(bytes, size) ? Coding.H264 : null;
    }

    boolean key(Coding coding) {
        return coding == Coding.JPEG || H264Units.key(bytes, size);
    }

    /** The bytes, valid until more come. */
    ByteBuffer bytes() {
        return view.limit(size).position(0);
    }
}
