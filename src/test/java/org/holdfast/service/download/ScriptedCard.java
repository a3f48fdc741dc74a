// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;

/** A card in memory that does what a test says. Thread-safe. */
final class ScriptedCard implements Recordings {
    static final LocalDateTime BEGAN = LocalDateTime.of(2026, 11, 20, 9, 30, 15);

    /** What was asked for. */
    record Opened(String name, long from) {}

    /** What is wrong with one transfer. */
    interface Trouble {
        Transfer on(Recording recording, byte[] content, long from) throws DeviceException;
    }

    final List<Opened> opened = new CopyOnWriteArrayList<>();
    final List<String> deleted = new CopyOnWriteArrayList<>();
    final List<String> uploaded = new CopyOnWriteArrayList<>();
    final AtomicInteger lists = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    volatile boolean ranges = true;
    volatile boolean tellsTotal = true;
    volatile boolean takesUploads = true;
    volatile Optional<DeviceException> away = Optional.empty();
    /** Reads wait for one permit each, where there is one. */
    volatile Optional<Semaphore> pace = Optional.empty();

    private final Map<Recording, byte[]> files = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Deque<Trouble> troubles = new ArrayDeque<>();

    /** Puts a clip onto the card. */
    Recording put(String name, byte[] content) {
        return put(recording(name, content.length), content);
    }

    Recording put(Recording recording, byte[] content) {
        files.keySet().removeIf(each -> each.path().equals(recording.path()));
        files.put(recording, content);
        return recording;
    }

    static Recording recording(String name, long size) {
        boolean picture = name.toLowerCase(java.util.Locale.ROOT).endsWith(".jpg");
        return new Recording(
                "/DCIM/MOVIE/" + name,
                picture ? Recording.Kind.PHOTO : Recording.Kind.CLIP,
                OptionalLong.of(size),
                0,
                Optional.of(BEGAN),
                Optional.empty(),
                false,
                false);
    }

    static Recording rounded(String name, long size, long tolerance) {
        Recording exact = recording(name, size);
        return new Recording(
                exact.path(),
                exact.kind(),
                OptionalLong.of(size),
                tolerance,
                exact.began(),
                exact.length(),
                false,
                false);
    }

    static Recording locked(Recording recording) {
        return new Recording(
                recording.path(),
                recording.kind(),
                recording.size(),
                recording.sizeTolerance(),
                recording.began(),
                recording.length(),
                true,
                recording.growing());
    }

    static Recording growing(Recording recording) {
        return new Recording(
                recording.path(),
                recording.kind(),
                recording.size(),
                recording.sizeTolerance(),
                recording.began(),
                recording.length(),
                recording.locked(),
                true);
    }

    /** The next transfers have these troubles, in this order. */
    void next(Trouble... each) {
        synchronized (troubles) {
            troubles.addAll(Arrays.asList(each));
        }
    }

    /** Breaks off after so many bytes. */
    static Trouble cut(int bytes) {
        return (recording, content, from) -> new ScriptedTransfer(content, from, OptionalLong.of(content.length)) {
            private int left = bytes;

            @Override
            public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
                if (left == 0) {
                    throw timedOut();
                }
                int read = super.read(into, offset, Math.min(left, length));
                left -= Math.max(0, read);
                return read;
            }
        };
    }

    /** Sends other bytes from the asked place on. */
    static Trouble sends(byte[] other) {
        return (recording, content, from) ->
                new ScriptedTransfer(other, Math.min(from, other.length), OptionalLong.of(other.length));
    }

    static DeviceException timedOut() {
        return new DeviceException.TimedOut("camera", Text.literal("reading"), null);
    }

    static DeviceException unreachable() {
        return new DeviceException.Unreachable("camera", Text.literal("connecting"), null);
    }

    static DeviceException busy() {
        return new DeviceException.Busy("camera", Text.literal("reading"));
    }

    @Override
    public CardList list() throws DeviceException {
        lists.incrementAndGet();
        if (away.isPresent()) {
            throw away.get();
        }
        synchronized (files) {
            return new CardList(new ArrayList<>(files.keySet()), 0, Optional.empty());
        }
    }

    @Override
    public Optional<byte[]> thumbnail(Recording recording) {
        return Optional.empty();
    }

    @Override
    public Transfer open(Recording recording, long from) throws DeviceException {
        opened.add(new Opened(recording.name(), from));
        if (away.isPresent()) {
            throw away.get();
        }
        if (recording.size().isPresent() && recording.sizeTolerance() == 0) {
            if (from >= recording.size().getAsLong()) {
                throw new AssertionError("A range at the end was asked for");
            }
        }
        byte[] content;
        synchronized (files) {
            content = files.entrySet().stream()
                    .filter(each -> each.getKey().path().equals(recording.path()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new DeviceException.Refused(
                            "camera", Text.literal("opening"), Text.literal("not there"), Text.literal("look again")));
        }
        Trouble trouble;
        synchronized (troubles) {
            trouble = troubles.poll();
        }
        if (trouble != null) {
            return trouble.on(recording, content, from);
        }
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        OptionalLong total = tellsTotal ? OptionalLong.of(content.length) : OptionalLong.empty();
        return new ScriptedTransfer(content, ranges ? from : 0, total) {
            private boolean open = true;

            @Override
            public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
                if (away.isPresent()) {
                    throw away.get();
                }
                if (pace.isPresent()) {
                    pace.get().acquire();
                }
                return super.read(into, offset, length);
            }

            @Override
            public void close() {
                if (open) {
                    open = false;
                    atOnce.decrementAndGet();
                }
                super.close();
            }
        };
    }

    @Override
    public void delete(Recording recording) throws DeviceException {
        if (away.isPresent()) {
            throw away.get();
        }
        if (recording.locked()) {
            throw new DeviceException.NotAllowed(Text.literal("locked"), Text.literal("unlock"));
        }
        deleted.add(recording.name());
        files.remove(recording);
    }

    @Override
    public boolean takesUploads() {
        return takesUploads;
    }

    @Override
    public Recording upload(String path, long size, InputStream content, LongConsumer sent) throws DeviceException {
        try {
            byte[] bytes = content.readAllBytes();
            String name = path.substring(path.lastIndexOf('/') + 1);
            uploaded.add(name);
            return put(recording(name, bytes.length), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes that come. */
    static class ScriptedTransfer implements Transfer {
        private final byte[] content;
        private final long from;
        private final OptionalLong total;
        private final CountDownLatch closed = new CountDownLatch(1);
        private int at;

        ScriptedTransfer(byte[] content, long from, OptionalLong total) {
            this.content = content;
            this.from = from;
            this.total = total;
            at = Math.toIntExact(from);
        }

        @Override
        public long from() {
            return from;
        }

        @Override
        public OptionalLong total() {
            return total;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
            if (closed.getCount() == 0) {
                throw timedOut();
            }
            if (at >= content.length) {
                return -1;
            }
            int read = Math.min(Math.min(length, 40_000), content.length - at);
            System.arraycopy(content, at, into, offset, read);
            at += read;
            return read;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
