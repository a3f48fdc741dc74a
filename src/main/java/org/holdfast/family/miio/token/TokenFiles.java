// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.family.miio.token.AndroidBackup.Contents;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.MalformedXmlException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the devices and their tokens from whatever file their owner has: the Android app's database, an Android backup,
 * the iOS app's database or the folder of an iOS backup, a token as its 16 bytes, or a text such as {@link PastedTokens}
 * reads. What it is is told by what it holds, not by its name. Nothing is written; nothing of the file is trusted.
 *
 * <p>Blocks, partly in native code, until the file is read; interrupting the thread ends it.
 */
public final class TokenFiles {
    private static final int LARGEST_TEXT = 4 * PastedTokens.LONGEST;
    private static final BoundedXml.Limits PREFERENCES = new BoundedXml.Limits(4 * 1024 * 1024, 20_000, 8, 64 * 1024);

    private TokenFiles() {}

    /**
     * What the file holds.
     *
     * @param password for an encrypted backup, empty where none was given; not wiped
     * @throws TokenImportException when there is nothing in it, or a password is wanted
     */
    public static KnownDevices read(Path file, char[] password, Placeholder placeholder) throws TokenImportException {
        String name = FileNames.of(file);
        try {
            if (Files.isDirectory(file)) {
                return phoneBackup(file, placeholder);
            }
            if (!Files.isRegularFile(file)) {
                throw new TokenImportException(Problem.NO_ACCESS, name);
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                in.mark(BackupHead.MAGIC.length());
                byte[] beginning = in.readNBytes(BackupHead.MAGIC.length());
                in.reset();
                if (Arrays.equals(beginning, BackupHead.MAGIC.getBytes(StandardCharsets.US_ASCII))) {
                    return androidBackup(in, password, name, placeholder);
                }
                byte[] bytes = in.readNBytes(SqliteBytes.LARGEST + 1);
                try {
                    return whole(bytes, file, placeholder);
                } finally {
                    Arrays.fill(bytes, (byte) 0);
                }
            }
        } catch (IOException | SecurityException unreadable) {
            throw new TokenImportException(Problem.NO_ACCESS, name);
        }
    }

    private static KnownDevices whole(byte[] bytes, Path file, Placeholder placeholder)
            throws IOException, TokenImportException {
        String name = FileNames.of(file);
        if (SqliteBytes.isOne(bytes)) {
            if (bytes.length > SqliteBytes.LARGEST) {
                throw new TokenImportException(Problem.TOO_LARGE, name);
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && PhoneBackup.isManifest(bytes)) {
                return phoneBackup(folder, placeholder);
            }
            return database(bytes, file, placeholder);
        }
        if (name.equals(PhoneBackup.MANIFEST)) {
            throw new TokenImportException(Problem.ENCRYPTED_PHONE, name);
        }
        if (bytes.length == DeviceToken.LENGTH && decode(bytes) == null) {
            return rooted(bytes, placeholder);
        }
        return text(bytes, name, placeholder);
    }

    private static KnownDevices database(byte[] bytes, Path file, Placeholder placeholder)
            throws IOException, TokenImportException {
        Path log = file.resolveSibling(FileNames.of(file) + "-wal");
        byte[] present = bytes;
        if (Files.isRegularFile(log)) {
            try (InputStream in = Files.newInputStream(log)) {
                present = WriteAheadLog.apply(bytes, in.readNBytes(SqliteBytes.LARGEST));
            }
        }
        try {
            return AppDatabase.read(present, false, FileNames.of(file), placeholder);
        } finally {
            Arrays.fill(present, (byte) 0);
        }
    }

    private static KnownDevices phoneBackup(Path folder, Placeholder placeholder)
            throws IOException, TokenImportException {
        Path manifest = folder.resolve(PhoneBackup.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new TokenImportException(Problem.NO_PHONE_APP, FileNames.of(folder));
        }
        byte[] list = bytes(manifest);
        if (!SqliteBytes.isOne(list)) {
            throw new TokenImportException(Problem.ENCRYPTED_PHONE, PhoneBackup.MANIFEST);
        }
        Path database = PhoneBackup.find(list, folder);
        return database(bytes(database), database, placeholder);
    }

    private static byte[] bytes(Path file) throws IOException, TokenImportException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SqliteBytes.LARGEST + 1);
            if (bytes.length > SqliteBytes.LARGEST) {
                throw new TokenImportException(Problem.TOO_LARGE, FileNames.of(file));
            }
            return bytes;
        }
    }

    private static KnownDevices androidBackup(InputStream in, char[] password, String name, Placeholder placeholder)
            throws IOException, TokenImportException {
        try (Contents contents = AndroidBackup.read(in, password, AndroidBackup.LARGEST_ARCHIVE, name)) {
            List<KnownDevices> found = new ArrayList<>();
            Map<String, byte[]> files = contents.files();
            byte[] database = files.get(AndroidBackup.DATABASE);
            if (database != null) {
                byte[] log = files.getOrDefault(AndroidBackup.DATABASE_LOG, new byte[0]);
                byte[] present = WriteAheadLog.apply(database, log);
                try {
                    found.add(AppDatabase.read(present, true, name, placeholder));
                } finally {
                    Arrays.fill(present, (byte) 0);
                }
            }
            byte[] yeelight = files.get(AndroidBackup.YEELIGHT);
            if (yeelight != null) {
                addYeelight(yeelight, name, placeholder, found);
            }
            if (found.isEmpty()) {
                throw new TokenImportException(Problem.NO_APP, name);
            }
            return new KnownDevices(
                    found.stream()
                            .flatMap(each -> each.devices().stream())
                            .limit(KnownDevices.MOST)
                            .toList(),
                    found.stream().mapToInt(KnownDevices::unreadable).sum(),
                    contents.cut() || found.stream().anyMatch(KnownDevices::cut));
        }
    }

    /** Where the other app's devices are there, this one's are welcome and not needed. */
    private static void addYeelight(byte[] file, String name, Placeholder placeholder, List<KnownDevices> found)
            throws TokenImportException {
        try {
            found.add(preferences(file, TokenSource.YEELIGHT_BACKUP, name, placeholder));
        } catch (TokenImportException nothing) {
            if (found.isEmpty()) {
                throw nothing;
            }
        }
    }

    /** A device's own file, from one to which its owner has full access. */
    private static KnownDevices rooted(byte[] bytes, Placeholder placeholder) throws TokenImportException {
        DeviceToken token = DeviceToken.of(bytes);
        if (placeholder == Placeholder.REFUSE && token.standsForNone()) {
            throw new TokenImportException(Problem.STANDS_FOR_NONE);
        }
        return new KnownDevices(List.of(new KnownDevice("", "", "", "", "", token, TokenSource.TEXT_FILE)), 0, false);
    }

    private static KnownDevices text(byte[] bytes, String name, Placeholder placeholder) throws TokenImportException {
        String text = decode(bytes);
        if (text == null) {
            throw new TokenImportException(Problem.UNKNOWN_FILE, name);
        }
        if (bytes.length > LARGEST_TEXT) {
            throw new TokenImportException(Problem.TOO_LARGE, name);
        }
        return text.stripLeading().startsWith("<?xml")
                ? preferences(bytes, TokenSource.TEXT_FILE, name, placeholder)
                : PastedTokens.read(text, placeholder, TokenSource.TEXT_FILE, name);
    }

    /** The Yeelight app keeps each device as JSON in a text of its preferences. */
    private static KnownDevices preferences(byte[] bytes, TokenSource source, String name, Placeholder placeholder)
            throws TokenImportException {
        String text;
        try {
            text = BoundedXml.leaves(bytes, PREFERENCES).stream()
                    .map(BoundedXml.Leaf::text)
                    .collect(Collectors.joining("\n"));
        } catch (MalformedXmlException damaged) {
            throw new TokenImportException(Problem.UNKNOWN_FILE, name);
        }
        return PastedTokens.read(text, placeholder, source, name);
    }

    /** Windows' shell writes UTF-16 into files; null where this is no text. */
    private static @Nullable String decode(byte[] bytes) {
        boolean wide = bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        try {
            String text = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
