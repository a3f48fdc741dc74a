// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DeviceTokenTest {
    private static final byte[] BYTES = HexFormat.of().parseHex(Samples.FIRST_TOKEN);

    @Test
    void givesItsBytesAndDigitsAsCopies() {
        byte[] given = BYTES.clone();
        DeviceToken token = DeviceToken.of(given);
        given[3] = 0;
        token.bytes()[4] = 0;
        token.hex()[5] = 'x';

        assertThat(token.bytes()).isEqualTo(BYTES);
        assertThat(new String(token.hex())).isEqualTo(Samples.FIRST_TOKEN);
    }

    @Test
    void hasSixteenBytesOrIsNone() {
        for (int length : new int[] {0, 15, 17, 32}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DeviceToken.of(new byte[length]))
                    .withMessage("A token has 16 bytes, not " + length);
        }
    }

    @Test
    void isGoneOnceItIsClosed() {
        DeviceToken token = DeviceToken.of(BYTES);
        token.close();
        token.close();

        assertThatIllegalStateException().isThrownBy(token::bytes);
        assertThatIllegalStateException().isThrownBy(token::hex);
        try (DeviceToken other = DeviceToken.of(BYTES);
                DeviceToken zeros = DeviceToken.of(new byte[16])) {
            assertThat(token.matches(other)).isFalse();
            assertThat(other.matches(token)).isFalse();
            assertThat(zeros.matches(token)).as("what is left of it").isFalse();
        }
    }

    @Test
    void matchesTheSameBytesAndNoOthers() {
        byte[] changed = BYTES.clone();
        changed[15] ^= 1;
        try (DeviceToken token = DeviceToken.of(BYTES);
                DeviceToken same = DeviceToken.of(BYTES);
                DeviceToken other = DeviceToken.of(changed)) {
            assertThat(token.matches(same)).isTrue();
            assertThat(token.matches(token)).isTrue();
            assertThat(token.matches(other)).isFalse();
        }
    }

    @Test
    void tellsWhatDevicesPutInATokensPlace() {
        byte[] ones = HexFormat.of().parseHex("f".repeat(32));
        byte[] nearly = ones.clone();
        nearly[9] = 0;
        byte[] same = HexFormat.of().parseHex("1".repeat(32));

        assertThat(DeviceToken.of(new byte[16]).standsForNone()).isTrue();
        assertThat(DeviceToken.of(ones).standsForNone()).isTrue();
        assertThat(DeviceToken.of(nearly).standsForNone()).isFalse();
        assertThat(DeviceToken.of(same).standsForNone()).isFalse();
    }

    @Test
    void isNeverInAText() {
        DeviceToken token = DeviceToken.of(BYTES);
        KnownDevice device = new KnownDevice("1", "Plug", "m", "a", "", token, TokenSource.PASTED);

        assertThat(token).hasToString("token");
        assertThat(device.toString()).contains("token=token").doesNotContain(Samples.FIRST_TOKEN);
    }
}
