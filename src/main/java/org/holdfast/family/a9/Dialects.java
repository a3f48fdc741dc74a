// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.pppp.PpppSession;

/** Makes the commands of a variant over a session. */
@FunctionalInterface
interface Dialects {
    /** @param variant not {@link Variant#DEMO} and not {@link Variant#RTSP} */
    CameraDialect over(PpppSession session, Variant variant, Credentials credentials, A9Choices choices)
            throws DeviceException;
}
