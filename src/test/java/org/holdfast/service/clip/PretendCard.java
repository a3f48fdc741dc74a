// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;

/** A device's card that counts what is asked of it, with the connection to it. */
final class PretendCard implements Recordings, Connections, Connection {
    static final Device BIKE =
            new Device("bike", "sjcam", "SJ4000 WiFi", "Bike camera", Address.of("127.0.0.1"), Map.of());

    final List<Long> openings = new CopyOnWriteArrayList<>();
    final List<String> thumbnails = new CopyOnWriteArrayList<>();
    final AtomicInteger leases = new AtomicInteger();
    final AtomicInteger transfers = new AtomicInteger();
    final AtomicInteger asking = new AtomicInteger();
    volatile boolean jumps = true;
    volatile boolean blocks;
    volatile Optional<CountDownLatch> gate = Optional.empty();
    volatile Optional<byte[]> thumbnail = Optional.empty();
    /** The next transfer breaks off after this many bytes. */
    volatile long breakAfter = Long.MAX_VALUE;

    private final byte[] content;

    PretendCard(byte[] content) {
        this.content = content;
    }

    static Recording recording(String name, long size) {
        return new Recording(
                "/DCIM/MOVIE/" + name,
                Recording.Kind.CLIP,
                OptionalLong.of(size),
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    @Override
    public Transfer open(Recording recording, long from) {
        openings.add(from);
        transfers.incrementAndGet();
        return new Bytes(jumps ? from : 0, breakAfter);
    }

    @Override
    public Optional<byte[]> thumbnail(Recording recording) throws InterruptedException {
        if (asking.incrementAndGet() > 1) {
            throw new IllegalStateException("Two at once");
        }
        thumbnails.add(recording.name());
        try {
            if (gate.isPresent()) {
                gate.get().await();
            }
        } finally {
            asking.decrementAndGet();
        }
        return thumbnail;
    }

    @Override
    public CardList list() {
        throw new UnsupportedOperationException("Nobody lists here");
    }

    @Override
    public void delete(Recording recording) {
        throw new UnsupportedOperationException("Nobody deletes here");
    }

    @Override
    public boolean takesUploads() {
        return false;
    }

    @Override
    public Recording upload(String path, long size, InputStream bytes, LongConsumer sent) {
        throw new UnsupportedOperationException("Nobody uploads here");
    }

    @Override
    public Lease open(Device device) {
        leases.incrementAndGet();
        return new Lease() {
            private boolean closed;

            @Override
            public Connection connection() {
                return PretendCard.this;
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    leases.decrementAndGet();
                }
            }
        };
    }

    @Override
    public Reachability reachability(String deviceId) {
        return new Reachability.Answering();
    }

    @Override
    public Registration listen(Runnable changed) {
        return () -> {};
    }

    @Override
    public Device device() {
        return BIKE;
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind == Recordings.class ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public void close() {}

    private final class Bytes implements Transfer {
        private final long from;
        private final CountDownLatch closed = new CountDownLatch(1);
        private long left;
        private int at;

        Bytes(long from, long left) {
            this.from = from;
            this.at = (int) from;
            this.left = left;
        }

        @Override
        public long from() {
            return from;
        }

        @Override
        public OptionalLong total() {
            return OptionalLong.of(content.length);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
            if (blocks) {
                closed.await();
            }
            if (left <= 0) {
                breakAfter = Long.MAX_VALUE;
                throw new DeviceException.TimedOut("127.0.0.1", Text.literal("reading"), null);
            }
            if (at >= content.length) {
                return -1;
            }
            int count = Math.min(Math.min(length, 10_000), content.length - at);
            System.arraycopy(content, at, into, offset, count);
            at += count;
            left -= count;
            return count;
        }

        @Override
        public void close() {
            if (closed.getCount() > 0) {
                closed.countDown();
                transfers.decrementAndGet();
            }
        }
    }
}
