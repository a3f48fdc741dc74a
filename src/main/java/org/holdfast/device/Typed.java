// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.Map;
import java.util.Optional;

/**
 * A device as its owner described it, with the secrets that stood in the description. They go to the store of secrets
 * when the device is saved, and nowhere else.
 *
 * @param device with a fresh id; holds no secret
 * @param secrets by {@link Credentials.Field#kind}
 */
public record Typed(Device device, Map<String, String> secrets) {
    public Typed {
        secrets = Map.copyOf(secrets);
    }

    /** The secrets before they are saved. */
    public Credentials credentials() {
        return kind -> Optional.ofNullable(secrets.get(kind)).map(String::toCharArray);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Typed[" + device + "]";
    }
}
