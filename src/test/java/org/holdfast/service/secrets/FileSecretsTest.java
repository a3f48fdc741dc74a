// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.holdfast.service.Secrets.Protection;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.DiskSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretsTest {
    private static final int FEW_ROUNDS = 1000;

    @TempDir
    Path folder;

    private FileSecrets open() {
        return new FileSecrets(folder, DiskSteps.ofSystem(), new TestTime().clock(), FEW_ROUNDS);
    }

    private static char[] chars(String text) {
        return text.toCharArray();
    }

    private String everyByte() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aSecretIsReadAgainAndNeverLiesThereInTheClear() throws IOException {
        FileSecrets secrets = open();
        secrets.put("cam", "password", chars("grünes Seegras"));
        secrets.put("cam", "token", chars(""));

        assertThat(open().get("cam", "password").map(String::new)).contains("grünes Seegras");
        assertThat(open().get("cam", "token").map(String::new)).contains("");
        assertThat(open().get("cam", "other")).isEmpty();
        assertThat(everyByte()).doesNotContain("Seegras").doesNotContain("cam\0");
        assertThat(secrets.toString()).doesNotContain("Seegras");
        assertThat(secrets.protection()).isEqualTo(Protection.PRIVATE_FILE);
        assertThat(secrets.where().in(Locale.ENGLISH)).contains("only you can read", "secrets.json");
        secrets.remove("cam", "password");
        assertThat(open().get("cam", "password")).isEmpty();
    }

    @Test
    void onlyTheUserMayReadFileAndKey() throws IOException {
        open().put("cam", "password", chars("secret"));

        for (String name : new String[] {"secrets.json", "secrets.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void callersOwnTheirArrays() throws IOException {
        FileSecrets secrets = open();
        char[] given = chars("secret");
        secrets.put("cam", "password", given);
        given[0] = 'x';
        char[] got = secrets.get("cam", "password").orElseThrow();
        got[1] = 'x';

        assertThat(secrets.get("cam", "password").map(String::new)).contains("secret");
    }

    @Test
    void aPassphraseLocksUntilItIsGiven() throws IOException {
        FileSecrets secrets = open();
        secrets.put("cam", "password", chars("secret"));
        secrets.changePassphrase(chars(""), chars("low tide"));
        assertThat(secrets.protection()).isEqualTo(Protection.PASSPHRASE_FILE);
        assertThat(folder.resolve("secrets.key")).doesNotExist();

        FileSecrets locked = open();

        assertThat(locked.protection()).isEqualTo(Protection.LOCKED);
        assertThatThrownBy(() -> locked.get("cam", "password")).isInstanceOf(SecretsLockedException.class);
        assertThatThrownBy(() -> locked.put("cam", "password", chars("x"))).isInstanceOf(SecretsLockedException.class);
        assertThat(locked.unlock(chars("high tide"))).isFalse();
        assertThat(locked.protection()).isEqualTo(Protection.LOCKED);
        assertThat(locked.unlock(chars("low tide"))).isTrue();
        assertThat(locked.get("cam", "password").map(String::new)).contains("secret");
        assertThatThrownBy(() -> locked.changePassphrase(chars("wrong"), chars("")))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("low");
        locked.put("cam", "password", chars("other"));
        locked.changePassphrase(chars("low tide"), chars(""));
        assertThat(open().get("cam", "password").map(String::new)).contains("other");
        assertThat(open().protection()).isEqualTo(Protection.PRIVATE_FILE);
    }

    @Test
    void anyChangedByteIsNoticedAndTheFileSetAside() throws IOException {
        open().put("cam", "password", chars("secret"));
        byte[] whole = Files.readAllBytes(folder.resolve("secrets.json"));
        String text = new String(whole, StandardCharsets.UTF_8);
        int sealed = text.indexOf("sealed\"") + 12;
        for (int at : new int[] {0, sealed, sealed + 10, text.length() / 2}) {
            byte[] changed = whole.clone();
            changed[at] = changed[at] == 'A' ? (byte) 'B' : (byte) 'A';
            Files.write(folder.resolve("secrets.json"), changed);

            FileSecrets read = open();

            assertThat(read.get("cam", "password")).as("byte %s", at).isEmpty();
            assertThat(read.problems()).as("byte %s", at).hasSize(1);
            assertThat(read.problems().getFirst().toString()).contains("secrets-damaged-");
            assertThat(folder.resolve("secrets.json")).doesNotExist();
        }
        Files.write(folder.resolve("secrets.json"), whole);
        assertThat(open().get("cam", "password")).as("the key was kept").isPresent();
    }

    @Test
    void aHostileNumberOfRoundsIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("secrets.json"),
                "{\"schema\":1,\"content\":{\"rounds\":2000000000,\"salt\":\"AAAAAAAAAAAAAAAA\","
                        + "\"check\":\"\",\"sealed\":\"\"}}");

        FileSecrets read = open();

        assertThat(read.problems()).hasSize(1);
        assertThat(read.protection()).isEqualTo(Protection.PRIVATE_FILE);
    }

    @Test
    void whatAnotherHoldfastWroteIsTakenUp() throws IOException {
        FileSecrets window = open();
        window.put("cam", "password", chars("one"));
        open().put("plug", "token", chars("two"));

        window.put("cam", "password", chars("three"));

        assertThat(open().get("plug", "token").map(String::new)).contains("two");
        assertThat(open().get("cam", "password").map(String::new)).contains("three");
    }
}
