// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.Place;
import org.holdfast.device.Text;
import org.holdfast.service.Services;

/** The addresses of {@code --at}, which the window's and the commands' searches ask as well. */
public final class AskedAddresses {
    private AskedAddresses() {}

    /**
     * Adds them to every search from now on.
     *
     * @param at each {@code ADDRESS} or {@code FAMILY@ADDRESS}
     * @return what is wrong with one of them, as a sentence; those before it were added
     */
    public static Optional<Text> add(Services services, List<String> at) {
        try {
            for (String text : at) {
                Place place = DeviceChoice.place(services, text);
                services.targets().add(place.family(), place.address());
            }
            return Optional.empty();
        } catch (UsageFailure e) {
            return Optional.of(e.sentence());
        } catch (IllegalArgumentException e) {
            return Optional.of(Text.literal(String.valueOf(e.getMessage())));
        }
    }
}
