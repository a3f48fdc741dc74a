// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** One open file as libavformat's input or output. Belongs to the thread that calls libavformat. */
final class FileBytes implements AutoCloseable {
    /**
     * Sound lies in pieces of a second between the pictures of that second, so reading goes to and fro within about two
     * megabytes; what was just read stays in here.
     */
    private static final int READ_BUFFER = 4 << 20;

    private static final int READ_AT_ONCE = 256 << 10;
    private static final int WRITE_BUFFER = 1 << 20;
    private static final int IO_ERROR = -5;

    private final FileChannel channel;
    private final boolean owned;
    private final AVIOContext io;
    private final Pointer[] callbacks;
    private long furthest;
    private @Nullable IOException failure;

    private FileBytes(FileChannel channel, boolean writing) {
        this.channel = channel;
        this.owned = !writing;
        int size = writing ? WRITE_BUFFER : READ_BUFFER;
        Reading read = writing ? null : new Reading();
        Writing write = writing ? new Writing() : null;
        Seeking seek = new Seeking();
        callbacks = new Pointer[] {read == null ? write : read, seek};
        io = avformat.avio_alloc_context(
                new BytePointer(avutil.av_malloc(size)), size, writing ? 1 : 0, null, read, write, seek);
        io.seekable(avformat.AVIO_SEEKABLE_NORMAL);
    }

    /** For reading; closes the channel when it is closed. */
    static FileBytes reading(FileChannel channel) {
        return new FileBytes(channel, false);
    }

    /** For writing; leaves the channel open. */
    static FileBytes writing(FileChannel channel) {
        return new FileBytes(channel, true);
    }

    AVIOContext io() {
        return io;
    }

    /** Why reading or writing failed; null while all is well. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** The furthest place that was read or written. */
    long furthest() {
        return furthest;
    }

    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        avutil.av_free(io.buffer());
        avformat.avio_context_free(io);
        for (Pointer each : callbacks) {
            each.close();
        }
        if (owned) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read.
                return;
            }
        }
    }

    private int failed(IOException e) {
        failure = e;
        return IO_ERROR;
    }

    /** Called by libavformat. */
    private final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(@Nullable Pointer opaque, BytePointer into, int size) {
            try {
                int read =
                        channel.read(into.capacity(Math.min(size, READ_AT_ONCE)).asByteBuffer());
                if (read <= 0) {
                    return avutil.AVERROR_EOF();
                }
                furthest = Math.max(furthest, channel.position());
                return read;
            } catch (IOException e) {
                return failed(e);
            }
        }
    }

    /** Called by libavformat. */
    private final class Writing extends Write_packet_Pointer_BytePointer_int {
        @Override
        public int call(@Nullable Pointer opaque, BytePointer from, int size) {
            if (failure != null) {
                return IO_ERROR;
            }
            try {
                ByteBuffer left = from.capacity(size).asByteBuffer();
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                furthest = Math.max(furthest, channel.position());
                return size;
            } catch (IOException e) {
                return failed(e);
            }
        }
    }

    /** Called by libavformat. */
    private final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(@Nullable Pointer opaque, long offset, int whence) {
            try {
                if (whence == avformat.AVSEEK_SIZE) {
                    return channel.size();
                }
                long base = switch (whence & ~avformat.AVSEEK_FORCE) {
                    case 0 -> 0;
                    case 1 -> channel.position();
                    case 2 -> channel.size();
                    default -> -1;
                };
                if (base < 0 || offset < -base || offset > Long.MAX_VALUE - base) {
                    return -1;
                }
                channel.position(base + offset);
                return base + offset;
            } catch (IOException e) {
                // A place that no file has; libavformat goes on from there.
                return -1;
            }
        }
    }
}
