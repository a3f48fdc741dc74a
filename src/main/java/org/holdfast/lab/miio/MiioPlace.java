// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.place.PortChoice;
import org.holdfast.lab.place.Surroundings;

/** Puts up the virtual MiIO devices. */
public final class MiioPlace {
    private static final PortChoice<Integer> PORTS = new PortChoice<>(MiioDevice.PORT, MiioDevice.PORT, 0);

    private MiioPlace() {}

    /**
     * Starts them, and writes the database of a telephone that knows all but the first.
     *
     * @param folder for that database
     * @param started takes each at once, so that it is closed when something fails afterwards
     */
    public static void open(Surroundings around, Path folder, Consumer<LabDevice> started) throws IOException {
        List<MiioDevice> devices = new ArrayList<>();
        for (Appliance appliance : List.of(
                new LegacyPlug(),
                new PowerStrip(around.clock()),
                new WallSwitch(around.clock()),
                new MeteringPlug(around.clock()))) {
            int number = devices.size();
            MiioDevice device = around.places()
                    .find(PORTS, (bind, port) -> new MiioDevice(appliance, around.faults(), number, bind, port));
            started.accept(device);
            devices.add(device);
        }
        List<MiioDevice> known = devices.subList(1, devices.size());
        Path database = PhoneDatabase.write(folder.toAbsolutePath(), PhoneDatabase.rows(known));
        known.forEach(each -> each.knownBy(database));
    }
}
