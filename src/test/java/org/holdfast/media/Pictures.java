// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Pictures for tests. */
final class Pictures {
    private Pictures() {}

    /** A still of one colour, given as 0xAARRGGBB. */
    static Still plain(int width, int height, int colour) {
        MemorySegment pixels = Arena.ofAuto().allocate(4L * width * height, 64);
        for (int i = 0; i < width * height; i++) {
            pixels.setAtIndex(ValueLayout.JAVA_INT, i, colour);
        }
        return new Still(width, height, pixels, Optional.empty());
    }

    /** A JPEG of one colour. */
    static byte[] jpeg(int width, int height, int colour) throws IOException {
        ByteBuffer bytes = StillEncoder.encode(plain(width, height, colour), StillEncoder.Kind.JPEG);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
