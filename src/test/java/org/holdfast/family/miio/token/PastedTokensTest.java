// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTokensTest {
    private static final String PLUG =
            "195948557 / Desk lamp plug / cuco.plug.v3 / 192.168.1.20 / 54:48:E6:00:00:01 / " + Samples.FIRST_TOKEN;
    private static final String FAN =
            "52760671 / Fan (old) / chuangmi.plug.m1 / 192.168.1.21 / 28:6C:07:00:00:02 / " + Samples.SECOND_TOKEN;
    private static final long SEED = 54321;

    @Test
    void readsOneTokenAlone() throws Exception {
        assertThat(told(" " + Samples.FIRST_TOKEN + "\n")).containsExactly(" /  /  /  /  / " + Samples.FIRST_TOKEN);
        assertThat(told("kQ2xY7zA9bC4dE1f")).containsExactly(" /  /  /  /  / 6b51327859377a413962433464453166");
    }

    @Test
    void readsTheBlocksOfTheTokenExtractor() throws Exception {
        assertThat(told("""
                Devices found for server "de" @ home "1234567":
                   ---------
                   NAME:     Desk lamp plug
                   ID:       195948557
                   MAC:      54:48:E6:00:00:01
                   IP:       192.168.1.20
                   TOKEN:    00112233445566778899aabbccddeeff
                   MODEL:    cuco.plug.v3
                   ---------
                   NAME:     Fan (old)
                   ID:       52760671
                   MAC:      28:6C:07:00:00:02
                   IP:       192.168.1.21
                   TOKEN:    0123456789abcdef0123456789abcdef
                   MODEL:    chuangmi.plug.m1
                   ---------
                   NAME:     Thermometer
                   ID:       blt.3.1abcdefghijk
                   BLE KEY:  not a token
                   MAC:      A4:C1:38:00:00:03
                   TOKEN:    1234567890abcdef12345678
                   MODEL:    miaomiaoce.sensor_ht.t2
                   ---------
                """))
                .containsExactly(
                        PLUG,
                        FAN,
                        "blt.3.1abcdefghijk / Thermometer / miaomiaoce.sensor_ht.t2 /  / A4:C1:38:00:00:03 / ");
    }

    @Test
    void readsBlocksUnderATitle() throws Exception {
        assertThat(told("""
                == Desk lamp plug (Device online ) ==
                \tModel: cuco.plug.v3
                \tToken: 00112233445566778899aabbccddeeff
                \tIP: 192.168.1.20 (mac: 54:48:E6:00:00:01)
                \tDID: 195948557
                \tLocale: de
                == Fan (old) (Device offline) ==
                \tModel: chuangmi.plug.m1
                \tToken: 0123456789abcdef0123456789abcdef
                \tIP: 192.168.1.21 (mac: 28:6C:07:00:00:02)
                \tDID: 52760671
                """)).containsExactly(PLUG, FAN);
        assertThat(told("""
                Desk lamp plug
                \tModel: cuco.plug.v3
                \tIP address: 192.168.1.20
                \tToken: 00112233445566778899aabbccddeeff
                \tMAC: 54:48:E6:00:00:01
                """))
                .containsExactly(
                        " / Desk lamp plug / cuco.plug.v3 / 192.168.1.20 / 54:48:E6:00:00:01 / " + Samples.FIRST_TOKEN);
    }

    @Test
    void readsWhatSearchesPrint() throws Exception {
        assertThat(told("""
                 INFO  Discovering devices. Press Ctrl+C to stop.

                Device ID: 48765421
                Model info: zhimi.airpurifier.m1
                Address: 192.168.100.9 (zhimi-airpurifier-m1_miio48765421)
                Token: 00112233445566778899aabbccddeeff via auto-token
                Support: At least basic

                Device ID: 48765422
                Model info: Unknown
                Address: 192.168.100.8
                Token: ???
                Support: Unknown
                """))
                .containsExactly(
                        "48765421 /  / zhimi.airpurifier.m1 / 192.168.100.9 /  / " + Samples.FIRST_TOKEN,
                        "48765422 /  / Unknown / 192.168.100.8 /  / ");
        assertThat(told("INFO:miio.miioprotocol:  IP 192.168.8.1 (ID: 0badf00d) - token:"
                        + " b'00112233445566778899aabbccddeeff'\n"))
                .containsExactly("195948557 /  /  / 192.168.8.1 /  / " + Samples.FIRST_TOKEN);
    }

    @Test
    void readsJsonInEveryShape() throws Exception {
        String plug = """
                {"did":"195948557","token":"00112233445566778899aabbccddeeff","localip":"192.168.1.20",
                 "mac":"5448e6000001","name":"Desk lamp plug","model":"cuco.plug.v3","longitude":"0","id":7}""";
        String fan = """
                {"name": "Fan (old)", "mac": "28-6c-07-00-00-02", "did": 52760671, "extra": {"pin": [1, {"a": []}]},
                 "local_ip": "192.168.1.21", "model": "chuangmi.plug.m1", "token": "0123456789ABCDEF0123456789ABCDEF"}""";

        assertThat(told("[" + plug + "," + fan + "]")).containsExactly(PLUG, FAN);
        assertThat(told("{\"result\":{\"list\":[" + plug + "," + fan + "]},\"message\":\"ok\"}"))
                .containsExactly(PLUG, FAN);
        assertThat(told("2019-01-01 12:00:01 [I] devices {unfinished: " + plug + "\n] and then " + fan + "}}"))
                .containsExactly(PLUG, FAN);
        assertThat(told("{\"195948557\":\"00112233445566778899aabbccddeeff\",\"52760671\":"
                        + "{\"token\":\"0123456789abcdef0123456789abcdef\"}, \"version\": \"2\"}"))
                .containsExactly(
                        "195948557 /  /  /  /  / " + Samples.FIRST_TOKEN,
                        "52760671 /  /  /  /  / " + Samples.SECOND_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ",", ";", " | ", "    "})
    void readsTablesWithAHead(String between) throws Exception {
        List<List<String>> rows = List.of(
                List.of("#", "Name", "Device ID", "Model", "IP address", "MAC", "Token", "Online"),
                List.of(
                        "1",
                        "Desk lamp plug",
                        "195948557",
                        "cuco.plug.v3",
                        "192.168.1.20",
                        "54:48:e6:00:00:01",
                        Samples.FIRST_TOKEN,
                        "yes"),
                List.of(
                        "2",
                        "Fan (old)",
                        "52760671",
                        "chuangmi.plug.m1",
                        "192.168.1.21",
                        "28:6C:07:00:00:02",
                        Samples.SECOND_TOKEN,
                        "no"));
        String table = String.join(
                "\n", rows.stream().map(row -> String.join(between, row)).toList());

        assertThat(told("My devices\n\n" + table + "\n\nThat is all.")).containsExactly(PLUG, FAN);
    }

    @Test
    void readsTablesWithQuotesAndRules() throws Exception {
        assertThat(told("""
                "id","did","name","token","localip","model","mac"
                "1","195948557","Desk lamp plug","00112233445566778899aabbccddeeff","192.168.1.20","cuco.plug.v3","54:48:E6:00:00:01"
                "2","52760671","Fan (old)","0123456789abcdef0123456789abcdef","192.168.1.21","chuangmi.plug.m1","28:6C:07:00:00:02"
                "3","9","Say ""hi"", you","","","lumi.x.y",""
                """)).containsExactly(PLUG, FAN, "9 / Say \"hi\", you / lumi.x.y /  /  / ");
        assertThat(told("""
                +----------------+-----------+--------------+----------------------------------+
                | Name           | ID        | Model        | Token                            |
                +================+===========+==============+==================================+
                | Desk lamp plug | 195948557 | cuco.plug.v3 | 00112233445566778899aabbccddeeff |
                +----------------+-----------+--------------+----------------------------------+
                """))
                .containsExactly("195948557 / Desk lamp plug / cuco.plug.v3 /  /  / " + Samples.FIRST_TOKEN);
    }

    @Test
    void readsLinesThatHoldATokenAmongOtherThings() throws Exception {
        assertThat(told("""
                Desk lamp plug, 195948557, cuco.plug.v3, 192.168.1.20, 54:48:E6:00:00:01, 00112233445566778899aabbccddeeff
                0123456789abcdef0123456789abcdef\t192.168.1.21\tFan (old)\t52760671\tchuangmi.plug.m1\t28:6C:07:00:00:02
                """)).containsExactly(PLUG, FAN);
        assertThat(told("chuangmi-plug-m1_miio52760671._miio._udp.local. 192.168.1.21 0123456789abcdef0123456789abcdef")
                        .getFirst())
                .startsWith("52760671 / ")
                .endsWith(" / 192.168.1.21 /  / " + Samples.SECOND_TOKEN);
        assertThat(told(Samples.FIRST_TOKEN + "\n" + Samples.SECOND_TOKEN)).hasSize(2);
        assertThat(told("Name: Desk lamp plug\nToken:\n" + Samples.FIRST_TOKEN))
                .containsExactly(" / Desk lamp plug /  /  /  / " + Samples.FIRST_TOKEN);
        assertThat(told("name=Desk lamp plug; ip=192.168.1.20; token=" + Samples.FIRST_TOKEN + "; model=cuco.plug.v3"))
                .containsExactly(" / Desk lamp plug / cuco.plug.v3 / 192.168.1.20 /  / " + Samples.FIRST_TOKEN);
    }

    @Test
    void keepsADeviceThatStandsTwiceOnce() throws Exception {
        String line = "192.168.1.20 195948557 " + Samples.FIRST_TOKEN + "\n";

        assertThat(told(line + line + line)).hasSize(1);
    }

    @Test
    void refusesWhatDevicesSendInATokensPlaceUnlessTheOwnerInsists() throws Exception {
        for (String hidden : List.of("0".repeat(32), "f".repeat(32), "FF:".repeat(15) + "FF")) {
            assertThat(failure(hidden).problem()).isEqualTo(Problem.STANDS_FOR_NONE);
            assertThat(PastedTokens.read(hidden, Placeholder.ACCEPT).devices()).hasSize(1);
        }
        String block = "Name: Plug\nID: 12345\nToken: " + "0".repeat(32);
        assertThat(failure(block).problem()).isEqualTo(Problem.NO_SOUND_TOKEN);
        assertThat(Samples.told(PastedTokens.read(block, Placeholder.ACCEPT)))
                .containsExactly("12345 / Plug /  /  /  / " + "0".repeat(32));
    }

    @Test
    void saysWhatIsWrongWithATokenOfAnotherLength() {
        assertThat(failure(Samples.FIRST_TOKEN.substring(1)))
                .hasMessage("These are 31 hexadecimal digits; a token has 32, or 96 from an iPhone.");
        assertThat(failure("ab".repeat(32)).problem()).isEqualTo(Problem.WRONG_LENGTH);
        assertThat(failure("ab".repeat(48)).problem()).isEqualTo(Problem.NOT_FROM_IOS);
        assertThat(failure("").problem()).isEqualTo(Problem.NO_TOKEN);
        assertThat(failure("Good morning").problem()).isEqualTo(Problem.NO_TOKEN);
        assertThat(failure("x".repeat(PastedTokens.LONGEST + 1)).problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void neverRepeatsWhatWasPasted() {
        for (String nearly : List.of(
                Samples.FIRST_TOKEN.substring(1),
                "Token: " + Samples.FIRST_TOKEN.substring(2) + "xyz",
                "{\"token\":\"" + Samples.FIRST_TOKEN.substring(3) + "\"}",
                "ab".repeat(48))) {
            TokenImportException failure = failure(nearly);

            assertThat(failure + " " + failure.sentence() + " " + failure.advice())
                    .doesNotContain("445566778899")
                    .doesNotContain("abababab");
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void boundsAndCleansWhatItTakes() throws Exception {
        KnownDevice device = PastedTokens.read(
                        "{\"did\":\"../../etc\",\"name\":\"a\\u202eb\\u0000\\nc%s\",\"token\":\"%s\"}"
                                .formatted("z".repeat(5000), Samples.FIRST_TOKEN),
                        Placeholder.REFUSE)
                .devices()
                .getFirst();

        assertThat(device.did()).isEmpty();
        assertThat(device.name())
                .hasSizeLessThanOrEqualTo(KnownDevice.LONGEST_NAME)
                .startsWith("a b  cz");
    }

    @Test
    void takesAThousandDevicesAndSaysThatThereAreMore() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("%032x\n".formatted(i + 1));
        }
        KnownDevices found = PastedTokens.read(text.toString(), Placeholder.REFUSE);

        assertThat(found.devices()).hasSize(KnownDevices.MOST);
        assertThat(found.cut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{", "\"", "==", "name: ", "token: ", "a,", "|", "00", "::", "ID ", "[1,"})
    void staysQuickWithTextMadeToHoldItUp(String piece) {
        String text = piece.repeat(PastedTokens.LONGEST / piece.length());
        String lines = (piece.repeat(40) + "\n").repeat(PastedTokens.LONGEST / (40 * piece.length() + 1));

        assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> List.of(failure(text), failure(lines))))
                .hasSize(2);
    }

    @Test
    void findsEveryDeviceOfAnyTableWhateverItsOrder() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 100; round++) {
            List<Column> order = new ArrayList<>(List.of(Column.values()));
            java.util.Collections.shuffle(order, java.util.Random.from(random));
            StringBuilder table = new StringBuilder(
                    String.join("\t", order.stream().map(Column::name).toList()));
            List<String> expected = new ArrayList<>();
            int rows = 1 + random.nextInt(20);
            for (int row = 0; row < rows; row++) {
                String token = "%016x%016x".formatted(random.nextLong(), random.nextLong() | 1);
                String did = Integer.toString(10_000 + random.nextInt(1_000_000_000));
                String mac = HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes(random, 6));
                List<String> cells = order.stream()
                        .map(column -> switch (column) {
                            case DID -> did;
                            case NAME -> "Plug " + did;
                            case MODEL -> "a.plug.v1";
                            case ADDRESS -> "10.0.0.7";
                            case MAC -> mac;
                            case TOKEN -> token;
                        })
                        .toList();
                table.append('\n').append(String.join("\t", cells));
                expected.add(did + " / Plug " + did + " / a.plug.v1 / 10.0.0.7 / " + mac + " / " + token);
            }

            assertThat(told(table.toString()))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(expected);
        }
    }

    private static byte[] bytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<String> told(String text) throws TokenImportException {
        return Samples.told(PastedTokens.read(text, Placeholder.REFUSE));
    }

    private static TokenImportException failure(String text) {
        return catchThrowableOfType(TokenImportException.class, () -> PastedTokens.read(text, Placeholder.REFUSE));
    }
}
