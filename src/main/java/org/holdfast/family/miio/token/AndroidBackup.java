// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An Android backup, plain or protected by a password: lines of text, then an archive that is compressed and may be
 * encrypted (protocol reference, section 12). Passes through it once, keeps only the few files that are wanted, in
 * memory, and writes nothing. Names in the archive are compared, never used as paths.
 */
final class AndroidBackup {
    static final String DATABASE = "apps/com.xiaomi.smarthome/db/miio2.db";
    static final String DATABASE_LOG = DATABASE + "-wal";
    static final String YEELIGHT = "apps/com.yeelight.cherry/sp/miot.xml";

    /** How much of an archive is looked through: a whole phone is larger, the app alone far smaller. */
    static final long LARGEST_ARCHIVE = 4L << 30;

    private static final Set<String> WANTED = Set.of(DATABASE, DATABASE_LOG, YEELIGHT);
    private static final int MOST_ENTRIES = 2_000_000;
    /** What may stand before an entry: longer names, and other properties. */
    private static final int LONGEST_ENTRY_HEAD = 64 * 1024;
    /** For what fills the last block. */
    private static final int BLOCKS = 64 * 1024;

    /**
     * What was found.
     *
     * @param files by their names in the archive
     * @param cut whether the archive went on where reading ended
     */
    record Contents(Map<String, byte[]> files, boolean cut) implements AutoCloseable {
        /** Overwrites the files. */
        @Override
        public void close() {
            files.values().forEach(file -> Arrays.fill(file, (byte) 0));
        }
    }

    private AndroidBackup() {}

    /**
     * The wanted files in it.
     *
     * @param password empty where none was given
     * @param largestArchive in bytes; what lies beyond is not looked at
     * @param name what to call the backup in sentences
     * @throws IOException when {@code backup} cannot be read
     */
    static Contents read(InputStream backup, char[] password, long largestArchive, String name)
            throws IOException, TokenImportException {
        BackupHead head = BackupHead.read(backup, name);
        InputStream body = decrypted(backup, head.key(), password, name);
        Allowance archive = new Allowance(head.compressed() ? new InflaterInputStream(body) : body, largestArchive);
        Map<String, byte[]> files = new HashMap<>();
        boolean cut = false;
        try {
            unpack(archive, files);
        } catch (IOException | RuntimeException damaged) {
            // Also what the library throws for an archive that makes no sense. What came before is good.
            if (files.isEmpty()) {
                throw new TokenImportException(archive.isSpent() ? Problem.TOO_LARGE : Problem.DAMAGED_BACKUP, name);
            }
            cut = true;
        }
        return new Contents(files, cut);
    }

    private static InputStream decrypted(InputStream backup, @Nullable BackupKey key, char[] password, String name)
            throws TokenImportException {
        if (key == null) {
            return backup;
        }
        if (password.length == 0) {
            throw new TokenImportException(Problem.PASSWORD_NEEDED, name);
        }
        Cipher cipher;
        try {
            cipher = key.open(password);
        } catch (GeneralSecurityException senseless) {
            throw new TokenImportException(Problem.DAMAGED_BACKUP, name);
        }
        if (cipher == null) {
            throw new TokenImportException(Problem.WRONG_PASSWORD, name);
        }
        return new CipherInputStream(backup, cipher);
    }

    @SuppressWarnings("resource") // Closing would close the backup, which is the caller's.
    private static void unpack(Allowance archive, Map<String, byte[]> files) throws IOException, TokenImportException {
        TarArchiveInputStream entries = new TarArchiveInputStream(archive, "UTF-8");
        for (int count = 0; count < MOST_ENTRIES; count++) {
            archive.allow(LONGEST_ENTRY_HEAD);
            TarArchiveEntry entry = entries.getNextEntry();
            if (entry == null) {
                return;
            }
            archive.allow(Math.max(0, entry.getSize()) + BLOCKS);
            if (WANTED.contains(entry.getName()) && isOrdinary(entry)) {
                if (entry.getSize() > SqliteBytes.LARGEST) {
                    throw new TokenImportException(Problem.TOO_LARGE, entry.getName());
                }
                byte[] file = entries.readNBytes(SqliteBytes.LARGEST);
                if (file.length != entry.getSize()) {
                    throw new IOException("The archive ends too early");
                }
                files.putIfAbsent(entry.getName(), file);
            }
            while (entries.skip(Long.MAX_VALUE) > 0) {
                // On to the next entry, within what is allowed for this one.
            }
        }
        throw new IOException("Too many entries");
    }

    /** Not a link, a device, or one with holes. */
    private static boolean isOrdinary(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
    }
}
