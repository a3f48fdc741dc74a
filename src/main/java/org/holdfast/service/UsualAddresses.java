// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.net.Address;

/** Tells whether two addresses are one: {@code HOST} and {@code HOST:80} are, for a family that uses port 80 anyway. */
public record UsualAddresses(List<DeviceFamily> families) {
    public UsualAddresses {
        families = List.copyOf(families);
    }

    /** The address without the ports that the family uses anyway; as it is where the family is not known. */
    public Address of(String family, Address address) {
        return families.stream()
                .filter(each -> each.id().equals(family))
                .findFirst()
                .map(each -> each.usual(address))
                .orElse(address);
    }

    /** Whether a device is at {@code address}, with all its ports. */
    public boolean at(Device device, Address address) {
        return of(device.family(), device.address()).equals(of(device.family(), address));
    }

    /** Whether a device has its main port at {@code address}; the further ones may differ. */
    public boolean sharesPort(Device device, Address address) {
        Address one = of(device.family(), device.address());
        Address other = of(device.family(), address);
        return one.host().equals(other.host()) && one.port().equals(other.port());
    }
}
