// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published packets; NOTE.md beside them says whose they are. */
final class Vectors {
    private Vectors() {}

    static List<JsonNode> read(String file) {
        try (InputStream in = Objects.requireNonNull(
                Vectors.class.getResourceAsStream("/org/holdfast/family/miio/vectors/" + file))) {
            List<JsonNode> all = new ArrayList<>();
            JsonMapper.shared().readTree(in).forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> packets(String... kinds) {
        return read("packets.json").stream()
                .filter(each -> List.of(kinds).contains(text(each, "kind")))
                .toList();
    }

    static String text(JsonNode vector, String field) {
        return vector.get(field).stringValue();
    }

    /** Behind three bytes of something else, so that nobody counts from the buffer's start. */
    static ByteBuffer packet(JsonNode vector) {
        byte[] bytes = HexFormat.of().parseHex(text(vector, "packet"));
        return ByteBuffer.allocateDirect(bytes.length + 3)
                .position(3)
                .put(bytes)
                .flip()
                .position(3);
    }

    static Token token(JsonNode vector) {
        return token(text(vector, "token"));
    }

    static Token token(String hex) {
        return Token.parse(hex.toCharArray()).orElseThrow();
    }

    static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return HexFormat.of().formatHex(copy);
    }
}
