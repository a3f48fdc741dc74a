// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where a recording's bytes go. Belongs to the writing thread, but for {@link #bytes}. */
final class RecordingSink implements AutoCloseable {
    private final WritableByteChannel channel;
    private final Optional<SeekableByteChannel> file;
    private final boolean owned;
    private volatile long bytes;
    private long written;

    private RecordingSink(WritableByteChannel channel, Optional<SeekableByteChannel> file, boolean owned) {
        this.channel = channel;
        this.file = file;
        this.owned = owned;
    }

    /** A new file, or a stream. */
    static RecordingSink open(RecordingTarget target) throws IOException {
        return switch (target) {
            case RecordingTarget.File(Path path, RecordingKind _) ->
                of(Files.newByteChannel(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            case RecordingTarget.Stream(OutputStream out, RecordingKind _) ->
                new RecordingSink(Channels.newChannel(out), Optional.empty(), false);
        };
    }

    /** A channel that can seek, such as one that pretends to be a full disk. */
    static RecordingSink of(SeekableByteChannel file) {
        return new RecordingSink(file, Optional.of(file), true);
    }

    boolean seekable() {
        return file.isPresent();
    }

    void write(ByteBuffer from) throws IOException {
        int count = from.remaining();
        while (from.hasRemaining()) {
            if (channel.write(from) <= 0) {
                throw new IOException("Nothing more can be written");
            }
        }
        written += count;
        bytes = file.isPresent() ? file.get().size() : written;
    }

    long position() throws IOException {
        return file.orElseThrow().position();
    }

    long size() throws IOException {
        return file.orElseThrow().size();
    }

    long seek(long to) throws IOException {
        if (to < 0) {
            return -1;
        }
        file.orElseThrow().position(to);
        return to;
    }

    /** The size so far. Thread-safe. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (owned) {
            channel.close();
        }
    }
}
