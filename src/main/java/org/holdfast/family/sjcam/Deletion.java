// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.MalformedXmlException;

/**
 * The SJ4000's own way to delete: {@code ?del=1} on a file's address, answered as 4003 is. It would delete a folder
 * with all that is in it without asking, so it is sent for files alone that the camera listed as such (protocol
 * reference, section 9.5).
 */
final class Deletion {
    private static final int ANSWER = 4003;

    private Deletion() {}

    /**
     * Deletes one file.
     *
     * @param target its address, as the camera listed it
     * @throws DeviceException.Refused when the camera does not delete it
     */
    static void byAddress(SjcamClient client, CardHttp http, String target)
            throws DeviceException, InterruptedException {
        Text tried = text("tried.4003");
        byte[] body = client.inTurn(() -> {
            try (CardAnswer answer = http.get(target + "?del=1", 0, tried, CardHttp.ANSWER)) {
                return answer.upTo(BoundedXml.Limits.ANSWER.bytes(), CardHttp.ANSWER);
            }
        });
        if (BoundedPrefix.isWebPage(body)) {
            throw new DeviceException.Busy(http.where(), tried);
        }
        OptionalInt status;
        try {
            status = SjcamAnswer.read(body)
                    .item(ANSWER)
                    .map(SjcamAnswer.Item::code)
                    .orElse(OptionalInt.empty());
        } catch (MalformedXmlException e) {
            throw new DeviceException.Malformed(http.where(), tried, text("malformed.xml." + e.problem()), null);
        }
        if (status.isEmpty()) {
            throw new DeviceException.Malformed(http.where(), tried, text("malformed.no-status"), null);
        }
        if (status.getAsInt() == -1) {
            throw new DeviceException.Refused(
                    http.where(), tried, text("refused.not-deleted"), text("refused.not-deleted.advice"));
        }
        if (status.getAsInt() != 0) {
            throw StatusMeaning.failure(http.where(), tried, status.getAsInt());
        }
    }
}
