// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import org.holdfast.device.DeviceException;

/** The words to type before data is lost. */
enum Confirmation {
    FORMAT,
    RESET;

    /** What has to be typed. */
    String word() {
        return name();
    }

    void require(String typed) throws DeviceException.NotAllowed {
        if (!word().equals(typed)) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.confirmation", word()), text("not-allowed.confirmation.advice", word()));
        }
    }
}
