// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.util.Optional;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Secrets;
import org.holdfast.service.ServiceTexts;

/**
 * One device's secrets out of the store.
 *
 * @param device its id
 */
public record SavedCredentials(Secrets secrets, String device) implements Credentials {
    @Override
    public Optional<char[]> get(String kind) throws DeviceException {
        try {
            return secrets.get(device, kind);
        } catch (IOException e) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("connect.secrets-closed"), ServiceTexts.of("connect.secrets-closed.advice"));
        }
    }
}
