// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database of a vendor's app that knows virtual devices, as it would lie on a telephone (protocol reference, section
 * 12), so that importing one can be tried. Written byte by byte in SQLite's file format: a page for the schema and one for
 * the rows.
 */
final class PhoneDatabase {
    /** What such a file is called. */
    static final String NAME = "miio2.db";

    private static final String TABLE = "devicerecord";
    private static final String SCHEMA = "CREATE TABLE " + TABLE
            + " (_id INTEGER PRIMARY KEY, did TEXT, token TEXT, name TEXT, model TEXT, mac TEXT, localIP TEXT)";
    private static final int PAGE = 4096;
    private static final int HEAD = 100;
    private static final byte LEAF = 13;
    private static final int LEAF_HEAD = 8;
    private static final int VERSION = 3_040_001;

    private PhoneDatabase() {}

    /** One row; everything is plain ASCII. */
    record Row(String did, String token, String name, String model, String mac, String host) {
        private List<@Nullable Object> values() {
            // The first column is the row's number, which stands elsewhere.
            return Arrays.asList(null, did, token, name, model, mac, host);
        }
    }

    /**
     * Writes it, in place of an earlier one.
     *
     * @param folder made where it is missing
     * @return the file
     */
    static Path write(Path folder, List<Row> rows) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        Path side = Files.createTempFile(folder, "miio2", ".part");
        try {
            Files.write(side, bytes(rows));
            Files.move(side, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(side);
        }
        return file;
    }

    private static byte[] bytes(List<Row> rows) {
        ByteBuffer file = ByteBuffer.allocate(2 * PAGE);
        file.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) PAGE);
        file.put(new byte[] {1, 1, 0, 64, 32, 32});
        file.putInt(1).putInt(2).putInt(0).putInt(0);
        file.putInt(1).putInt(4).putInt(0).putInt(0).putInt(1);
        file.putInt(HEAD - 2 * Integer.BYTES, 1).putInt(HEAD - Integer.BYTES, VERSION);
        leaf(file, 0, HEAD, List.of(Arrays.asList("table", TABLE, TABLE, 2, SCHEMA)));
        leaf(file, PAGE, PAGE, rows.stream().map(Row::values).toList());
        return file.array();
    }

    /**
     * Writes a page of rows, which are numbered from 1 on.
     *
     * @param page where it begins
     * @param at where its own head stands
     */
    private static void leaf(ByteBuffer file, int page, int at, List<List<@Nullable Object>> rows) {
        int content = page + PAGE;
        for (int i = 0; i < rows.size(); i++) {
            byte[] cell = cell(i + 1, rows.get(i));
            content -= cell.length;
            file.put(content, cell);
            file.putShort(at + LEAF_HEAD + i * Short.BYTES, (short) (content - page));
        }
        file.put(at, LEAF).putShort(at + 3, (short) rows.size()).putShort(at + 5, (short) (content - page));
    }

    private static byte[] cell(int number, List<@Nullable Object> values) {
        ByteBuffer types = ByteBuffer.allocate(PAGE);
        ByteBuffer bodies = ByteBuffer.allocate(PAGE);
        for (Object each : values) {
            switch (each) {
                case null -> varint(types, 0);
                case Integer small -> {
                    varint(types, 1);
                    bodies.put(small.byteValue());
                }
                default -> {
                    byte[] text = each.toString().getBytes(StandardCharsets.UTF_8);
                    varint(types, 13 + 2 * text.length);
                    bodies.put(text);
                }
            }
        }
        ByteBuffer cell = ByteBuffer.allocate(PAGE);
        // Less than 128 types: their own length is one byte.
        varint(cell, 1 + types.position() + bodies.position());
        varint(cell, number);
        varint(cell, 1 + types.position());
        cell.put(types.flip()).put(bodies.flip());
        return Arrays.copyOf(cell.array(), cell.position());
    }

    /** In seven bits a byte, the highest first; for less than 16384. */
    private static void varint(ByteBuffer out, int value) {
        if (value > 0x7f) {
            out.put((byte) (0x80 | value >> 7));
        }
        out.put((byte) (value & 0x7f));
    }

    /** The rows of these devices. */
    static List<Row> rows(List<MiioDevice> devices) {
        List<Row> rows = new ArrayList<>();
        for (MiioDevice each : devices) {
            var facts = each.facts(each.address());
            rows.add(new Row(
                    facts.getOrDefault("did", ""),
                    facts.getOrDefault("token", ""),
                    each.name(),
                    facts.getOrDefault("model", ""),
                    facts.getOrDefault("mac", ""),
                    each.address().host()));
        }
        return rows;
    }
}
