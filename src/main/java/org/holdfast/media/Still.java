// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One picture, copied out of a stream.
 *
 * @param pixels as {@link Frame#pixels}, owned by the still
 * @param jpeg the picture as it came over the wire, where the stream is made of JPEGs; read-only
 */
public record Still(int width, int height, MemorySegment pixels, Optional<ByteBuffer> jpeg) {}
