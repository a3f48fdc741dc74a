// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.demo.DemoSocket.Port;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;

/**
 * An A9 in demo mode: an open access point that shows its picture to whoever asked last, one viewer at a time (protocol
 * reference, section 2). Its address takes the ports {@code video}, {@code sound} and {@code control}. Holds nothing
 * open by itself. Thread-safe.
 */
public final class DemoCamera {
    /** Where such a camera is while it is its own access point. */
    public static final String USUAL_HOST = "192.168.4.153";

    public static final int VIDEO_PORT = 8080;
    public static final int SOUND_PORT = 8070;
    public static final int CONTROL_PORT = 8090;

    /** The ports that an address may name, with what they are otherwise. */
    public static final Map<String, Integer> PORTS =
            Map.of("video", VIDEO_PORT, "sound", SOUND_PORT, "control", CONTROL_PORT);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REPEAT = Duration.ofMillis(700);

    private final Network network;
    private final Address address;
    private final Optional<LocalInterface> via;
    private final DemoWifi wifi;

    /** @param via the interface to go through; empty leaves it to the system */
    public DemoCamera(Network network, Address address, Optional<LocalInterface> via) {
        this.network = network;
        this.address = address;
        this.via = via;
        this.wifi = new DemoWifi(this, DemoWifi.Pace.REAL);
    }

    /**
     * Whether such a camera is there: it sends a piece of a picture within two seconds of being asked. It is told to
     * stop again; somebody who watches it loses the picture for a moment.
     *
     * @throws DeviceException.Unreachable when nothing can be sent there
     */
    public boolean answers() throws DeviceException, InterruptedException {
        try (DemoSocket socket = open()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() - end < 0) {
                socket.send(Port.VIDEO, DemoFeed.startVideo());
                long again = Math.min(end, System.nanoTime() + REPEAT.toNanos());
                Port from = socket.receive(again);
                while (from != null) {
                    if (from == Port.VIDEO) {
                        socket.send(Port.VIDEO, DemoFeed.stopVideo());
                        return true;
                    }
                    from = socket.receive(again);
                }
            }
            return false;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Its pictures and sound, a new feed each time; a second one that runs takes them from the first. */
    public CodedFeed feed() {
        return new DemoFeed(this, DemoFeed.Pace.REAL);
    }

    /** How it is sent to a network. */
    public WifiSetup wifi() {
        return wifi;
    }

    String where() {
        return address.host() + ":" + address.portOr("video", VIDEO_PORT);
    }

    DemoSocket open() throws IOException {
        return DemoSocket.open(network, address, via);
    }

    DeviceException unreachable(IOException cause) {
        return new DeviceException.Unreachable(where(), DemoTexts.text("tried.ask"), cause);
    }
}
