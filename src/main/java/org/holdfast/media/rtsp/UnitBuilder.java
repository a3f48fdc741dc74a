// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;

/** Direct memory in which a coded picture grows, kept from picture to picture and bounded. Belongs to one thread. */
final class UnitBuilder {
    /** The largest coded picture that is accepted, in bytes. */
    static final int LARGEST = 8 * 1024 * 1024;

    private ByteBuffer bytes = ByteBuffer.allocateDirect(128 * 1024);

    int size() {
        return bytes.position();
    }

    /** Forgets everything after {@code size} bytes. */
    void truncate(int size) {
        bytes.position(size);
    }

    /** Adds a start code; false when there is no room. */
    boolean startCode() {
        if (!room(4)) {
            return false;
        }
        bytes.putInt(1);
        return true;
    }

    boolean add(int oneByte) {
        if (!room(1)) {
            return false;
        }
        bytes.put((byte) oneByte);
        return true;
    }

    boolean add(ByteBuffer from, int start, int length) {
        if (!room(length)) {
            return false;
        }
        bytes.put(bytes.position(), from, start, length);
        bytes.position(bytes.position() + length);
        return true;
    }

    /** What was put together, for reading; the next {@link #truncate} ends its validity. */
    ByteBuffer view() {
        return bytes.duplicate().flip();
    }

    private boolean room(int more) {
        if (bytes.remaining() >= more) {
            return true;
        }
        int wanted = bytes.position() + more;
        if (wanted > LARGEST) {
            return false;
        }
        ByteBuffer larger = ByteBuffer.allocateDirect(Math.min(LARGEST, Math.max(wanted, 2 * bytes.capacity())));
        larger.put(bytes.flip());
        bytes = larger;
        return true;
    }
}
