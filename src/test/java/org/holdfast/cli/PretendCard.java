// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;

/** A card in memory; what is put onto it is listed afterwards. */
final class PretendCard implements Recordings {
    final List<Recording> recordings = new ArrayList<>(List.of(
            clip("/DCIM/MOVIE/A.MOV", 12_300_000, false, false),
            clip("/DCIM/MOVIE/B.MOV", 2_000_000_000, true, false),
            clip("/DCIM/EVENT/B.MOV", 500, false, false),
            new Recording(
                    "/DCIM/PHOTO/P.JPG",
                    Recording.Kind.PHOTO,
                    OptionalLong.of(4_500_000),
                    5000,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false),
            clip("/DCIM/MOVIE/NOW.MOV", 700, false, true)));
    final Map<String, String> uploads = new LinkedHashMap<>();
    int unreadable;
    boolean takesUploads = true;

    static Recording clip(String path, long size, boolean locked, boolean growing) {
        return new Recording(
                path,
                Recording.Kind.CLIP,
                OptionalLong.of(size),
                0,
                Optional.of(LocalDateTime.of(2026, 11, 20, 14, 0)),
                Optional.of(Duration.ofSeconds(65)),
                locked,
                growing);
    }

    @Override
    public CardList list() {
        return new CardList(recordings, unreadable, Optional.of(Text.literal("The clock may be wrong.")));
    }

    @Override
    public Optional<byte[]> thumbnail(Recording recording) {
        return Optional.empty();
    }

    @Override
    public Transfer open(Recording recording, long from) {
        throw new AssertionError("The services open transfers");
    }

    @Override
    public void delete(Recording recording) {
        recordings.remove(recording);
    }

    @Override
    public boolean takesUploads() {
        return takesUploads;
    }

    @Override
    public Recording upload(String path, long size, InputStream content, LongConsumer sent) throws DeviceException {
        if (recordings.stream().anyMatch(each -> each.path().equals(path))) {
            throw new DeviceException.Refused(
                    "C100", Text.literal("upload"), Text.literal("the name exists"), Text.literal("Rename it."));
        }
        try {
            uploads.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        sent.accept(size);
        Recording there = clip(path, size, false, false);
        recordings.add(there);
        return there;
    }
}
