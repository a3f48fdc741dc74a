// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThirdPartyTest {
    @Test
    void everyLibraryIsListedOnceWithItsVersion() {
        String list = ThirdParty.list();

        assertThat(list)
                .contains("OpenJDK", "Feather icons")
                .containsPattern("okhttp [0-9]+\\.[0-9.]+ +The Apache")
                .containsPattern("vlcj [0-9]+\\.[0-9.]+ +GPL")
                .containsPattern("JavaCPP Presets for FFmpeg [0-9]+\\.");
        assertThat(list.lines().filter(line -> !line.isBlank())).doesNotHaveDuplicates();
    }
}
