// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.SecretImport.Held;
import org.holdfast.device.SecretImport.Known;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenImportTest {
    private static final String HEX = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    private final TokenImport reader = new TokenImport();

    private Path sample(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(TokenImportTest.class.getResourceAsStream("vectors/" + name))) {
            return Files.write(folder.resolve(name.substring(name.lastIndexOf('/') + 1)), in.readAllBytes());
        }
    }

    @Test
    void aBlockBecomesADeviceThatIsKnownByItsId() throws Exception {
        Known known;
        try (Held held = reader.paste(
                "NAME: Lamp plug\nID: 3152760671\nIP: 192.168.1.20\nTOKEN: " + HEX + "\nMODEL: chuangmi.plug.m1\n")) {
            assertThat(held.remarks()).isEmpty();
            Known one = held.devices().getFirst();
            assertThat(one.id()).contains(Device.idOf("miio", "3152760671"));
            assertThat(one.name()).isEqualTo("Lamp plug");
            assertThat(one.model()).isEqualTo("chuangmi.plug.m1");
            assertThat(one.address()).contains(Address.parse("192.168.1.20"));
            assertThat(one.kind()).isEqualTo("token");
            assertThat(new String(one.secret())).isEqualTo(HEX);
            known = one;
        }
        assertThat(known.secret()).as("wiped").containsOnly('\0');
    }

    @Test
    void aTokenAloneIsNobodysYet() throws Exception {
        try (Held held = reader.paste(HEX.toUpperCase(Locale.ROOT))) {
            assertThat(held.devices()).singleElement().satisfies(one -> {
                assertThat(one.id()).isEmpty();
                assertThat(one.address()).isEqualTo(Optional.empty());
                assertThat(new String(one.secret())).isEqualTo(HEX);
            });
        }
    }

    @Test
    void theDatabaseOfATelephoneIsRead() throws Exception {
        try (Held held = reader.file(sample("android-miio2.db"), new char[0])) {
            assertThat(held.devices())
                    .extracting(one -> new String(one.secret()))
                    .containsExactlyInAnyOrder(HEX, "0123456789abcdef0123456789abcdef");
            assertThat(held.devices()).extracting(Known::name).containsExactlyInAnyOrder("Desk lamp plug", "Fan (old)");
        }
    }

    @Test
    void whatIsNotATokenIsSaidToBeNone() throws Exception {
        assertThatThrownBy(() -> reader.paste("hello"))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        why -> assertThat(why.sentence().toString()).contains("no token"));
        Path text = Files.writeString(folder.resolve("a.db"), "not a database");
        assertThatThrownBy(() -> reader.file(text, new char[0])).isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> reader.file(folder.resolve("none"), new char[0]))
                .isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void anEncryptedBackupAsksForItsPassword() throws Exception {
        Path backup = sample("../token/encrypted-version-1.ab");

        assertThatThrownBy(() -> reader.file(backup, new char[0]))
                .isInstanceOfSatisfying(
                        DeviceException.WrongCredentials.class,
                        why -> assertThat(why.sentence().toString()).contains("is encrypted"));
        assertThatThrownBy(() -> reader.file(backup, "wrong".toCharArray()))
                .isInstanceOf(DeviceException.WrongCredentials.class);
    }

    @Test
    void devicesWithoutATokenAreCounted() throws Exception {
        JsonNode list = JsonMapper.shared()
                .readTree(
                        "[{\"did\":\"7\",\"token\":\"" + HEX
                                + "\",\"localip\":\"\"},{\"did\":\"lumi.1\",\"token\":\"\",\"name\":\"Child\",\"model\":\"a.b.c\"}]");
        try (Held held = reader.paste(list.toString())) {
            assertThat(held.devices()).hasSize(1);
            assertThat(held.remarks())
                    .extracting(Object::toString)
                    .containsExactly("One device came without a token and was left out.");
        }
    }
}
