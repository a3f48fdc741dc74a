// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;

/**
 * One picture of a stream as a JPEG file.
 *
 * @param bytes the whole file, read-only; share it through {@link ByteBuffer#duplicate}
 * @param arrivedNanos {@link System#nanoTime} when the last byte of the picture had arrived from the network
 * @param original whether it is what the device sent, with the usual Huffman tables put in where it brought none;
 *     otherwise it was encoded here
 */
public record Jpeg(ByteBuffer bytes, long arrivedNanos, boolean original) {}
