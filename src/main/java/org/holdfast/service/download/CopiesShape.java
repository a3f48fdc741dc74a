// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.SafeFile;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The known copies as JSON, one line each: device, path, size, time, file, digest. */
final class CopiesShape implements Shape<List<Copy>> {
    /** More than this are not remembered; the oldest are forgotten. */
    static final int MOST = 20_000;

    /** So that what is written can be read again: {@link SafeFile#LARGEST} with something to spare. */
    private static final long LARGEST = SafeFile.LARGEST - (512 << 10);

    private static final int ROW = 180;

    /** As many of the newest, which stand last, as can be kept. */
    static List<Copy> newest(List<Copy> all) {
        long bytes = 0;
        int first = all.size();
        while (first > 0 && all.size() - first < MOST) {
            bytes += bytes(all.get(first - 1));
            if (bytes > LARGEST) {
                break;
            }
            first--;
        }
        return List.copyOf(all.subList(first, all.size()));
    }

    private static long bytes(Copy copy) {
        String file = copy.file().map(String::valueOf).orElse("");
        return ROW + Rows.bytes(copy.deviceId()) + Rows.bytes(copy.path()) + Rows.bytes(file);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Copy> initial() {
        return List.of();
    }

    @Override
    public void write(List<Copy> state, ObjectNode into) {
        ArrayNode copies = into.putArray("copies");
        for (Copy copy : state) {
            ArrayNode row = copies.addArray();
            row.add(copy.deviceId()).add(copy.path()).add(copy.size());
            row.add(copy.began().map(LocalDateTime::toString).orElse(""));
            row.add(copy.file().map(String::valueOf).orElse("")).add(copy.ends());
        }
    }

    @Override
    public List<Copy> read(JsonNode content) throws MalformedStateException {
        JsonNode copies = content.path("copies");
        if (!copies.isArray() || copies.size() > MOST) {
            throw new MalformedStateException("There is no list of copies");
        }
        List<Copy> read = new ArrayList<>();
        for (JsonNode row : copies) {
            Optional<String> file = Rows.optional(Rows.text(row, 4));
            read.add(new Copy(
                    Rows.text(row, 0),
                    Rows.text(row, 1),
                    Rows.number(row, 2),
                    Rows.time(row, 3),
                    file.isPresent() ? Optional.of(Rows.path(file.get())) : Optional.empty(),
                    Rows.text(row, 5)));
        }
        return List.copyOf(read);
    }
}
