// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.service.store.MalformedStateException;

/**
 * The open secrets, as {@code char[]} so that they can be wiped; never turned into a {@code String}. On disk each is
 * its name and its value, both with a length of four bytes before. Not thread-safe.
 */
final class SecretList {
    private static final int MOST = 10_000;

    private final TreeMap<String, char[]> values = new TreeMap<>();

    Optional<char[]> get(String device, String kind) {
        return Optional.ofNullable(values.get(name(device, kind))).map(char[]::clone);
    }

    void put(String device, String kind, char[] secret) {
        replace(name(device, kind), secret.clone());
    }

    private void replace(String name, char[] secret) {
        char[] before = values.put(name, secret);
        if (before != null) {
            Arrays.fill(before, '\0');
        }
    }

    /** Tells whether there was one. */
    boolean remove(String device, String kind) {
        char[] before = values.remove(name(device, kind));
        if (before != null) {
            Arrays.fill(before, '\0');
        }
        return before != null;
    }

    private static String name(String device, String kind) {
        return device + "\u0000" + kind;
    }

    void wipe() {
        values.values().forEach(value -> Arrays.fill(value, '\0'));
        values.clear();
    }

    SecretList copy() {
        SecretList copy = new SecretList();
        values.forEach((name, value) -> copy.values.put(name, value.clone()));
        return copy;
    }

    /** The bytes to seal; the caller wipes them. */
    byte[] write() {
        byte[][] parts = new byte[values.size() * 2][];
        int at = 0;
        int length = 0;
        for (var entry : values.entrySet()) {
            parts[at] = entry.getKey().getBytes(StandardCharsets.UTF_8);
            ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(entry.getValue()));
            parts[at + 1] = new byte[encoded.remaining()];
            encoded.get(parts[at + 1]);
            encoded.clear();
            encoded.put(new byte[encoded.capacity()]);
            length += 8 + parts[at].length + parts[at + 1].length;
            at += 2;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.putInt(part.length).put(part);
            SecretBox.wipe(part);
        }
        return all.array();
    }

    static SecretList read(byte[] bytes) throws MalformedStateException {
        SecretList list = new SecretList();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            byte[] name = part(in);
            byte[] value = part(in);
            if (list.values.size() >= MOST) {
                throw new MalformedStateException("There are too many secrets");
            }
            try {
                CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
                list.replace(new String(name, StandardCharsets.UTF_8), Arrays.copyOf(decoded.array(), decoded.limit()));
                SecretBox.wipe(decoded);
            } catch (CharacterCodingException e) {
                throw new MalformedStateException("A secret is no text", e);
            } finally {
                SecretBox.wipe(value);
            }
        }
        return list;
    }

    private static byte[] part(ByteBuffer in) throws MalformedStateException {
        if (in.remaining() < 4) {
            throw new MalformedStateException("A length is cut off");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new MalformedStateException("A part is cut off");
        }
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }
}
