// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.family.miio.token.TokenImportException.Problem;

/**
 * Finds the iOS app's database in the folder of an unencrypted backup. Its files lie under names that say nothing;
 * {@code Manifest.db} tells which is which (protocol reference, section 12).
 */
final class PhoneBackup {
    static final String MANIFEST = "Manifest.db";

    private static final String TABLE = "files";
    private static final String DOMAIN = "AppDomain-com.xiaomi.mihome";
    private static final Pattern DATABASE = Pattern.compile("Documents/[^/]{0,60}_mihome\\.sqlite");
    /** The only names that are followed: never a path that the file gives. */
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}");

    private static final int MOST_ENTRIES = 3_000_000;

    private PhoneBackup() {}

    /** Whether this database is such a list. */
    static boolean isManifest(byte[] file) {
        try (SqliteBytes database = SqliteBytes.open(file)) {
            Optional<String> table = database.table(TABLE);
            return table.isPresent() && columns(database, table.get()).size() == 3;
        } catch (SQLException damaged) {
            return false;
        }
    }

    /**
     * Where the app's database lies.
     *
     * @param manifest is changed
     * @param folder in which the manifest lay
     */
    static Path find(byte[] manifest, Path folder) throws TokenImportException {
        List<Path> found = new ArrayList<>();
        try (SqliteBytes database = SqliteBytes.open(manifest)) {
            String table = database.table(TABLE).orElseThrow(() -> new SQLException("No list of files"));
            int[] seen = {0};
            database.rows(table, columns(database, table), entry -> {
                String name = entry.get(0).toLowerCase(Locale.ROOT);
                if (entry.get(1).equals(DOMAIN)
                        && DATABASE.matcher(entry.get(2)).matches()
                        && NAME.matcher(name).matches()) {
                    found.add(folder.resolve(name.substring(0, 2)).resolve(name));
                }
                return found.isEmpty() && ++seen[0] < MOST_ENTRIES;
            });
        } catch (SQLException damaged) {
            throw new TokenImportException(Problem.DAMAGED_DATABASE, MANIFEST);
        }
        if (found.isEmpty() || !isWithin(found.getFirst(), folder)) {
            throw new TokenImportException(Problem.NO_PHONE_APP, FileNames.of(folder));
        }
        return found.getFirst();
    }

    private static boolean isWithin(Path file, Path folder) {
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> columns(SqliteBytes database, String table) throws SQLException {
        List<String> present = database.columns(table);
        return List.of("fileID", "domain", "relativePath").stream()
                .filter(present::contains)
                .toList();
    }
}
