// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainNameTest {
    @Test
    void usualNamesStayAsTheyAre() {
        assertThat(PlainName.of("2026_1120_093001_001.MOV")).isEqualTo("2026_1120_093001_001.MOV");
        assertThat(PlainName.of("Ferien am Meer – Übung 1.mov")).isEqualTo("Ferien am Meer – Übung 1.mov");
        assertThat(PlainName.of("海.MOV")).isEqualTo("海.MOV");
    }

    @Test
    void whatTurnsTheWritingRoundIsMadeVisible() {
        assertThat(PlainName.of("safe\u202Evom.exe")).isEqualTo("safe\uFFFDvom.exe");
        assertThat(PlainName.of("a\u2066b\u2069\u200F\u061C")).isEqualTo("a\uFFFDb\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void controlCharactersAndBrokenOnesAreMadeVisible() {
        assertThat(PlainName.of("a\nb\tc\u0000d\u007Fe\u2028f")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
        assertThat(PlainName.of("x\uD800y\uE000z\u200B\u00A0")).isEqualTo("x\uFFFDy\uFFFDz\uFFFD\uFFFD");
        assertThat(PlainName.of("a\u0301\u0302\u0303")).isEqualTo("a\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void markupIsNothingButLetters() {
        assertThat(PlainName.of("<b>&amp;{0}'</b>.MOV")).isEqualTo("<b>&amp;{0}'</b>.MOV");
    }

    @Test
    void endlessNamesAreCutInTheMiddle() {
        String shown = PlainName.of("A".repeat(5000) + ".MOV");

        assertThat(shown).hasSize(PlainName.LONGEST).contains("…");
        assertThat(PlainName.of("B".repeat(130) + ".MOV")).endsWith(".MOV").hasSize(PlainName.LONGEST);
    }
}
