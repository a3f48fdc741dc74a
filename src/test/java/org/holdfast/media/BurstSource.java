// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A clip whose bytes come in bursts of pretended time. */
final class BurstSource implements ClipSource {
    private final Path file;
    private final PretendTime time;
    private final double bytesPerSecond;
    private final long burstNanos;

    /** @param burstNanos how far the bursts are apart */
    BurstSource(Path file, PretendTime time, double bytesPerSecond, long burstNanos) {
        this.file = file;
        this.time = time;
        this.bytesPerSecond = bytesPerSecond;
        this.burstNanos = burstNanos;
    }

    @Override
    public String name() {
        return "bursts";
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return new Bursts(Files.newByteChannel(file));
    }

    private final class Bursts implements SeekableByteChannel {
        private final SeekableByteChannel bytes;
        private double used;

        Bursts(SeekableByteChannel bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (!bytes.isOpen()) {
                throw new ClosedChannelException();
            }
            try {
                while (used >= came()) {
                    time.awaitPassed((time.passed() / burstNanos + 1) * burstNanos);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            int most = (int) Math.min(into.remaining(), Math.ceil(came() - used));
            ByteBuffer part = into.slice(into.position(), most);
            int count = bytes.read(part);
            into.position(into.position() + Math.max(0, count));
            used += Math.max(0, count);
            return count;
        }

        /** One burst is there at once. */
        private double came() {
            return (time.passed() / burstNanos + 1) * (bytesPerSecond * burstNanos / 1e9);
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public long position() throws IOException {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long to) throws IOException {
            bytes.position(to);
            return this;
        }

        @Override
        public long size() throws IOException {
            return bytes.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException("It is only read");
        }

        @Override
        public boolean isOpen() {
            return bytes.isOpen();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
