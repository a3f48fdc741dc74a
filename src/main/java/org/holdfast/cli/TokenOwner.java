// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.service.Services;

/**
 * A saved device that wants a token.
 *
 * @param field what the token is called, and under which kind it is kept
 */
record TokenOwner(Device device, Credentials.Field field) {
    /** The device that a command names. */
    static TokenOwner of(Services services, String text) throws UsageFailure {
        DeviceChoice.Known known = DeviceChoice.device(services, text);
        if (!known.saved()) {
            throw new UsageFailure(Words.of("password.unsaved", known.name()));
        }
        for (DeviceFamily family : services.secretImports().readers()) {
            if (family.id().equals(known.device().family())
                    && !family.credentials(known.device()).isEmpty()) {
                return new TokenOwner(
                        known.device(), family.credentials(known.device()).getFirst());
            }
        }
        throw new UsageFailure(Words.of("token.none-wanted", known.name()));
    }
}
