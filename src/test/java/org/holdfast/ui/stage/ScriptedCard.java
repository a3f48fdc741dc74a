// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;

/** A card that holds what a test says. */
public final class ScriptedCard implements Recordings {
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> uploaded = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Optional<DeviceException> trouble = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Optional<Text> remark = Optional.empty();
    private volatile int unreadable;

    /** A clip of 30 MB. */
    public static Recording clip(String path, LocalDateTime began, boolean locked) {
        return new Recording(
                path,
                Recording.Kind.CLIP,
                OptionalLong.of(30_000_000),
                0,
                Optional.of(began),
                Optional.of(Duration.ofSeconds(60)),
                locked,
                false);
    }

    /** A photo of 3 MB. */
    public static Recording photo(String path, LocalDateTime began) {
        return new Recording(
                path,
                Recording.Kind.PHOTO,
                OptionalLong.of(3_000_000),
                0,
                Optional.of(began),
                Optional.empty(),
                false,
                false);
    }

    /** From now on it holds these. */
    public void hold(List<Recording> what) {
        recordings.clear();
        recordings.addAll(what);
    }

    /** What it holds now. */
    public List<Recording> content() {
        return List.copyOf(recordings);
    }

    /** Two days with five clips, one of them protected, and a photo. */
    public List<Recording> holdSome() {
        LocalDateTime day = LocalDateTime.of(2024, 11, 20, 9, 30);
        List<Recording> some = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            some.add(clip("/DCIM/MOVIE/2024_1120_0930%02d_00%d.MOV".formatted(i, i), day.plusMinutes(i), i == 2));
        }
        for (int i = 4; i <= 5; i++) {
            some.add(clip(
                    "/DCIM/MOVIE/2024_1121_1030%02d_00%d.MOV".formatted(i, i),
                    day.plusDays(1).plusMinutes(i),
                    false));
        }
        some.add(photo("/DCIM/PHOTO/2024_1121_110000_006.JPG", day.plusDays(1).plusHours(2)));
        hold(some);
        return some;
    }

    /** What the list says beside its entries. */
    public void remark(String words, int left) {
        remark = Optional.of(Text.literal(words));
        unreadable = left;
    }

    /** From now on it cannot be read. */
    public void fail(DeviceException why) {
        trouble = Optional.of(why);
    }

    public void recover() {
        trouble = Optional.empty();
    }

    /** From now on reading waits for the latch. */
    public void holdReading(CountDownLatch latch) {
        gate = latch;
    }

    /** How often it was read. */
    public int reads() {
        return reads.get();
    }

    /** What was uploaded to a path. */
    public Optional<byte[]> uploaded(String path) {
        return Optional.ofNullable(uploaded.get(path));
    }

    @Override
    public CardList list() throws DeviceException, InterruptedException {
        reads.incrementAndGet();
        gate.await();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return new CardList(recordings, unreadable, remark);
    }

    @Override
    public Optional<byte[]> thumbnail(Recording recording) {
        return Optional.empty();
    }

    @Override
    public Transfer open(Recording recording, long from) throws DeviceException {
        throw new DeviceException.Busy("127.0.0.9:18080", Text.literal("opening"));
    }

    @Override
    public void delete(Recording recording) {
        recordings.remove(recording);
    }

    @Override
    public boolean takesUploads() {
        return true;
    }

    @Override
    public Recording upload(String path, long size, InputStream content, LongConsumer sent) throws DeviceException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        try {
            content.transferTo(taken);
        } catch (IOException e) {
            throw new DeviceException.Unreachable("127.0.0.9:18080", Text.literal("uploading"), e);
        }
        uploaded.put(path, taken.toByteArray());
        sent.accept(size);
        Recording made = clip(path, LocalDateTime.of(2024, 11, 21, 12, 0), false);
        recordings.add(made);
        return made;
    }
}
