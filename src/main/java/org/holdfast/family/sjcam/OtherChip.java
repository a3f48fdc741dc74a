// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;

/**
 * Cameras of the same looks with other makers' chips, which speak other protocols; told by the address at which they
 * sit (protocol reference, section 1).
 */
enum OtherChip {
    AMBARELLA("Ambarella", 7878, "192.168.42.1"),
    HISILICON("HiSilicon", SjcamLive.RTSP_PORT, "192.168.0.1"),
    ALLWINNER("Allwinner", SjcamLive.RTSP_PORT, "192.168.10.1", "192.168.100.1");

    private final String maker;
    private final int port;
    private final String hosts;

    /** @param port a port that a camera of this kind has open and a home router hardly ever */
    OtherChip(String maker, int port, String... hosts) {
        this.maker = maker;
        this.port = port;
        this.hosts = String.join(" ", hosts);
    }

    int port() {
        return port;
    }

    /** Where cameras of this kind sit. */
    List<String> hosts() {
        return Arrays.asList(hosts.split(" ", -1));
    }

    /** The kind that sits at a host. */
    static Optional<OtherChip> at(String host) {
        return Arrays.stream(values())
                .filter(chip -> chip.hosts().contains(host))
                .findFirst();
    }

    /** The kind that an answer gives away. */
    static Optional<OtherChip> in(String answer) {
        String lower = answer.toLowerCase(Locale.ROOT);
        if (lower.contains("\"rval\"") || lower.contains("\"msg_id\"") || lower.contains("ambarella")) {
            return Optional.of(AMBARELLA);
        }
        if (lower.contains("hisilicon") || lower.contains("hisnet") || lower.contains("hi3510")) {
            return Optional.of(HISILICON);
        }
        return lower.contains("allwinner") ? Optional.of(ALLWINNER) : Optional.empty();
    }

    /** What the user is told. */
    Found.Unsupported found(Address address) {
        return new Found.Unsupported(SjcamFamily.ID, address, name(maker), text("chip.meaning"));
    }

    /** The same where a camera of ours was expected. */
    DeviceException.Unsupported failure() {
        return new DeviceException.Unsupported(text("chip.sentence", maker), text("chip.meaning"));
    }

    private static Text name(String maker) {
        return text("chip.camera", maker);
    }
}
