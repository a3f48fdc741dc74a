// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;

/** A device with Wi-Fi in memory. */
final class PretendWifi implements WifiSetup {
    final List<String> joined = new CopyOnWriteArrayList<>();
    Optional<Present> present = Optional.of(new Present(Optional.of("Harbour"), OptionalInt.of(-61)));
    boolean scans = true;

    @Override
    public Optional<Present> present() {
        return present;
    }

    @Override
    public boolean scans() {
        return scans;
    }

    @Override
    public List<AccessPoint> scan() {
        return List.of(
                new AccessPoint("Harbour\u001b[2J", OptionalInt.of(-61), Optional.of(true)),
                new AccessPoint("Guests", OptionalInt.empty(), Optional.of(false)),
                new AccessPoint("Third", OptionalInt.of(-80), Optional.empty()));
    }

    @Override
    public List<Text> warnings() {
        return List.of(Text.literal("The password goes unencrypted."));
    }

    @Override
    public Optional<Text> objection(HomeNetwork network) {
        boolean wrong = network.password().length > 0 && network.password().length < 8;
        return wrong ? Optional.of(Text.literal("A password has 8 characters or more.")) : Optional.empty();
    }

    @Override
    public Text join(HomeNetwork network) {
        joined.add(network.ssid() + " " + new String(network.password()));
        return Text.literal("It restarts now.");
    }
}
