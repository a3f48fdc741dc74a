// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenFormTest {
    private static final long SEED = 20261121;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00112233445566778899aabbccddeeff",
                "00112233445566778899AABBCCDDEEFF",
                "  00112233445566778899aabbccddeeff \r\n",
                "\"00112233445566778899aabbccddeeff\",",
                "'00112233445566778899aabbccddeeff'",
                "b'00112233445566778899aabbccddeeff'",
                "0x00112233445566778899aabbccddeeff",
                "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
                "0011 2233 4455 6677 8899 aabb ccdd eeff",
                "00112233-44556677-8899aabb-ccddeeff",
                "33990d1a77737e5f93337b7f60880f7711a8e945937ce8136da08d4c9a0793fe0143db63ee66b0cdff9f69917680151e"
            })
    void readsEveryFormOfTheSameToken(String written) {
        assertThat(hex(written)).isEqualTo(Samples.FIRST_TOKEN);
    }

    @Test
    void readsSixteenCharactersAsTheyAre() {
        assertThat(hex("kQ2xY7zA9bC4dE1f")).isEqualTo("6b51327859377a413962433464453166");
        assertThat(hex("0123456789abcdef")).isEqualTo("30313233343536373839616263646566");
        assertThat(hex("abc'def\"ghi,jkl,")).isEqualTo("6162632764656622676869" + "2c6a6b6c2c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "0011",
                "00112233445566778899aabbccddeef",
                "00112233445566778899aabbccddeefff",
                "00112233445566778899aabbccddeefg",
                "chuangmi.plug.m1",
                "fifteen charact",
                "seventeen charact",
                "sixteen with spa",
                "äöüäöüäöüäöüäöüä",
                "０0112233445566778899aabbccddeeff"
            })
    void whatIsNoTokenIsNone(String written) {
        assertThat(TokenForm.read(written)).isNull();
    }

    @Test
    void readsThePairsOfTheReference() throws IOException {
        JsonNode pairs = JsonMapper.shared().readTree(Samples.vector("ios-ztoken.json"));

        assertThat(pairs)
                .hasSize(2)
                .allSatisfy(pair -> assertThat(hex(pair.get("ztoken").asString()))
                        .isEqualTo(pair.get("token").asString()));
    }

    @Test
    void aSingleWrongDigitAtTheEndOfAnIosTokenIsNoticed() {
        String sound =
                "33990d1a77737e5f93337b7f60880f7711a8e945937ce8136da08d4c9a0793fe0143db63ee66b0cdff9f69917680151e";
        for (int i = 64; i < sound.length(); i++) {
            String wrong = sound.substring(0, i) + (sound.charAt(i) == '0' ? '1' : '0') + sound.substring(i + 1);

            assertThat(TokenForm.read(wrong)).as("digit %d", i).isNull();
        }
    }

    @Test
    void whateverWasWrittenInAnyFormComesBack() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            String digits = HexFormat.of().formatHex(bytes);

            assertThat(hex(digits)).isEqualTo(digits);
            assertThat(hex(digits.toUpperCase(java.util.Locale.ROOT))).isEqualTo(digits);
            assertThat(hex(HexFormat.ofDelimiter(":").formatHex(bytes))).isEqualTo(digits);
            assertThat(hex(ios(digits))).isEqualTo(digits);
        }
    }

    private static String ios(String digits) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"));
        return HexFormat.of().formatHex(cipher.doFinal(digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static @Nullable String hex(String written) {
        DeviceToken token = TokenForm.read(written);
        return token == null ? null : new String(token.hex());
    }
}
