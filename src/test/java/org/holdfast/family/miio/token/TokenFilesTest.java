// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFilesTest {
    private static final char[] PASSWORD = "pässword".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void readsTheAndroidDatabaseAsTheReferenceStates() throws Exception {
        Path file = Samples.vector(folder, "android-miio2.db");

        assertThat(Samples.told(read(file))).isEqualTo(Samples.expected());
        assertThat(read(file).devices()).extracting(KnownDevice::source).containsOnly(TokenSource.ANDROID_DATABASE);
        assertThat(Files.readAllBytes(file)).as("the file").isEqualTo(Samples.vector("android-miio2.db"));
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).as("nothing was written beside it").containsExactly(file);
        }
    }

    @Test
    void readsTheIosDatabaseAsTheReferenceStates() throws Exception {
        KnownDevices found = read(Samples.vector(folder, "ios-mihome.sqlite"));

        assertThat(Samples.told(found)).isEqualTo(Samples.expected());
        assertThat(found.devices()).extracting(KnownDevice::source).containsOnly(TokenSource.IOS_DATABASE);
        assertThat(found.unreadable()).isZero();
        assertThat(found.cut()).isFalse();
    }

    @Test
    void readsTheAndroidBackupAsTheReferenceStates() throws Exception {
        KnownDevices found = read(Samples.vector(folder, "android-backup.ab"));

        assertThat(Samples.told(found)).isEqualTo(Samples.expected());
        assertThat(found.devices()).extracting(KnownDevice::source).containsOnly(TokenSource.ANDROID_BACKUP);
        assertThat(found.cut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted-version-5.ab", "encrypted-version-1.ab", "encrypted-version-1-utf8.ab"})
    void readsAnEncryptedBackupWithItsPasswordAlone(String name) throws Exception {
        Path file = Samples.own(folder, name);

        KnownDevices found = TokenFiles.read(file, PASSWORD, Placeholder.REFUSE);
        assertThat(Samples.told(found)).isEqualTo(Samples.expected());
        assertThat(found.cut()).isFalse();
        assertThat(PASSWORD).as("the caller's").isEqualTo("pässword".toCharArray());
        assertThat(failure(file, "password").problem()).isEqualTo(Problem.WRONG_PASSWORD);
        assertThat(failure(file, "pässwort").problem()).isEqualTo(Problem.WRONG_PASSWORD);
        assertThat(failure(file, "").problem()).isEqualTo(Problem.PASSWORD_NEEDED);
        assertThat(failure(file, "secret words").getMessage())
                .isEqualTo("The password does not open the backup " + name + ".");
    }

    @Test
    void readsTheYeelightAppsPreferencesInABackup() throws Exception {
        KnownDevices found = read(Samples.own(folder, "yeelight-uncompressed.ab"));

        assertThat(Samples.told(found))
                .containsExactly("64201337 / Bulb in the hall / yeelink.light.color1 / 192.168.1.30 / 78:11:DC:00:00:05"
                        + " / 8899aabbccddeeff0011223344556677");
        assertThat(found.devices()).extracting(KnownDevice::source).containsExactly(TokenSource.YEELIGHT_BACKUP);
    }

    @Test
    void readsWhatThePhoneLeftInTheLogBesideItsDatabase() throws Exception {
        Path file = Samples.own(folder, "with-log.db");

        assertThat(Samples.told(read(file))).as("alone").isEqualTo(Samples.expected());

        Path log = Samples.own(folder, "with-log.db-wal");
        assertThat(read(file).devices())
                .extracting(KnownDevice::name)
                .containsExactly("Desk lamp plug (moved)", "Fan (old)", "Zigbee button", "Heater");
        assertThat(Samples.hex(read(file).devices().getLast())).isEqualTo("fedcba98765432100123456789abcdef");

        byte[] damaged = Files.readAllBytes(log);
        damaged[damaged.length - 1] ^= 1;
        Files.write(log, damaged);
        assertThat(read(file).devices())
                .as("only up to what is sound")
                .extracting(KnownDevice::name)
                .containsExactly("Desk lamp plug (moved)", "Fan (old)", "Zigbee button");
    }

    @Test
    void findsTheIosDatabaseInTheFolderOfABackup() throws Exception {
        Path manifest = Samples.own(folder, "Manifest.db");
        Path database = folder.resolve("68").resolve("686d64cdeeab91ce0366d503c645581ad774998c");
        Files.createDirectories(database.getParent());
        Files.write(database, Samples.vector("ios-mihome.sqlite"));

        assertThat(Samples.told(read(folder))).isEqualTo(Samples.expected());
        assertThat(Samples.told(read(manifest))).isEqualTo(Samples.expected());
        assertThat(Samples.told(read(database))).isEqualTo(Samples.expected());

        Files.delete(database);
        assertThat(failure(manifest, "").problem()).isEqualTo(Problem.NO_PHONE_APP);
    }

    @Test
    void saysThatAPhonesBackupIsEncryptedAsAWhole() throws Exception {
        Path manifest = Files.write(folder.resolve("Manifest.db"), new byte[] {1, 2, 3, 0, 5});

        assertThat(failure(manifest, "").problem()).isEqualTo(Problem.ENCRYPTED_PHONE);
        assertThat(failure(folder, "").problem()).isEqualTo(Problem.ENCRYPTED_PHONE);
    }

    @Test
    void readsATextThatATokenToolWrote() throws Exception {
        String map = "{\"195948557\": \"" + Samples.FIRST_TOKEN + "\"}";
        Path utf8 = Files.writeString(folder.resolve("tokens.json"), map);
        Path windows = Files.write(folder.resolve("tokens.txt"), ("\ufeff" + map).getBytes(StandardCharsets.UTF_16LE));

        for (Path file : List.of(utf8, windows)) {
            assertThat(Samples.told(read(file))).containsExactly("195948557 /  /  /  /  / " + Samples.FIRST_TOKEN);
            assertThat(read(file).devices()).extracting(KnownDevice::source).containsExactly(TokenSource.TEXT_FILE);
        }
    }

    @Test
    void readsTheFileOfADeviceThatHoldsNothingButItsToken() throws Exception {
        byte[] token = {(byte) 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (byte) 0xff};
        Path file = Files.write(folder.resolve("device.token"), token);

        assertThat(Samples.hex(read(file).devices().getFirst())).isEqualTo("800102030405060708090a0b0c0d0eff");
    }

    @Test
    void saysOfEveryOtherFileWhatItIsNot() throws Exception {
        Path picture = Files.write(folder.resolve("cat.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1, 2});
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear all,\nthere is nothing here.\n");
        Path sub = Files.createDirectory(folder.resolve("sub"));

        assertThat(failure(picture, "")).hasMessage("cat.jpg is none of the files that hold tokens.");
        assertThat(failure(empty, "").problem()).isEqualTo(Problem.NO_TOKEN);
        assertThat(failure(letter, "").problem()).isEqualTo(Problem.NO_TOKEN);
        assertThat(failure(sub, "").problem()).isEqualTo(Problem.NO_PHONE_APP);
        assertThat(failure(folder.resolve("missing"), "")).hasMessage("missing cannot be read.");
    }

    @Test
    void everyProblemHasASentenceAndAnAdvice() {
        for (Problem problem : Problem.values()) {
            TokenImportException failure = new TokenImportException(problem, "some.file");

            assertThat(failure.sentence().toString())
                    .doesNotContain("{")
                    .endsWith(".")
                    .contains(" ");
            assertThat(failure.advice().toString()).contains(" ").doesNotStartWith("advice");
            assertThat(failure).hasNoCause();
        }
        for (TokenSource source : TokenSource.values()) {
            assertThat(source.label().toString()).contains(" ");
        }
    }

    @Test
    void closingWipesEveryToken() throws Exception {
        KnownDevices found = read(Samples.vector(folder, "android-miio2.db"));
        DeviceToken token = Objects.requireNonNull(found.devices().getFirst().token());
        found.close();

        assertThat(catchThrowableOfType(IllegalStateException.class, token::hex))
                .hasMessage("The token was wiped");
    }

    private static KnownDevices read(Path file) throws TokenImportException {
        return TokenFiles.read(file, Samples.NO_PASSWORD, Placeholder.REFUSE);
    }

    private static TokenImportException failure(Path file, String password) throws IOException {
        return catchThrowableOfType(
                TokenImportException.class, () -> TokenFiles.read(file, password.toCharArray(), Placeholder.REFUSE));
    }
}
