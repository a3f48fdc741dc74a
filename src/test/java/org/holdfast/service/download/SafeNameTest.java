// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeNameTest {
    private static String safe(String name) {
        return SafeName.of(name).numbered(1);
    }

    @Test
    void anOrdinaryNameStaysAsItIs() {
        assertThat(safe("2026_1121_093015_001.MOV")).isEqualTo("2026_1121_093015_001.MOV");
        assertThat(safe("Fahrt über den Fluß.mov")).isEqualTo("Fahrt über den Fluß.mov");
    }

    @Test
    void stepsUpwardsAndRootsBecomeHarmless() {
        assertThat(safe("../../etc/passwd")).isEqualTo("_._.._etc_passwd");
        assertThat(safe("/etc/passwd")).isEqualTo("_etc_passwd");
        assertThat(safe("..\\..\\boot.ini")).isEqualTo("_._.._boot.ini");
        assertThat(safe("C:\\Windows\\x.MOV")).isEqualTo("C__Windows_x.MOV");
        assertThat(safe("..")).isEqualTo("recording");
        assertThat(safe(".")).isEqualTo("recording");
        assertThat(safe("")).isEqualTo("recording");
    }

    @Test
    void namesThatWindowsKeepsForDevicesGetASign() {
        for (String name : List.of("CON", "nul.MOV", "Com1.mov", "LPT9.tar.gz", "aux .MOV", "COM\u00b2", "conin$.x")) {
            assertThat(safe(name)).as(name).startsWith("_");
        }
        assertThat(safe("CONCERT.MOV")).isEqualTo("CONCERT.MOV");
        assertThat(safe("COM10.MOV")).isEqualTo("COM10.MOV");
    }

    @Test
    void controlAndBidiCharactersAndMarkupAreReplaced() {
        assertThat(safe("a\u0000b\nc\u001b[31m.MOV")).isEqualTo("a_b_c_[31m.MOV");
        assertThat(safe("clip\u202eVOM.exe")).isEqualTo("clip_VOM.exe");
        assertThat(safe("\u2066x\u2069\u200b.MOV")).isEqualTo("_x__.MOV");
        assertThat(safe("<b>x</b>?*|\".MOV")).isEqualTo("_b_x__b_____.MOV");
        assertThat(safe("x\ud800.MOV")).isEqualTo("x_.MOV");
    }

    @Test
    void blanksAndDotsAtTheEdgesAndHiddenNamesAreMended() {
        assertThat(safe("x.MOV. . .")).isEqualTo("x.MOV");
        assertThat(safe("  x.MOV  ")).isEqualTo("x.MOV");
        assertThat(safe(".bashrc")).isEqualTo("_bashrc");
        assertThat(safe(".holdfast-0123.part")).isEqualTo("_holdfast-0123.part");
    }

    @Test
    void longNamesAreCutBetweenCharactersAndKeepTheirEnding() {
        for (String letter : List.of("x", "ß", "語", "🐟")) {
            String name = SafeName.of(letter.repeat(400) + ".MOV").numbered(9999);

            assertThat(name).endsWith(" (9999).MOV").startsWith(letter);
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThan(255);
            assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(name);
        }
        assertThat(safe("x." + "y".repeat(400))).hasSizeLessThan(200);
    }

    @Test
    void everyNameIsItsOwnSafeName() {
        for (String name : List.of("a/../b", "CON", " .x. ", "ß\u0301.MOV", "x".repeat(300) + ". .MOV", "._")) {
            assertThat(safe(safe(name))).isEqualTo(safe(name));
        }
    }

    @Test
    void numbersAndCasesOfOneNameAreAlike() {
        SafeName name = SafeName.of("Clip.MOV");

        assertThat(name.numbered(1)).isEqualTo("Clip.MOV");
        assertThat(name.numbered(2)).isEqualTo("Clip (2).MOV");
        assertThat(List.of("clip.mov", "CLIP (17).MOV", "Clip.MOV")).allMatch(name::alike);
        assertThat(List.of("Clip2.MOV", "Clip (x).MOV", "Clip.MP4", "C.MOV", "Clip (0).MOV"))
                .noneMatch(name::alike);
    }
}
