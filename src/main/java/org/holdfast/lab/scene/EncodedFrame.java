// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

/** One encoded picture. */
public final class EncodedFrame {
    private final int number;
    private final boolean key;
    private final byte[] data;

    EncodedFrame(int number, boolean key, byte[] data) {
        this.number = number;
        this.key = key;
        this.data = data;
    }

    /** What {@link FrameNumber} reads from it. */
    public int number() {
        return number;
    }

    /** Whether it can be decoded without the ones before it. */
    public boolean key() {
        return key;
    }

    /** H.264 with start codes, or a JPEG file; not a copy and not to be changed. */
    public byte[] data() {
        return data;
    }
}
