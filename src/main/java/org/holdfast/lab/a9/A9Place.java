// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.util.function.Consumer;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.place.PortChoice;
import org.holdfast.lab.place.Surroundings;

/** Puts up the virtual A9 cameras. */
public final class A9Place {
    private static final PortChoice<Integer> SEARCH = new PortChoice<>(A9Camera.SEARCH_PORT, A9Camera.SEARCH_PORT, 0);

    private static final PortChoice<DemoMode.Ports> DEMO =
            new PortChoice<>(DemoMode.Ports.REAL, DemoMode.Ports.REAL, DemoMode.Ports.FREE);

    private A9Place() {}

    /**
     * Starts them.
     *
     * @param started takes each at once, so that it is closed when something fails afterwards
     */
    public static void open(Surroundings around, A9Setup setup, Consumer<LabDevice> started) throws IOException {
        Street street = new Street(around, setup.rate());
        int number = 0;
        try {
            for (A9Kind kind : setup.kinds()) {
                int each = number++;
                A9Camera camera = kind == A9Kind.DEMO
                        ? around.places().find(DEMO, (bind, ports) -> new DemoMode(street, each, bind, ports))
                        : around.places().find(SEARCH, (bind, port) -> new PpppCamera(street, kind, each, bind, port));
                street.joined(camera);
                started.accept(camera);
            }
        } finally {
            if (!street.occupied()) {
                street.close();
            }
        }
    }
}
