// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.Text;
import org.holdfast.family.a9.AccessPointName.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPointNameTest {
    @ParameterizedTest
    @CsvSource({
        "DGOK123456ABCDE, JSON, 'HDWifiCamPro, BKCam'",
        "EEE123456ABCDE, JSON, 'HDWifiCamPro, BKCam'",
        "FTYC811847AGFDZ, BINARY, 'YsxLite, iLnk'",
        "PTZA123456ABCDE, BINARY, 'YsxLite, iLnk'",
        "ACCQ123456ABCDE, CGI, 'Little Stars, JXLCAM'",
        "VSTH123456ABCDE, CGI, VStarcam",
        "WIFI_FPV_a1b2c3, DEMO, ''"
    })
    void aNameSuggestsVariantAndApp(String name, Variant variant, String apps) {
        AccessPointName read = AccessPointName.read(name).orElseThrow();

        assertThat(read.variant()).contains(variant);
        assertThat(read.apps()).isEqualTo(apps);
        assertThat(read.kind().opens()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"THPC123456ABCDE", "VMS123456ABCDE"})
    void whereNoAppIsKnownNoneIsNamed(String name) {
        assertThat(AccessPointName.read(name).orElseThrow().told().in(Locale.ENGLISH))
                .startsWith("By its name this is a peer-to-peer camera, which is likely to be an A9.");
    }

    @ParameterizedTest
    @CsvSource({"Nax_2412150123, NAXCLOW, 'V720, Naxclow'", "LLM_0012345, FTYCAM, FtyCam", "ZIOTA_0042, Z_IOT, Z-IOT"})
    void aNameGivesAwayWhatNobodyOpened(String name, Kind kind, String app) {
        AccessPointName read = AccessPointName.read(name).orElseThrow();

        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.kind().opens()).isFalse();
        assertThat(read.variant()).isEmpty();
        assertThat(read.told().in(Locale.ENGLISH)).contains(app, "another protocol");
    }

    @Test
    void aUidWithAnUnknownBeginningIsAPeerToPeerCameraAllTheSame() {
        AccessPointName read = AccessPointName.read("QQQQ123456ABCDE").orElseThrow();

        assertThat(read.kind()).isEqualTo(Kind.PPPP);
        assertThat(read.variant()).isEmpty();
        assertThat(read.uid()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Home",
                "DGOK12345ABCDE",
                "DGOK12345678ABCDE",
                "dgok123456abcde",
                "DGOK-123456-ABCDE",
                "DGOK123456ABC",
                "Nax_",
                "LLM_x",
                "WIFI_FPV_",
                "WIFI_FPV_<b>"
            })
    void otherNamesSayNothing(String name) {
        assertThat(AccessPointName.read(name)).isEmpty();
        assertThat(AccessPointName.read("A".repeat(100_000))).isEmpty();
    }

    @Test
    void theSentenceNamesTheVariantAndNotTheUid() {
        Optional<Text> hint = new ScriptedCameras().family().hint("DGOK123456ABCDE");

        assertThat(hint.orElseThrow().in(Locale.ENGLISH))
                .contains("A9 (JSON, camera)", "HDWifiCamPro")
                .doesNotContain("123456");
        assertThat(new ScriptedCameras().family().hint("Home")).isEmpty();
    }
}
