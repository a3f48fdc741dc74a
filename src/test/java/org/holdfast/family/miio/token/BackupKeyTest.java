// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The values are those of two backups of real phones, published by the author of a tool that opens such. */
class BackupKeyTest {
    @Test
    void opensTheKeyOfARealPhoneOfVersion3() throws Exception {
        byte[] iv = iv(key(
                        3,
                        "eff5fff9d380affdb615a1b8f0ff9aee96f63777c9931e61845a290447a2280514c481dcebe1ab6175d159ba1e2225f61275"
                                + "b44b8d2e3485a3b6e1ac1bb6f711",
                        "2faa6feaf812be9f0641613f8378fb890840aea00c8ead6d81a1c16127f02fb7c37907c3c88bc08ccd2cd70aed162c"
                                + "62fbdf9d2a0856c149ae5a7b9877d73347",
                        "e19804bb75fb9ccd0d7e09b1ee5e0173",
                        "3d3fc39048cf5322f12db4ecf9374ec5059ee2e0565b5b24739c1fb7dbda902210197574d2c709874a7022673fd1a9b2e67e8b6"
                                + "0f4832be54bbd8aca130cbc184ffc4d7316e334f6fcf7eb28604c5d5c210464b8cc995c75d9be9dabf7dbfd35")
                .open("1234".toCharArray()));

        assertThat(HexFormat.of().formatHex(iv)).isEqualTo("000bfc38507701b2babf008befd7a09b");
    }

    @Test
    void opensTheKeyOfARealPhoneOfVersion5() throws Exception {
        BackupKey key = key(
                5,
                "e126eddc7772e044d31b78429961c3fd36900fb0467b55fa22f569c851dab56bd6c5c7bf4df194c3ff5572d67ab243567d7a732d"
                        + "76484a5d5813df28db20a44a",
                "a10883dceadbffd6d1b73c74c58633e2f018c679a25b62773c4965eff2aa3ff8b6d35ac520463e2f7c3ad7ff319b092aaddab8a4"
                        + "287ade365bd70b2d2ced60eb",
                "1b2dc97e1eb6377fd984318e2b12cc10",
                "e2bbd7aa2612812e4d89f9637899bd6e649d701f899803713ddc455f34736ea3e39fd6c6ee0e817e636de36082cb441214a53ecc"
                        + "7d16f3dd26bdf95b833e901c5f7d97debde9842d602cf635245f04839ae2e7f26f9cfd5804ba4100d698049b");
        byte[] opened = iv(key.open("1234".toCharArray()));

        assertThat(HexFormat.of().formatHex(opened)).isEqualTo("131e7c02716b0db57e6624d10cb174bc");
        assertThat(key.open("1235".toCharArray())).isNull();
        assertThat(key.open(new char[0])).isNull();
    }

    private static byte[] iv(@Nullable Cipher cipher) {
        return Objects.requireNonNull(cipher, "The password was not taken").getIV();
    }

    private static BackupKey key(int version, String salt, String checksumSalt, String iv, String blob) {
        HexFormat hexadecimal = HexFormat.of();
        return new BackupKey(
                version,
                hexadecimal.parseHex(salt),
                hexadecimal.parseHex(checksumSalt),
                10_000,
                hexadecimal.parseHex(iv),
                hexadecimal.parseHex(blob));
    }
}
