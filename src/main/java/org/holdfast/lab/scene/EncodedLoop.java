// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.util.List;

/** The scene, encoded once to be sent again and again. */
public final class EncodedLoop {
    private final int width;
    private final int height;
    private final int rate;
    private final byte[] header;
    private final List<EncodedFrame> frames;

    EncodedLoop(int width, int height, int rate, byte[] header, List<EncodedFrame> frames) {
        this.width = width;
        this.height = height;
        this.rate = rate;
        this.header = header;
        this.frames = List.copyOf(frames);
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** Pictures a second. */
    public int rate() {
        return rate;
    }

    /**
     * What a decoder must know first: for H.264 its parameter sets with start codes; empty for JPEG. Not a copy and
     * not to be changed.
     */
    public byte[] header() {
        return header;
    }

    /** In the order in which they are shown; the first stands alone. */
    public List<EncodedFrame> frames() {
        return frames;
    }
}
