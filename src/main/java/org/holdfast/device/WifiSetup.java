// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which Wi-Fi a device is on, which it sees, and how it is sent to another one. */
public non-sealed interface WifiSetup extends Capability {
    /** The network that the device is on; empty where it does not tell. */
    Optional<Present> present() throws DeviceException, InterruptedException;

    /** Whether {@link #scan} works; otherwise the network's name has to be typed. */
    boolean scans();

    /** The networks that the device sees, strongest first, each name once. Takes up to 20 s. */
    List<AccessPoint> scan() throws DeviceException, InterruptedException;

    /** What the user should know before anything is sent, such as that it goes unencrypted. Sentences, most important first. */
    List<Text> warnings();

    /** What is wrong with this name or password for this device; empty where nothing is. */
    Optional<Text> objection(HomeNetwork network);

    /**
     * Sends the device to a network. Afterwards it restarts, leaves the present network, and the connection is lost.
     *
     * @return what the device's answer is worth and what to expect now
     * @throws DeviceException.NotAllowed for a network with an {@link #objection}
     */
    Text join(HomeNetwork network) throws DeviceException, InterruptedException;

    /**
     * Where the device is.
     *
     * @param ssid empty while the device is an access point of its own
     */
    record Present(Optional<String> ssid, OptionalInt dBm) {}

    /**
     * A network that the device sees.
     *
     * @param ssid as the device gave it; hostile, so never markup or a file's name
     * @param secured whether it wants a password; empty where the device does not tell reliably
     */
    record AccessPoint(String ssid, OptionalInt dBm, Optional<Boolean> secured) {}

    /** A network's name and its password. Never shown by {@link #toString}. */
    final class HomeNetwork {
        private final String ssid;
        private final char[] password;

        /** @param password taken over, and empty for an open network */
        public HomeNetwork(String ssid, char[] password) {
            this.ssid = ssid;
            this.password = password;
        }

        public String ssid() {
            return ssid;
        }

        /** The password itself, not a copy. */
        public char[] password() {
            return password;
        }

        /** Overwrites the password. */
        public void wipe() {
            Arrays.fill(password, '\0');
        }

        @Override
        public String toString() {
            return "HomeNetwork";
        }
    }
}
