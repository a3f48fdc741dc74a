// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

class AddressFuzz {
    @FuzzTest
    void anyTextIsAnAddressThatReadsBackOrIsRefused(@NotNull String text) {
        Address address;
        try {
            address = Address.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(Address.parse(address.toString())).isEqualTo(address);
    }
}
