// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the devices from the database of the Android app (table {@code devicerecord}) and of the iOS app (table
 * {@code ZDEVICE}; protocol reference, section 12). Of the columns those are taken whose names say something, since only
 * some of the names are certain.
 */
final class AppDatabase {
    private static final String ANDROID_TABLE = "devicerecord";
    private static final String IOS_TABLE = "zdevice";

    private AppDatabase() {}

    /**
     * The devices in it.
     *
     * @param file is changed
     * @param inBackup whether it lay in an Android backup
     * @param name what to call it in sentences
     */
    static KnownDevices read(byte[] file, boolean inBackup, String name, Placeholder placeholder)
            throws TokenImportException {
        try (SqliteBytes database = SqliteBytes.open(file)) {
            Optional<String> android = database.table(ANDROID_TABLE);
            if (android.isPresent()) {
                TokenSource source = inBackup ? TokenSource.ANDROID_BACKUP : TokenSource.ANDROID_DATABASE;
                return devices(database, android.get(), Column::of, new DeviceCollection(source, placeholder), name);
            }
            Optional<String> ios = database.table(IOS_TABLE);
            if (ios.isPresent()) {
                DeviceCollection devices = new DeviceCollection(TokenSource.IOS_DATABASE, placeholder);
                return devices(database, ios.get(), Column::ofIos, devices, name);
            }
            throw new TokenImportException(Problem.NO_TABLE, name);
        } catch (SQLException unreadable) {
            // Its words may quote the file.
            throw new TokenImportException(Problem.DAMAGED_DATABASE, name);
        }
    }

    private static KnownDevices devices(
            SqliteBytes database,
            String table,
            Function<String, @Nullable Column> meaning,
            DeviceCollection devices,
            String file)
            throws SQLException, TokenImportException {
        Map<Column, String> names = new EnumMap<>(Column.class);
        for (String name : database.columns(table)) {
            Column column = meaning.apply(name);
            if (column != null && !Column.isVague(name)) {
                names.putIfAbsent(column, name);
            }
        }
        if (!names.containsKey(Column.TOKEN)) {
            throw new TokenImportException(Problem.NO_TABLE, file);
        }
        List<Column> columns = new ArrayList<>(names.keySet());
        try {
            database.rows(table, List.copyOf(names.values()), values -> {
                Map<Column, String> row = new EnumMap<>(Column.class);
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), values.get(i));
                }
                if (devices.isFull()) {
                    devices.cut();
                    return false;
                }
                devices.add(row);
                return true;
            });
        } catch (SQLException damagedFurtherOn) {
            if (devices.isEmpty()) {
                throw damagedFurtherOn;
            }
            devices.cut();
        }
        return devices.finish();
    }
}
