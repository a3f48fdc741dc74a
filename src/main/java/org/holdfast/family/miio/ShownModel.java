// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.MiioTimers;
import org.holdfast.family.miio.wire.Route;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.Network;

/** Asks a device that gives its token away for its model, which only an answer to that token tells. */
final class ShownModel {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Network network;
    private final MiioTimers timers;

    ShownModel(Network network, MiioTimers timers) {
        this.network = network;
        this.timers = timers;
    }

    /** Empty where it does not tell. */
    Optional<String> ask(Sighting sighting, Token shown) throws InterruptedException {
        Route route = new Route(MiioAddress.of(sighting.from()), sighting.via(), OptionalLong.of(sighting.did()));
        try (MiioClient client = MiioClient.open(network, route, shown, timers)) {
            return client.call(Call.info(), PATIENCE) instanceof Answer.Result(var value)
                    ? DeviceInfo.of(value).model()
                    : Optional.empty();
        } catch (DeviceException e) {
            return Optional.empty();
        }
    }
}
