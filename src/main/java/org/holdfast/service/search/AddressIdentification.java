// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.service.ServiceTexts;

/** Asks every family what is at an address, until one can use it. */
final class AddressIdentification {
    private final List<DeviceFamily> families;

    AddressIdentification(List<DeviceFamily> families) {
        this.families = List.copyOf(families);
    }

    /** @param family the only one that is asked; empty for all */
    Found identify(Optional<String> family, Address address) throws DeviceException, InterruptedException {
        List<DeviceFamily> asked = families.stream()
                .filter(each -> family.isEmpty() || each.id().equals(family.get()))
                .toList();
        if (asked.isEmpty()) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("connect.no-family", family.orElse("")),
                    ServiceTexts.of("connect.no-family.advice"));
        }
        Optional<Found> unusable = Optional.empty();
        DeviceException why = null;
        for (DeviceFamily each : asked) {
            try {
                Found found = each.identify(address, Optional.empty());
                if (found instanceof Found.Supported) {
                    return found;
                }
                unusable = unusable.or(() -> Optional.of(found));
            } catch (DeviceException e) {
                // That something answered says more than that nothing did.
                why = why == null || why instanceof DeviceException.Unreachable ? e : why;
            }
        }
        if (unusable.isEmpty() && why != null) {
            throw why;
        }
        return unusable.orElseThrow();
    }
}
