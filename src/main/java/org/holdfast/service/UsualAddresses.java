// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The name of a further port that an address has and nobody knows.
     *
     * @param family whose address it is; empty for one that any family may have
     */
    public Optional<String> unknownPort(Optional<String> family, Address address) {
        List<Set<String>> known = families.stream()
                .filter(each -> family.isEmpty() || each.id().equals(family.get()))
                .map(DeviceFamily::portNames)
                .toList();
        return address.ports().keySet().stream()
                .filter(name -> known.stream().noneMatch(names -> names.isEmpty() || names.contains(name)))
                .findFirst();
    }

    /** The names of further ports that {@link #unknownPort} knows, sorted. */
    public List<String> portNames(Optional<String> family) {
        return families.stream()
                .filter(each -> family.isEmpty() || each.id().equals(family.get()))
                .flatMap(each -> each.portNames().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a device has its main port at {@code address}; the further ones may differ. */
    public boolean sharesPort(Device device, Address address) {
        Address one = of(device.family(), device.address());
        Address other = of(device.family(), address);
        return one.host().equals(other.host()) && one.port().equals(other.port());
    }
}
