// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.net.Address;
import org.holdfast.service.Downloads.Wish;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.SafeFile;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The queue as JSON: the devices and wishes once each, and a line for each download that refers to them. */
final class QueueShape implements Shape<SavedQueue> {
    /** More downloads than this are not taken. */
    static final int MOST = 20_000;

    /** So that what is written can be read again: {@link SafeFile#LARGEST} with something to spare. */
    static final long LARGEST = SafeFile.LARGEST - (1 << 20);

    private static final int MOST_DEVICES = 1000;
    private static final int ROW = 160;

    /** How many bytes a download will take in the file, its files' names included, without words. */
    static long weight(SavedDownload each) {
        String path = each.recording().path();
        long name = Rows.bytes(path.substring(path.lastIndexOf('/') + 1));
        long folder = Rows.bytes(each.wish().folder().toString()) + "/2026-11-21/".length();
        return ROW + Rows.bytes(path) + (folder + name) * (each.wish().convert() ? 2 : 1);
    }

    /** How many bytes a download takes in the file at most. */
    static long bytes(SavedDownload each) {
        return ROW
                + Rows.bytes(each.recording().path())
                + Rows.bytes(each.file().map(Path::toString).orElse(""))
                + Rows.bytes(each.converted().map(Path::toString).orElse(""))
                + Rows.bytes(each.words())
                + Rows.bytes(each.advice());
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public SavedQueue initial() {
        return SavedQueue.EMPTY;
    }

    @Override
    public void write(SavedQueue state, ObjectNode into) {
        Map<Device, Integer> devices = new LinkedHashMap<>();
        Map<Wish, Integer> wishes = new LinkedHashMap<>();
        for (SavedDownload each : state.downloads()) {
            devices.putIfAbsent(each.device(), devices.size());
            wishes.putIfAbsent(each.wish(), wishes.size());
        }
        into.put("next", state.next());
        into.put("halted", state.halted());
        ArrayNode deviceRows = into.putArray("devices");
        devices.keySet().forEach(device -> write(device, deviceRows.addArray()));
        ArrayNode wishRows = into.putArray("wishes");
        wishes.keySet()
                .forEach(wish -> wishRows.addArray()
                        .add(wish.folder().toString())
                        .add(wish.dated() ? 1 : 0)
                        .add(wish.convert() ? 1 : 0));
        ArrayNode rows = into.putArray("downloads");
        for (SavedDownload each : state.downloads()) {
            ArrayNode row = rows.addArray();
            row.add(each.id()).add(devices.getOrDefault(each.device(), 0)).add(wishes.getOrDefault(each.wish(), 0));
            row.add(each.stage().name()).add(each.day().toString());
            row.add(each.file().map(Path::toString).orElse(""));
            row.add(each.converted().map(Path::toString).orElse(""));
            row.add(each.words()).add(each.advice());
            write(each.recording(), row);
        }
    }

    private static void write(Device device, ArrayNode row) {
        row.add(device.id()).add(device.family()).add(device.model()).add(device.name());
        row.add(device.address().toString());
        device.options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> row.add(option.getKey()).add(option.getValue()));
    }

    private static void write(Recording recording, ArrayNode row) {
        row.add(recording.path()).add(recording.kind().name());
        row.add(recording.size().orElse(-1)).add(recording.sizeTolerance());
        row.add(recording.began().map(LocalDateTime::toString).orElse(""));
        row.add(recording.length().map(Duration::toMillis).orElse(-1L));
        row.add(recording.locked() ? 1 : 0).add(recording.growing() ? 1 : 0);
    }

    @Override
    public SavedQueue read(JsonNode content) throws MalformedStateException {
        List<Device> devices = new ArrayList<>();
        for (JsonNode row : rows(content, "devices", MOST_DEVICES)) {
            devices.add(device(row));
        }
        List<Wish> wishes = new ArrayList<>();
        for (JsonNode row : rows(content, "wishes", MOST)) {
            wishes.add(new Wish(Rows.path(Rows.text(row, 0)), Rows.number(row, 1) > 0, Rows.number(row, 2) > 0));
        }
        List<SavedDownload> downloads = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        long next = 1;
        for (JsonNode row : rows(content, "downloads", MOST)) {
            SavedDownload download = download(row, devices, wishes);
            if (!ids.add(download.id()) || download.id() > Long.MAX_VALUE / 2) {
                throw new MalformedStateException("Two downloads have one number");
            }
            next = Math.max(next, download.id() + 1);
            downloads.add(download);
        }
        JsonNode said = content.path("next");
        boolean sane = said.isIntegralNumber() && said.canConvertToLong() && said.longValue() < Long.MAX_VALUE / 2;
        return new SavedQueue(
                Math.max(next, sane ? said.longValue() : 1),
                content.path("halted").isBoolean() && content.path("halted").booleanValue(),
                downloads);
    }

    private static JsonNode rows(JsonNode content, String name, int most) throws MalformedStateException {
        JsonNode rows = content.path(name);
        if (!rows.isArray() || rows.size() > most) {
            throw new MalformedStateException("There is no list of " + name);
        }
        return rows;
    }

    private static Device device(JsonNode row) throws MalformedStateException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int column = 5; column + 1 < row.size(); column += 2) {
            options.put(Rows.text(row, column), Rows.text(row, column + 1));
        }
        try {
            return new Device(
                    Rows.text(row, 0),
                    Rows.text(row, 1),
                    Rows.text(row, 2),
                    Rows.text(row, 3),
                    Address.parse(Rows.text(row, 4)),
                    options);
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException("An address makes no sense", e);
        }
    }

    private static SavedDownload download(JsonNode row, List<Device> devices, List<Wish> wishes)
            throws MalformedStateException {
        Optional<String> file = Rows.optional(Rows.text(row, 5));
        Optional<String> converted = Rows.optional(Rows.text(row, 6));
        return new SavedDownload(
                Rows.number(row, 0),
                of(devices, Rows.number(row, 1)),
                recording(row),
                of(wishes, Rows.number(row, 2)),
                day(Rows.text(row, 4)),
                choice(SavedDownload.Stage.class, Rows.text(row, 3)),
                file.isPresent() ? Optional.of(Rows.path(file.get())) : Optional.empty(),
                converted.isPresent() ? Optional.of(Rows.path(converted.get())) : Optional.empty(),
                Rows.text(row, 7),
                Rows.text(row, 8));
    }

    private static Recording recording(JsonNode row) throws MalformedStateException {
        long size = Rows.signed(row, 11);
        long length = Rows.signed(row, 14);
        String path = Rows.text(row, 9);
        if (!path.startsWith("/")) {
            throw new MalformedStateException("A recording has no path");
        }
        return new Recording(
                path,
                choice(Recording.Kind.class, Rows.text(row, 10)),
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
                Rows.number(row, 12),
                Rows.time(row, 13),
                length < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(length)),
                Rows.number(row, 15) > 0,
                Rows.number(row, 16) > 0);
    }

    private static <T> T of(List<T> all, long index) throws MalformedStateException {
        if (index >= all.size()) {
            throw new MalformedStateException("A download refers to nothing");
        }
        return all.get((int) index);
    }

    private static LocalDate day(String text) throws MalformedStateException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedStateException("A day makes no sense", e);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> kind, String name) throws MalformedStateException {
        for (E each : kind.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new MalformedStateException("There is no " + name);
    }
}
