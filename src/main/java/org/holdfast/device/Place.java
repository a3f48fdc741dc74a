// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.MalformedAddressException;

/**
 * Where a device is, as people and scripts write it: {@code ADDRESS}, or {@code FAMILY@ADDRESS} where the family is
 * known, such as {@code sjcam@192.168.1.254}.
 *
 * @param family the family's id as it was written, which need not be a known one; empty where only the address is given
 */
public record Place(Optional<String> family, Address address) {
    /**
     * Reads the text form. A family written several times, as by a script that puts it before an address that has it
     * already, counts once.
     *
     * @throws MalformedAddressException when {@code text} is not one
     */
    public static Place parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        Address address = Address.parse(trimmed.substring(at + 1));
        if (at < 0) {
            return new Place(Optional.empty(), address);
        }
        String[] families = trimmed.substring(0, at).split("@", -1);
        if (!Arrays.stream(families).allMatch(families[0]::equals)) {
            throw new MalformedAddressException(
                    MalformedAddressException.Problem.FAMILIES, String.join(", ", families));
        }
        return new Place(Optional.of(families[0]), address);
    }

    /** The text form, which {@link #parse} reads back to an equal place. */
    @Override
    public String toString() {
        return family.map(id -> id + "@" + address).orElseGet(address::toString);
    }
}
