// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** One coded picture or piece of sound in native memory that is counted, so that copies cost nothing. */
final class CodedUnit implements AutoCloseable {
    private final AVPacket packet;
    private final long ticks;
    private final boolean key;
    private final long arrivedNanos;
    private boolean closed;

    private CodedUnit(AVPacket packet, long ticks, boolean key, long arrivedNanos) {
        this.packet = packet;
        this.ticks = ticks;
        this.key = key;
        this.arrivedNanos = arrivedNanos;
    }

    /**
     * Copies one unit into native memory.
     *
     * @param ticks when to show it, in its track's clock
     * @param key whether decoding can begin here
     */
    static CodedUnit of(ByteBuffer bytes, long ticks, boolean key, long arrivedNanos) {
        int size = bytes.remaining();
        AVPacket packet = avcodec.av_packet_alloc();
        if (packet == null || avcodec.av_new_packet(packet, size) < 0) {
            throw new OutOfMemoryError("No memory for a picture of " + size + " bytes");
        }
        MemorySegment.ofAddress(packet.data().address()).reinterpret(size).copyFrom(MemorySegment.ofBuffer(bytes));
        packet.pts(ticks).flags(key ? avcodec.AV_PKT_FLAG_KEY : 0);
        return new CodedUnit(packet, ticks, key, arrivedNanos);
    }

    /** Another holder of the same bytes. */
    CodedUnit share() {
        return new CodedUnit(avcodec.av_packet_clone(packet), ticks, key, arrivedNanos);
    }

    AVPacket packet() {
        return packet;
    }

    long ticks() {
        return ticks;
    }

    boolean key() {
        return key;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }

    int size() {
        return packet.size();
    }

    /** The bytes themselves, valid until the unit is closed. */
    ByteBuffer view() {
        return MemorySegment.ofAddress(packet.data().address())
                .reinterpret(packet.size())
                .asByteBuffer();
    }

    /** A copy of the bytes that outlives the unit, read-only. */
    ByteBuffer copy() {
        byte[] bytes = new byte[packet.size()];
        MemorySegment.ofArray(bytes)
                .copyFrom(MemorySegment.ofAddress(packet.data().address()).reinterpret(bytes.length));
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.av_packet_free(packet);
        }
    }
}
