// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Whatever is typed, nothing but a shown address and its secrets comes of it. */
class RtspAddressFuzz {
    @FuzzTest
    void whatIsShownHoldsNoSecretAndCanBeSent(@NotNull String text) {
        RtspAddress.masked(text);
        assertThat(RtspAddress.dotted(text, '*')).hasSameSizeAs(text);
        RtspAddress.parse(text).ifPresent(address -> {
            String shown = address.shown().toString();
            assertThat(address.shown().getUserInfo()).isNull();
            assertThat(RtspAddress.masked(shown)).isEqualTo(shown);
            assertThat(RtspAddress.parse(shown).orElseThrow().secrets()).isEmpty();
            String whole = RtspAddress.filled(address.shown(), address.secrets().getOrDefault("token", ""));
            assertThat(whole.chars()).allMatch(each -> each > 0x20 && each < 0x7F);
        });
    }
}
