// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final String HEX = "00112233445566778899aabbccddeeff";

    @Test
    void itsDigitsAreReadInEitherCaseAndWrittenInOne() {
        try (Token token = Vectors.token("00112233445566778899AABBCCDDeeff")) {
            assertThat(token.hex()).isEqualTo(HEX.toCharArray());
            assertThat(token.bytes()).isEqualTo(HexFormat.of().parseHex(HEX));
            assertThat(token.sameAs(Token.of(HexFormat.of().parseHex(HEX)))).isTrue();
            assertThat(token.sameAs(Token.of(new byte[16]))).isFalse();
        }
    }

    @Test
    void whatIsNoTokenIsNotTakenForOne() {
        for (String each : new String[] {"", "0", HEX + "0", HEX.substring(1), HEX.replace('f', 'g'), "٠".repeat(32)}) {
            assertThat(Token.parse(each.toCharArray())).as(each).isEmpty();
        }
        assertThatThrownBy(() -> Token.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itTellsNobodyWhatItIsAndForgetsIt() {
        Token token = Vectors.token(HEX);
        PacketCipher cipher = new PacketCipher(token);
        Token kept = token.copy();

        assertThat(token).hasToString("Token");
        assertThat(cipher).hasToString("PacketCipher");
        token.close();
        token.close();
        cipher.close();

        assertThatThrownBy(token::hex).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.encipher(new byte[3])).isInstanceOf(IllegalStateException.class);
        assertThat(kept.hex()).isEqualTo(HEX.toCharArray());
    }

    @Test
    void onesAndZerosStandForNoToken() {
        assertThat(Vectors.token("0".repeat(32)).blank()).isTrue();
        assertThat(Vectors.token("f".repeat(32)).blank()).isTrue();
        assertThat(Vectors.token("f".repeat(31) + "e").blank()).isFalse();
        assertThat(Vectors.token("1".repeat(32)).blank()).isFalse();
    }
}
