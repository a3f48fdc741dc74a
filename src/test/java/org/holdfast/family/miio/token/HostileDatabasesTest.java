// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;

@Timeout(300)
class HostileDatabasesTest {
    private static final long SEED = 4711;
    private static final String TABLE = "CREATE TABLE devicerecord (did TEXT, token TEXT, name TEXT)";
    private static final String ROWS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d) ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"android-miio2.db", "ios-mihome.sqlite"})
    void aDatabaseThatEndsTooEarlyIsRefusedOrReadAsFarAsItGoes(String name) throws IOException {
        byte[] whole = Samples.vector(name);
        List<String> expected = Samples.expected();
        for (int length = 0; length < whole.length; length += 127) {
            KnownDevices found = readOrRefuse(Arrays.copyOf(whole, length));
            assertThat(found == null ? List.<String>of() : Samples.told(found))
                    .as("%d bytes", length)
                    .isSubsetOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"android-miio2.db", "ios-mihome.sqlite"})
    void wrongBytesDoNoHarm(String name) throws IOException {
        byte[] sound = Samples.vector(name);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 400; round++) {
            byte[] wrong = sound.clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                wrong[random.nextInt(random.nextBoolean() ? 200 : wrong.length)] = (byte) random.nextInt();
            }
            KnownDevices found = readOrRefuse(wrong);
            if (found != null) {
                assertThat(found.devices()).as("seed %d, round %d", SEED, round).hasSizeLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void nothingThatTheFileWantsToBeRunIsRun() throws Exception {
        String endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
                + " SELECT i AS did, hex(randomblob(16)) AS token, 'x' AS name FROM n";
        assertThat(problem("CREATE VIEW devicerecord AS " + endless)).isEqualTo(Problem.NO_TABLE);
        assertThat(problem("CREATE VIRTUAL TABLE devicerecord USING fts5(did, token, name)"))
                .isEqualTo(Problem.NO_TABLE);
        assertThat(problem("CREATE TABLE devicerecord (did TEXT, name TEXT,"
                        + " token TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL)"))
                .isEqualTo(Problem.NO_TABLE);
        assertThat(problem("CREATE TABLE devicerecord (did TEXT, name TEXT, token AS (hex(zeroblob(1000000))))"))
                .isEqualTo(Problem.NO_TABLE);
    }

    @Test
    void aDatabaseOfAnotherProgramIsToldFromOneThatIsDamaged() throws Exception {
        assertThat(problem("CREATE TABLE notes (text TEXT)")).isEqualTo(Problem.NO_TABLE);
        assertThat(problem("CREATE TABLE devicerecord (did TEXT, name TEXT)")).isEqualTo(Problem.NO_TABLE);
        byte[] nonsense = Arrays.copyOf("SQLite format 3\0 and more".getBytes(StandardCharsets.US_ASCII), 8192);
        assertThat(failure(nonsense))
                .hasMessage("miio2.db is damaged or is no database.")
                .hasNoCause();
    }

    @Test
    void aTableWithoutEndIsCutAfterAThousandDevices() throws Exception {
        KnownDevices found = read(made(
                TABLE,
                "INSERT INTO devicerecord " + ROWS.formatted(20_000)
                        + "SELECT i+10000, printf('%032x', i), 'Plug ' || i FROM n"));

        assertThat(found.devices()).hasSize(KnownDevices.MOST);
        assertThat(found.cut()).isTrue();
        assertThat(Samples.told(found.devices().getLast()))
                .isEqualTo("11000 / Plug 1000 /  /  /  / " + "%032x".formatted(1000));
    }

    @Test
    void valuesOfAbsurdLengthAndKindAreBounded() throws Exception {
        KnownDevices found = read(made(
                TABLE,
                "INSERT INTO devicerecord VALUES ('1', hex(zeroblob(400000)), printf('%.*c', 500000, 'n'))",
                "INSERT INTO devicerecord VALUES (2, x'00ff00ff', x'ffff')",
                "INSERT INTO devicerecord VALUES (NULL, 1234567890123456789, 1.5)",
                "INSERT INTO devicerecord VALUES (4, '" + Samples.FIRST_TOKEN + "', 'Good one')"));

        assertThat(found.devices())
                .hasSize(3)
                .allSatisfy(device -> assertThat(device.name()).hasSizeLessThanOrEqualTo(KnownDevice.LONGEST_NAME));
        assertThat(found.devices()).extracting(KnownDevice::did).containsExactly("1", "2", "4");
        assertThat(Samples.told(found.devices().getLast())).isEqualTo("4 / Good one /  /  /  / " + Samples.FIRST_TOKEN);
        assertThat(found.unreadable()).isEqualTo(3);
    }

    @Test
    void aTreeThatHoldsItselfIsNoticed() throws Exception {
        byte[] file = made(
                TABLE,
                "INSERT INTO devicerecord " + ROWS.formatted(400)
                        + "SELECT i+10000, printf('%032x', i), printf('%.*c', 90, 'n') FROM n");
        int pageSize = ByteBuffer.wrap(file).getShort(16) & 0xffff;
        int root = pageSize; // The table's root is the second page.
        assertThat(file[root]).as("an inner page").isEqualTo((byte) 5);
        ByteBuffer page = ByteBuffer.wrap(file);
        page.putInt(root + 8, 2);
        int firstCell = page.getShort(root + 12) & 0xffff;
        page.putInt(root + firstCell, 2);

        assertThat(failure(file).problem()).isEqualTo(Problem.DAMAGED_DATABASE);
    }

    @Test
    void aChainOfPagesThatHoldsItselfIsNoticed() throws Exception {
        byte[] file = made(TABLE, "INSERT INTO devicerecord VALUES ('1', 't', printf('%.*c', 100000, 'n'))");
        int pageSize = ByteBuffer.wrap(file).getShort(16) & 0xffff;
        ByteBuffer pages = ByteBuffer.wrap(file);
        for (int page = 3; page * pageSize <= file.length; page++) {
            pages.putInt((page - 1) * pageSize, page);
        }
        KnownDevices found = readOrRefuse(file);

        assertThat(found == null ? 0 : found.devices().getFirst().name().length())
                .isLessThanOrEqualTo(KnownDevice.LONGEST_NAME);
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenTried() throws Exception {
        Path file = folder.resolve("miio2.db");
        Files.write(file, Samples.vector("android-miio2.db"));
        try (RandomAccessFile larger = new RandomAccessFile(file.toFile(), "rw")) {
            larger.setLength(SqliteBytes.LARGEST + 1L);
        }

        assertThat(catchThrowableOfType(
                                TokenImportException.class,
                                () -> TokenFiles.read(file, Samples.NO_PASSWORD, Placeholder.REFUSE))
                        .problem())
                .isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void aLogThatIsNoneChangesNothing() throws Exception {
        byte[] database = Samples.own("with-log.db");
        byte[] log = Samples.own("with-log.db-wal");
        for (int length = 0; length < log.length; length += 97) {
            byte[] present = WriteAheadLog.apply(database.clone(), Arrays.copyOf(log, length));
            assertThat(read(present).devices())
                    .as("%d bytes of the log", length)
                    .hasSizeBetween(3, 4);
        }
        byte[] changed = log.clone();
        ByteBuffer.wrap(changed).putInt(8, 1 << 30);
        assertThat(WriteAheadLog.apply(database, changed)).isSameAs(database);
        assertThat(WriteAheadLog.apply(database, new byte[100])).isSameAs(database);
    }

    @Test
    void anInterruptedThreadStopsReading() throws Exception {
        byte[] file = made(TABLE, "INSERT INTO devicerecord " + ROWS.formatted(200_000) + "SELECT '', '', '' FROM n");
        Thread.currentThread().interrupt();
        TokenImportException failure = failure(file);

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(failure.problem()).isEqualTo(Problem.DAMAGED_DATABASE);
    }

    private static Problem problem(String... orders) throws SQLException {
        return failure(made(orders)).problem();
    }

    private static TokenImportException failure(byte[] file) {
        return catchThrowableOfType(TokenImportException.class, () -> read(file));
    }

    private static @Nullable KnownDevices readOrRefuse(byte[] file) {
        try {
            return read(file);
        } catch (TokenImportException refused) {
            assertThat(refused).hasNoCause();
            return null;
        }
    }

    private static KnownDevices read(byte[] file) throws TokenImportException {
        return AppDatabase.read(file, false, "miio2.db", Placeholder.REFUSE);
    }

    /** A database in which these orders were carried out. */
    private static byte[] made(String... orders) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String order : orders) {
                statement.executeUpdate(order);
            }
            return connection.unwrap(SQLiteConnection.class).serialize("main");
        }
    }
}
