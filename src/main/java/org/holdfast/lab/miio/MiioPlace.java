// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.util.function.Consumer;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.place.PortChoice;
import org.holdfast.lab.place.Surroundings;

/** Puts up the virtual MiIO devices. */
public final class MiioPlace {
    private static final PortChoice<Integer> PORTS = new PortChoice<>(MiioDevice.PORT, MiioDevice.PORT, 0);

    private MiioPlace() {}

    /**
     * Starts them.
     *
     * @param started takes each at once, so that it is closed when something fails afterwards
     */
    public static void open(Surroundings around, Consumer<LabDevice> started) throws IOException {
        started.accept(around.places()
                .find(PORTS, (bind, port) -> new MiioDevice(new LegacyPlug(), around.faults(), 0, bind, port)));
    }
}
