// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Where libavformat reads a container from. As with {@link OutputCalls} all share one callback of each kind, because
 * JavaCPP has room for ten in a process, and are told apart by a number. Belongs to one thread, but for the shared
 * callbacks, which any thread may be in, and {@link #bytes}.
 */
final class InputCalls implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int HEAD = 12;
    private static final Map<Long, InputCalls> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Reading READING = new Reading();
    private static final Seeking SEEKING = new Seeking();

    private final long number = NEXT.getAndIncrement();
    private final ReadableByteChannel channel;
    private final Handle opaque;
    private final AVIOContext io;
    private final byte[] head = new byte[HEAD];
    private long count;
    private @Nullable IOException failure;
    private volatile long bytes;

    InputCalls(ReadableByteChannel channel) {
        this.channel = channel;
        opaque = new Handle(number);
        io = avformat.avio_alloc_context(
                new BytePointer(avutil.av_malloc(BUFFER)),
                BUFFER,
                0,
                opaque,
                READING,
                null,
                channel instanceof SeekableByteChannel ? SEEKING : null);
        OPEN.put(number, this);
    }

    AVIOContext io() {
        return io;
    }

    /** The first bytes, as far as any were read. */
    byte[] head() {
        return head.clone();
    }

    /** Why the channel could not be read; null where it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** How many bytes were read; from any thread. */
    long bytes() {
        return bytes;
    }

    private int read(BytePointer into, int size) {
        try {
            ByteBuffer buffer = into.capacity(size).asByteBuffer();
            int read = channel.read(buffer);
            if (read <= 0) {
                return avutil.AVERROR_EOF();
            }
            if (count == 0) {
                buffer.get(0, head, 0, Math.min(read, HEAD));
            }
            count += read;
            bytes = count;
            return read;
        } catch (IOException e) {
            failure = e;
            return avutil.AVERROR_EXIT();
        } catch (RuntimeException e) {
            // It must not go back into native code.
            failure = new IOException(e);
            return avutil.AVERROR_EXIT();
        }
    }

    private long seek(long offset, int whence) {
        try {
            SeekableByteChannel file = (SeekableByteChannel) channel;
            if (whence == avformat.AVSEEK_SIZE) {
                return file.size();
            }
            long base = switch (whence & ~avformat.AVSEEK_FORCE) {
                case 0 -> 0;
                case 1 -> file.position();
                case 2 -> file.size();
                default -> -1;
            };
            if (base < 0 || base + offset < 0) {
                return -1;
            }
            file.position(base + offset);
            return file.position();
        } catch (IOException e) {
            failure = e;
            return -1;
        } catch (RuntimeException e) {
            failure = new IOException(e);
            return -1;
        }
    }

    private static @Nullable InputCalls of(@Nullable Pointer opaque) {
        return opaque == null ? null : OPEN.get(opaque.address());
    }

    @Override
    public void close() {
        if (OPEN.remove(number) != null) {
            avutil.av_free(io.buffer());
            avformat.avio_context_free(io);
        }
    }

    /** A number where a pointer is expected. */
    private static final class Handle extends Pointer {
        Handle(long number) {
            super((Pointer) null);
            address = number;
        }
    }

    /** Called by libavformat on the reading thread. */
    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(@Nullable Pointer opaque, BytePointer into, int size) {
            InputCalls its = of(opaque);
            return its == null ? avutil.AVERROR_EXIT() : its.read(into, size);
        }
    }

    /** Called by libavformat on the reading thread. */
    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(@Nullable Pointer opaque, long offset, int whence) {
            InputCalls its = of(opaque);
            return its == null ? -1 : its.seek(offset, whence);
        }
    }
}
