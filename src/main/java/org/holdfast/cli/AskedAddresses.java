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
        for (String text : at) {
            try {
                Place place = DeviceChoice.place(services, text);
                services.targets().add(place.family(), place.address());
            } catch (UsageFailure e) {
                return Optional.of(e.sentence());
            } catch (IllegalArgumentException e) {
                return Optional.of(Words.of("address.out-of-reach", text));
            }
        }
        return Optional.empty();
    }
}
