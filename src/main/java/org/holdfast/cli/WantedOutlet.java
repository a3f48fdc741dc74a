// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.device.Switches;

/** Which outlet a command means. */
final class WantedOutlet {
    private WantedOutlet() {}

    /**
     * The named one; without a name the only one, or the one above all others.
     *
     * @param device its name, for what is said
     */
    static Switches.Outlet among(List<Switches.Outlet> outlets, Optional<String> name, String device)
            throws UsageFailure {
        if (name.isPresent()) {
            return outlets.stream()
                    .filter(each -> each.name().equals(name.get()))
                    .findFirst()
                    .orElseThrow(
                            () -> new UsageFailure(Words.of("switch.unknown", device, name.get(), names(outlets))));
        }
        List<Switches.Outlet> masters = outlets.stream()
                .filter(each -> each.kind() == Switches.Kind.MASTER)
                .toList();
        if (masters.size() == 1) {
            return masters.getFirst();
        }
        if (outlets.size() == 1) {
            return outlets.getFirst();
        }
        throw new UsageFailure(Words.of("switch.which", device, names(outlets)));
    }

    private static String names(List<Switches.Outlet> outlets) {
        return outlets.stream().map(Switches.Outlet::name).collect(Collectors.joining(", "));
    }
}
