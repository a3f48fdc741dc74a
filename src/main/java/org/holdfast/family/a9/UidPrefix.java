// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the beginning of a UID suggests (protocol reference, sections 1 and 4.3). A hint only: vendors buy prefixes and
 * change firmware, so what the camera answers decides.
 */
enum UidPrefix {
    CAMERA(
            "camera",
            Variant.JSON,
            "HDWifiCamPro, BKCam",
            "DGB DGHA DGHG DGKA DGKB DGKC DGOA DGOB DGOC DGOD DGOE DGOF DGOG DGOH DGOI DGOJ DGOK NMSA NMSB NMSZ PETA PETAA"),
    SHIX("SHIX", Variant.JSON, "HDWifiCamPro, BKCam", "AAA ABC ABCF DDD EEE FFF HBW NNN PIXA PIXB PIXC PIXD XIAODOU"),
    PLAIN("", Variant.BINARY, "YsxLite, iLnk", "BATC BATD BATE TBAT FTYB FTYC XHA PTZA PTZD"),
    LITTLE_STARS("@@@@....", Variant.CGI, "Little Stars, JXLCAM", "ACCQ ACCR ACCS BCCQ"),
    VSTARCAM_2018("vstarcam2018", Variant.CGI, "VStarcam", "VE VSTG VSTH ELSC"),
    VSTARCAM_2019("vstarcam2019", Variant.CGI, "VStarcam", "VSTJ VSTK VSTL VSTM VSTN VSTO VSTP VC");

    private final String phrase;
    private final Variant variant;
    private final String apps;
    private final String prefixes;

    UidPrefix(String phrase, Variant variant, String apps, String prefixes) {
        this.phrase = phrase;
        this.variant = variant;
        this.apps = apps;
        this.prefixes = prefixes;
    }

    /** The cipher's pass phrase; empty where nothing is ciphered. */
    String phrase() {
        return phrase;
    }

    Variant variant() {
        return variant;
    }

    /** The apps that such cameras were sold with, as their makers write them. */
    String apps() {
        return apps;
    }

    List<String> prefixes() {
        return Arrays.asList(prefixes.split(" ", -1));
    }

    /** What is known of a prefix. */
    static Optional<UidPrefix> of(String prefix) {
        return Arrays.stream(values())
                .filter(each -> each.prefixes().contains(prefix))
                .findFirst();
    }
}
