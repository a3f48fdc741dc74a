// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;

/**
 * The small pictures of command 4001, which rides on the file's own address (protocol reference, section 5.4). One at
 * a time, as for every command.
 */
final class Thumbnails {
    /** A picture of 160 x 120 has a few KiB. */
    static final int LARGEST = 256 * 1024;

    private final SjcamClient client;
    private final CardHttp http;

    Thumbnails(SjcamClient client, CardHttp http) {
        this.client = client;
        this.http = http;
    }

    /** The picture of a file, empty where the camera has none. */
    Optional<byte[]> of(Recording recording, String target) throws DeviceException, InterruptedException {
        if (recording.kind() == Recording.Kind.OTHER || recording.growing()) {
            return Optional.empty();
        }
        Optional<byte[]> picture = client.inTurn(() -> fetch(target));
        String capitals = target.toUpperCase(Locale.ROOT);
        // Notes of the vendor's say that the path must be in capitals.
        return picture.isPresent() || capitals.equals(target) ? picture : client.inTurn(() -> fetch(capitals));
    }

    private Optional<byte[]> fetch(String target) throws DeviceException, InterruptedException {
        Text tried = text("tried.4001");
        try (CardAnswer answer = http.get(target + "?custom=1&cmd=4001", 0, tried, CardHttp.ANSWER)) {
            if (answer.code() != 200) {
                return Optional.empty();
            }
            byte[] body = answer.upTo(LARGEST + 1, CardHttp.ANSWER);
            if (BoundedPrefix.isWebPage(body)) {
                throw new DeviceException.Busy(http.where(), tried);
            }
            if (body.length > LARGEST) {
                throw new DeviceException.Malformed(http.where(), tried, text("malformed.xml.TOO_LARGE"), null);
            }
            if (body.length < answer.announced().orElse(0) || isCutPicture(body)) {
                throw new DeviceException.Malformed(http.where(), tried, text("malformed.broke-off"), null);
            }
            return isPicture(body) ? Optional.of(body) : Optional.empty();
        }
    }

    /** Begins as a JPEG does, and ends as one does but for zeros behind it. */
    static boolean isPicture(byte[] body) {
        int end = end(body);
        return begins(body) && end >= 4 && (body[end - 2] & 0xff) == 0xff && (body[end - 1] & 0xff) == 0xd9;
    }

    private static boolean isCutPicture(byte[] body) {
        return begins(body) && !isPicture(body);
    }

    private static boolean begins(byte[] body) {
        return body.length > 3
                && Arrays.equals(Arrays.copyOf(body, 3), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    }

    private static int end(byte[] body) {
        int end = body.length;
        while (end > 0 && body[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
