// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.holdfast.family.miio.token.AndroidBackup.Contents;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class HostileBackupsTest {
    private static final long SEED = 815;
    private static final long LIMIT = 64L * 1024 * 1024;
    private static final String PLAIN = "ANDROID BACKUP\n1\n1\nnone\n";
    private static final char[] PASSWORD = "pässword".toCharArray();

    @Test
    void aBackupThatEndsTooEarlyIsRefusedOrReadAsFarAsItGoes() throws Exception {
        byte[] whole = Samples.vector("android-backup.ab");
        byte[] database = Samples.vector("android-miio2.db");
        for (int length = 0; length < whole.length; length++) {
            Contents contents = readOrRefuse(Arrays.copyOf(whole, length), Samples.NO_PASSWORD);
            if (contents != null) {
                assertThat(contents.files()).as("%d bytes", length).containsOnlyKeys(AndroidBackup.DATABASE);
                assertThat(contents.files().get(AndroidBackup.DATABASE)).isEqualTo(database);
            }
        }
        try (Contents contents = read(whole, Samples.NO_PASSWORD)) {
            assertThat(contents.cut()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted-version-5.ab", "encrypted-version-1.ab"})
    void anEncryptedBackupThatEndsTooEarlyIsRefusedOrReadAsFarAsItGoes(String name) throws Exception {
        byte[] whole = Samples.own(name);
        byte[] database = Samples.vector("android-miio2.db");
        for (int length = 0; length < whole.length; length += 97) {
            Contents contents = readOrRefuse(Arrays.copyOf(whole, length), PASSWORD);
            if (contents != null) {
                assertThat(contents.files().get(AndroidBackup.DATABASE)).isEqualTo(database);
            }
        }
    }

    @Test
    void wrongBytesDoNoHarm() throws Exception {
        byte[] plain = Samples.vector("android-backup.ab");
        byte[] unpacked = Samples.own("yeelight-uncompressed.ab");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 1000; round++) {
            byte[] wrong = (round % 2 == 0 ? plain : unpacked).clone();
            for (int i = 0; i <= random.nextInt(6); i++) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
            }
            Contents contents = readOrRefuse(wrong, PASSWORD);
            assertThat(contents == null ? 0 : contents.files().size())
                    .as("seed %d, round %d", SEED, round)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aBackupThatSwellsIsLeftWhereTheLimitIs() throws Exception {
        byte[] bomb = backup(entry("apps/com.example/f/large", 100_000_000L));
        assertThat(bomb.length).as("packed").isLessThan(200_000);

        assertThat(failure(bomb).problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void whatCameBeforeTheLimitIsKept() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(entry(AndroidBackup.DATABASE, 2000));
        archive.writeBytes(entry("apps/com.example/f/large", 100_000_000L));
        try (Contents contents = read(backup(archive.toByteArray()), Samples.NO_PASSWORD)) {
            assertThat(contents.files()).containsOnlyKeys(AndroidBackup.DATABASE);
            assertThat(contents.cut()).isTrue();
        }
    }

    @Test
    void aDatabaseOfAbsurdSizeIsRefusedBeforeItIsRead() throws Exception {
        byte[] head = Arrays.copyOf(entry(AndroidBackup.DATABASE, SqliteBytes.LARGEST + 1L), 4096);

        assertThat(failure(backup(head)).problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L", "K", "x", "g"})
    void aNameWithoutEndIsNotKept(String kind) throws Exception {
        byte[] head = Arrays.copyOf(entry("././@LongLink", 2_000_000L), 2_001_024);
        Arrays.fill(head, 512, head.length, (byte) 'a');
        head[156] = (byte) kind.charAt(0);
        fixSum(head);

        assertThat(failure(backup(head)).problem()).isEqualTo(Problem.DAMAGED_BACKUP);
    }

    @Test
    void onlyAnOrdinaryFileOfTheVeryNameIsTaken() throws Exception {
        for (String name : new String[] {
            "../" + AndroidBackup.DATABASE,
            "/" + AndroidBackup.DATABASE + "x",
            AndroidBackup.DATABASE + "/x",
            "miio2.db"
        }) {
            try (Contents contents = read(backup(entry(name, 100)), Samples.NO_PASSWORD)) {
                assertThat(contents.files()).as(name).isEmpty();
            }
        }
        byte[] link = entry(AndroidBackup.DATABASE, 0);
        link[156] = '2';
        fixSum(link);
        try (Contents contents = read(backup(link), Samples.NO_PASSWORD)) {
            assertThat(contents.files()).isEmpty();
        }
    }

    @Test
    void theFirstOfTwoFilesOfOneNameCounts() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(entry(AndroidBackup.DATABASE, 100));
        archive.writeBytes(entry(AndroidBackup.DATABASE, 200));
        try (Contents contents = read(backup(archive.toByteArray()), Samples.NO_PASSWORD)) {
            assertThat(contents.files().get(AndroidBackup.DATABASE)).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ANDROID BACKUP",
                "ANDROID BACKUP\n",
                "ANDROID BACKUP\nx\n1\nnone\n",
                "ANDROID BACKUP\n1\n1\nAES-256\n",
                "ANDROID BACKUP\n1\n1\nAES-256\nzz\nzz\n10000\n00\n00\n",
                "ANDROID BACKUP\n5\n1\nAES-256\n00\n00\n2147483647\n00000000000000000000000000000000\n"
                        + "00000000000000000000000000000000\n",
                "ANDROID BACKUP\n5\n1\nAES-256\n00\n00\n-1\n00000000000000000000000000000000\n00\n",
                "ANDROID BACKUP\n5\n1\nAES-256\n00\n00\n1\n00000000000000000000000000000000\n\n"
            })
    void aHeadThatMakesNoSenseIsRefused(String head) {
        TokenImportException failure = catchThrowableOfType(
                TokenImportException.class, () -> read(head.getBytes(StandardCharsets.US_ASCII), PASSWORD));

        assertThat(failure.problem()).isEqualTo(Problem.DAMAGED_BACKUP);
    }

    @Test
    void aBackupOfAnotherKindIsNamedAsSuch() {
        for (String head : new String[] {
            "ANDROID BACKUP\n1\n1\nAES-512\n", "ANDROID BACKUP\n99\n1\nnone\n", "ANDROID BACKUP\n0\n1\nnone\n"
        }) {
            assertThat(failure(head.getBytes(StandardCharsets.US_ASCII)).problem())
                    .isEqualTo(Problem.UNKNOWN_ENCRYPTION);
        }
    }

    @Test
    void aLineWithoutEndIsNotReadToItsEnd() throws Exception {
        try (InputStream endless = new Endless((byte) 'A')) {
            assertThat(catchThrowableOfType(
                                    TokenImportException.class,
                                    () -> AndroidBackup.read(endless, PASSWORD, LIMIT, "some.ab"))
                            .problem())
                    .isEqualTo(Problem.DAMAGED_BACKUP);
        }
    }

    @Test
    void anInterruptedThreadStopsReading() throws Exception {
        byte[] bomb = backup(entry("apps/com.example/f/large", 50_000_000L));
        Thread.currentThread().interrupt();
        TokenImportException failure = failure(bomb);

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(failure.problem()).isEqualTo(Problem.DAMAGED_BACKUP);
    }

    @Test
    void closingOverwritesTheFiles() throws Exception {
        Contents contents = read(Samples.vector("android-backup.ab"), Samples.NO_PASSWORD);
        Map<String, byte[]> files = Map.copyOf(contents.files());
        contents.close();

        assertThat(files.get(AndroidBackup.DATABASE)).containsOnly(0);
    }

    private static TokenImportException failure(byte[] backup) {
        return catchThrowableOfType(TokenImportException.class, () -> read(backup, Samples.NO_PASSWORD));
    }

    private static @Nullable Contents readOrRefuse(byte[] backup, char[] password) throws IOException {
        try {
            return read(backup, password);
        } catch (TokenImportException refused) {
            assertThat(refused).hasNoCause();
            return null;
        }
    }

    private static Contents read(byte[] backup, char[] password) throws IOException, TokenImportException {
        return AndroidBackup.read(new ByteArrayInputStream(backup), password, LIMIT, "some.ab");
    }

    private static byte[] backup(byte[] archive) throws IOException {
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        backup.writeBytes(PLAIN.getBytes(StandardCharsets.US_ASCII));
        try (OutputStream packed = new DeflaterOutputStream(backup)) {
            packed.write(archive);
            packed.write(new byte[1024]);
        }
        return backup.toByteArray();
    }

    /** One entry of zeros, without the end of an archive. */
    private static byte[] entry(String name, long size) throws IOException {
        byte[] head = new byte[512];
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(size);
        entry.writeEntryHeader(head);
        return Arrays.copyOf(head, (int) Math.min(512 + (size + 511) / 512 * 512, 1_000_000_000));
    }

    private static void fixSum(byte[] head) {
        Arrays.fill(head, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += head[i] & 0xff;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, head, 148, digits.length);
    }

    /** A stream that never ends. */
    private static final class Endless extends InputStream {
        private final byte value;

        Endless(byte value) {
            this.value = value;
        }

        @Override
        public int read() {
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, value);
            return length;
        }
    }
}
