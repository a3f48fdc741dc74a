// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The lines at the beginning of an Android backup (protocol reference, section 12).
 *
 * @param compressed whether a zlib stream follows
 * @param key null where nothing is encrypted
 */
record BackupHead(boolean compressed, @Nullable BackupKey key) {
    static final String MAGIC = "ANDROID BACKUP";

    private static final int LONGEST_LINE = 1024;
    private static final int NEWEST = 9;
    private static final int IV = 16;

    /**
     * Reads them, and not one byte more.
     *
     * @param name what to call the backup in sentences
     */
    static BackupHead read(InputStream backup, String name) throws IOException, TokenImportException {
        if (!line(backup).equals(MAGIC)) {
            throw new TokenImportException(Problem.DAMAGED_BACKUP, name);
        }
        try {
            int version = Integer.parseInt(line(backup));
            String compression = line(backup);
            String encryption = line(backup);
            if (version < 1 || version > NEWEST) {
                throw new TokenImportException(Problem.UNKNOWN_ENCRYPTION, name);
            }
            boolean compressed = !compression.equals("0");
            return switch (encryption) {
                case "none" -> new BackupHead(compressed, null);
                case "AES-256" -> new BackupHead(compressed, key(backup, version));
                default -> throw new TokenImportException(Problem.UNKNOWN_ENCRYPTION, name);
            };
        } catch (IllegalArgumentException notAsItShouldBe) {
            throw new TokenImportException(Problem.DAMAGED_BACKUP, name);
        }
    }

    private static BackupKey key(InputStream backup, int version) throws IOException {
        HexFormat hexadecimal = HexFormat.of();
        byte[] passwordSalt = hexadecimal.parseHex(line(backup));
        byte[] checksumSalt = hexadecimal.parseHex(line(backup));
        int rounds = Integer.parseInt(line(backup));
        byte[] iv = hexadecimal.parseHex(line(backup));
        byte[] blob = hexadecimal.parseHex(line(backup));
        if (rounds < 1
                || rounds > BackupKey.MOST_ROUNDS
                || iv.length != IV
                || blob.length == 0
                || blob.length % IV != 0) {
            throw new IllegalArgumentException("Not a key");
        }
        return new BackupKey(version, passwordSalt, checksumSalt, rounds, iv, blob);
    }

    private static String line(InputStream backup) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = backup.read(); next != '\n'; next = backup.read()) {
            if (next < 0 || line.size() >= LONGEST_LINE) {
                return "";
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
