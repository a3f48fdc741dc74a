// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.Locale;
import java.util.Set;
import org.holdfast.device.DeviceException;

/**
 * Under which names files may be put onto a card. A camera that finds firmware there may install it and break
 * (protocol reference, section 14), and one that is not listed afterwards could not be found again (section 9.2).
 */
final class UploadName {
    private static final String PATH = "(/[A-Za-z0-9_()~-][A-Za-z0-9 ._()~-]{0,99}){2,5}";
    private static final Set<String> ENDINGS = Set.of(
            "BIN", "FW", "FRM", "ROM", "IMG", "ISO", "HEX", "ELF", "EXE", "ASH", "SH", "NTK", "UPD", "PKG", "BRN",
            "RBN", "BCF", "DFU");
    private static final Set<String> BEGINNINGS = Set.of("FW", "FIRM", "UPD", "AUTOEXEC", "AUTORUN", "BOOT", "UBOOT");

    private UploadName() {}

    /**
     * Refuses what must not be sent.
     *
     * @throws DeviceException.NotAllowed for names like firmware's, for the card's root, and for names that the camera
     *     would not list
     */
    static void require(String path) throws DeviceException.NotAllowed {
        String name = path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        boolean firmware = BEGINNINGS.stream().anyMatch(name::startsWith)
                // FAT forgets dots and blanks at the end, so they hide nothing.
                || ENDINGS.contains(ending(name.replaceAll("[. ]+$", "")));
        if (firmware) {
            throw new DeviceException.NotAllowed(text("not-allowed.firmware"), text("not-allowed.firmware.advice"));
        }
        if (!path.matches(PATH) || path.endsWith(".") || path.endsWith(" ") || !CardFile.acceptable(path)) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.upload-name"), text("not-allowed.upload-name.advice"));
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
