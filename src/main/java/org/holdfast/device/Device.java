// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.holdfast.net.Address;

/**
 * One device as Holdfast knows it. Holds no secret.
 *
 * @param id stays the same when name and address change
 * @param family the family's id, such as {@code sjcam}
 * @param model what the device calls itself; empty where it does not say
 * @param name what the user calls it
 * @param address where it was last
 * @param options the user's choices about how this device is treated, by the names that
 *     {@link DeviceFamily#options} lists
 */
public record Device(
        String id, String family, String model, String name, Address address, Map<String, String> options) {
    public Device {
        options = Map.copyOf(options);
    }

    /**
     * An id made of what a device says of itself, such as its serial number, so that it is known again at another
     * address. The identity cannot be read back from it.
     */
    public static String idOf(String family, String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((family + "\0" + identity).getBytes(StandardCharsets.UTF_8));
            return family + "-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Whether the id is made of what the device says of itself; two such ids are two devices. */
    public boolean identified() {
        return id.startsWith(family + "-");
    }

    public Device named(String newName) {
        return new Device(id, family, model, newName, address, options);
    }

    public Device at(Address newAddress) {
        return new Device(id, family, model, name, newAddress, options);
    }

    public Device with(Map<String, String> newOptions) {
        return new Device(id, family, model, name, address, newOptions);
    }
}
