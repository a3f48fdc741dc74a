// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Where libavformat writes a file to. JavaCPP has room for ten callbacks of a kind in a process and leaves further ones
 * out without a word, so all files share one of each and are told apart by a number. Belongs to one thread, but for the
 * shared callbacks, which any thread may be in.
 */
final class OutputCalls implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int IO_ERROR = -5;
    private static final Map<Long, OutputCalls> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Writing WRITING = new Writing();
    private static final Seeking SEEKING = new Seeking();

    private final long number = NEXT.getAndIncrement();
    private final RecordingSink sink;
    private final CallNumber opaque;
    private final AVIOContext io;
    private @Nullable IOException failure;

    OutputCalls(RecordingSink sink) {
        this.sink = sink;
        opaque = new CallNumber(number);
        io = avformat.avio_alloc_context(
                new BytePointer(avutil.av_malloc(BUFFER)),
                BUFFER,
                1,
                opaque,
                null,
                WRITING,
                sink.seekable() ? SEEKING : null);
        io.seekable(sink.seekable() ? avformat.AVIO_SEEKABLE_NORMAL : 0);
        OPEN.put(number, this);
    }

    AVIOContext io() {
        return io;
    }

    /** Why something could not be written; null where all could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    private int write(BytePointer from, int size) {
        if (failure != null) {
            // Nothing after a failed write: what is whole stays whole.
            return IO_ERROR;
        }
        try {
            sink.write(from.capacity(size).asByteBuffer());
            return size;
        } catch (IOException e) {
            failure = e;
            return IO_ERROR;
        } catch (RuntimeException e) {
            // It must not go back into native code.
            failure = new IOException(e);
            return IO_ERROR;
        }
    }

    private long seek(long offset, int whence) {
        try {
            return switch (whence & ~avformat.AVSEEK_FORCE) {
                case 0 -> sink.seek(offset);
                case 1 -> sink.seek(sink.position() + offset);
                case 2 -> sink.seek(sink.size() + offset);
                default -> whence == avformat.AVSEEK_SIZE ? sink.size() : -1;
            };
        } catch (IOException e) {
            return -1;
        }
    }

    private static @Nullable OutputCalls of(@Nullable Pointer opaque) {
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
    private static final class CallNumber extends Pointer {
        CallNumber(long number) {
            super((Pointer) null);
            address = number;
        }
    }

    /** Called by libavformat on the writing thread. */
    private static final class Writing extends Write_packet_Pointer_BytePointer_int {
        @Override
        public int call(@Nullable Pointer opaque, BytePointer from, int size) {
            OutputCalls its = of(opaque);
            return its == null ? IO_ERROR : its.write(from, size);
        }
    }

    /** Called by libavformat on the writing thread. */
    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(@Nullable Pointer opaque, long offset, int whence) {
            OutputCalls its = of(opaque);
            return its == null ? -1 : its.seek(offset, whence);
        }
    }
}
