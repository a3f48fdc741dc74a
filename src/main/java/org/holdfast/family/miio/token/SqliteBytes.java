// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A hostile SQLite database in memory; nothing of it touches the disk. Only ordinary tables are read, so that nothing in
 * the file is run but what makes up its rows; each text and the work as a whole are bounded. Native code reads: call from
 * a thread that may be held up for a second or so. Interrupting it ends the reading. Not thread-safe.
 */
final class SqliteBytes implements AutoCloseable {
    /** The largest database that is taken, in bytes. */
    static final int LARGEST = 64 * 1024 * 1024;

    private static final byte[] MAGIC = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0};
    private static final int WRITE_VERSION = 18;
    private static final int READ_VERSION = 19;
    private static final int PAGE_SIZE = 16;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 65536;
    private static final byte WITHOUT_LOG = 1;
    private static final int LONGEST_VALUE = 1024 * 1024;
    private static final int MOST_COLUMNS = 2000;
    private static final int STEPS_BETWEEN_LOOKS = 10_000;
    private static final int MOST_LOOKS = 3000;
    private static final List<String> FENCE = List.of(
            "PRAGMA trusted_schema=OFF",
            "PRAGMA cell_size_check=ON",
            "PRAGMA temp_store=MEMORY",
            "PRAGMA query_only=ON");

    private final SQLiteConnection connection;

    private SqliteBytes(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** Whether these bytes begin like a database. */
    static boolean isOne(byte[] file) {
        return file.length >= MAGIC.length && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Opens it.
     *
     * @param file is changed: a database that has a log beside it is made one that has none
     */
    static SqliteBytes open(byte[] file) throws SQLException {
        if (!isOne(file) || file.length > LARGEST || !isWhole(file)) {
            throw new SQLException("No database");
        }
        file[WRITE_VERSION] = WITHOUT_LOG;
        file[READ_VERSION] = WITHOUT_LOG;
        SQLiteConfig config = new SQLiteConfig();
        config.enableLoadExtension(false);
        Connection opened = config.createConnection("jdbc:sqlite::memory:");
        SqliteBytes database;
        try {
            database = new SqliteBytes(opened.unwrap(SQLiteConnection.class));
            database.fill(file);
        } catch (SQLException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
        return database;
    }

    /** Whether it consists of whole pages: where one is cut, SQLite takes what is missing for zeros. */
    private static boolean isWhole(byte[] file) {
        if (file.length < SMALLEST_PAGE) {
            return false;
        }
        int announced = ByteBuffer.wrap(file).getShort(PAGE_SIZE) & 0xffff;
        int page = announced == 1 ? LARGEST_PAGE : announced;
        return page >= SMALLEST_PAGE && file.length % page == 0;
    }

    private void fill(byte[] file) throws SQLException {
        connection.deserialize("main", file);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, LONGEST_VALUE);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        try (Statement statement = connection.createStatement()) {
            for (String order : FENCE) {
                statement.execute(order);
            }
        }
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new Patience());
    }

    /** What the table of this name is called, whatever the case; empty where there is none, or one that runs things. */
    Optional<String> table(String wanted) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(
                "SELECT name, sql FROM sqlite_schema WHERE type='table' AND lower(name)=? LIMIT 1")) {
            question.setString(1, wanted.toLowerCase(Locale.ROOT));
            try (ResultSet rows = question.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                String name = rows.getString(1);
                String made = rows.getString(2);
                boolean ordinary = name != null
                        && made != null
                        && made.toUpperCase(Locale.ROOT).startsWith("CREATE TABLE")
                        && !made.toUpperCase(Locale.ROOT).contains("GENERATED")
                        && !made.toUpperCase(Locale.ROOT).matches("(?s).*\\bAS\\s*\\(.*");
                return ordinary ? Optional.of(name) : Optional.empty();
            }
        }
    }

    /** The names of the columns of a table that {@link #table} told. */
    List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quoted(table) + ")")) {
            while (rows.next() && columns.size() < MOST_COLUMNS) {
                String name = rows.getString("name");
                if (name != null) {
                    columns.add(name);
                }
            }
        }
        return columns;
    }

    /**
     * Reads rows until {@code reader} has enough.
     *
     * @param columns of this table, at least one
     */
    void rows(String table, List<String> columns, RowReader reader) throws SQLException {
        StringBuilder question = new StringBuilder("SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            question.append(i == 0 ? "" : ",").append(quoted(columns.get(i)));
        }
        question.append(" FROM ").append(quoted(table));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question.toString())) {
            boolean more = true;
            while (more && rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    @Nullable String value = rows.getString(i);
                    values.add(value == null ? "" : value);
                }
                more = reader.row(values);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Takes the values of one row, in the order of the columns; empty for none. False when it has enough. */
    interface RowReader {
        boolean row(List<String> values);
    }

    /** Ends a reading that takes too many steps, or whose thread was interrupted. */
    private static final class Patience extends ProgressHandler {
        private int looks;

        @Override
        protected int progress() {
            looks++;
            return looks > MOST_LOOKS || Thread.currentThread().isInterrupted() ? 1 : 0;
        }
    }
}
