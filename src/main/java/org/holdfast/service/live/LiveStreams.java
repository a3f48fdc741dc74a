// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.holdfast.device.Device;
import org.holdfast.device.LiveStream;
import org.holdfast.device.RtspAddress;
import org.holdfast.media.Engines;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.Player;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.LiveView;
import org.holdfast.service.Preferences.EngineChoice;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link LiveView}: keeps one stream a device, or a stream address, for all who want it. */
public final class LiveStreams implements LiveView {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Connections connections;
    private final DeviceBook book;
    private final EngineChooser chooser;
    private final Timekeeper time;
    private final StillSaver saver;
    private final Consumer<String> answered;
    private final Object lock = new Object();
    private final Map<String, SharedStream> streams = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> ending = new HashMap<>();
    private final Map<String, Device> watched = new HashMap<>();
    private final Registration bookListener;
    private boolean closed;

    /**
     * @param choice the user's choice of a player, asked at each opening
     * @param saver writes snapshots and last pictures
     * @param answered told a device's id when its pictures come
     */
    public LiveStreams(
            Connections connections,
            DeviceBook book,
            List<MediaEngine> engines,
            Supplier<EngineChoice> choice,
            Timekeeper time,
            StillSaver saver,
            Consumer<String> answered) {
        this.connections = connections;
        this.book = book;
        chooser = new EngineChooser(new Engines(engines), choice);
        this.time = time;
        this.saver = saver;
        this.answered = answered;
        bookListener = book.listen(this::bookChanged);
    }

    @Override
    public Session watch(Device device) {
        LastPictures pictures = new LastPictures(saver, book.lastPicture(device.id()));
        String key = "device:" + device.id();
        synchronized (lock) {
            watched.putIfAbsent(key, device);
        }
        return join(
                key,
                device.address().toString(),
                moved -> new DeviceSource(connections, newest(key, device), moved),
                new DeviceNews(device, pictures));
    }

    private Device newest(String key, Device asked) {
        Device newest = book.byId(asked.id()).orElse(asked);
        synchronized (lock) {
            watched.put(key, newest);
        }
        return newest;
    }

    @Override
    public Session watch(LiveStream stream) {
        String where = switch (stream) {
            case LiveStream.Rtsp rtsp -> RtspAddress.masked(rtsp.address().toString());
            case LiveStream.Mjpeg mjpeg -> RtspAddress.masked(mjpeg.address().toString());
            case LiveStream.Coded coded -> coded.feed().where();
            case LiveStream.None none -> none.why().toString();
        };
        return join("stream:" + stream, where, moved -> StreamSource.fixed(stream), new AddressNews(where));
    }

    private Session join(String key, String where, Function<Runnable, StreamSource> sources, StreamNews news) {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("Holdfast is ending");
            }
            SharedStream stream = streams.get(key);
            if (stream == null) {
                StreamView view = new StreamView();
                CompletableFuture<Void> before = ending.getOrDefault(key, CompletableFuture.completedFuture(null));
                StreamWishes wishes = new StreamWishes();
                StreamLoop loop = new StreamLoop(view, time, chooser, sources, before, news, wishes);
                stream = new SharedStream(view, loop, wishes, saver, where);
                streams.put(key, stream);
                Threads.start("work-live", loop);
            }
            stream.shares++;
            SharedStream joined = stream;
            return new StreamShare(joined, () -> leave(key, joined));
        }
    }

    private void leave(String key, SharedStream stream) {
        synchronized (lock) {
            stream.shares--;
            if (stream.shares > 0) {
                return;
            }
            streams.remove(key, stream);
            watched.remove(key);
            CompletableFuture<Void> finished = stream.loop().finished();
            ending.put(key, finished);
            var _ = finished.whenComplete((done, failed) -> forget(key, finished));
        }
        stream.loop().post(new StreamEvent.Close());
    }

    private void forget(String key, CompletableFuture<Void> finished) {
        synchronized (lock) {
            ending.remove(key, finished);
        }
    }

    /** A device that is watched may have another address or other options now. */
    private void bookChanged() {
        List<SharedStream> changed = new ArrayList<>();
        synchronized (lock) {
            watched.forEach((key, used) -> {
                SharedStream stream = streams.get(key);
                boolean other = book.byId(used.id())
                        .filter(now -> !now.address().equals(used.address())
                                || !now.options().equals(used.options()))
                        .isPresent();
                if (other && stream != null) {
                    changed.add(stream);
                }
            });
        }
        changed.forEach(stream -> stream.loop().post(new StreamEvent.DeviceChanged()));
    }

    /** A device has other secrets now; where the earlier ones were refused it is tried with these. */
    public void newCredentials(String deviceId) {
        SharedStream stream;
        synchronized (lock) {
            stream = streams.get("device:" + deviceId);
        }
        if (stream != null) {
            stream.loop().post(new StreamEvent.NewCredentials());
        }
    }

    @Override
    public List<MediaEngine> engines() {
        return chooser.engines();
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> left = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            for (SharedStream stream : streams.values()) {
                stream.loop().post(new StreamEvent.Close());
                left.add(stream.loop().finished());
            }
            left.addAll(ending.values());
            streams.clear();
        }
        bookListener.close();
        try {
            CompletableFuture.allOf(left.toArray(CompletableFuture[]::new))
                    .get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("A live picture did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** News of a stream without a device. */
    private record AddressNews(String where) implements StreamNews {
        @Override
        public void live() {
            LOG.debug("Pictures come");
        }

        @Override
        public void picture(Player player, boolean now) {
            // an address has no card to show it on
        }
    }

    /** News of a device's stream. */
    private final class DeviceNews implements StreamNews {
        private final Device device;
        private final LastPictures pictures;

        DeviceNews(Device device, LastPictures pictures) {
            this.device = device;
            this.pictures = pictures;
        }

        @Override
        public String where() {
            return device.address().toString();
        }

        @Override
        public void live() {
            book.seen(device.id(), time.clock().instant());
            answered.accept(device.id());
        }

        @Override
        public void picture(Player player, boolean now) {
            if (book.byId(device.id()).isPresent()) {
                pictures.keep(player, now);
            }
        }
    }
}
