// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.place.PortChoice;
import org.holdfast.lab.place.Surroundings;

/** Puts up the virtual SJCAM camera, or one with another chip where that fault asks for it. */
public final class SjcamPlace {
    private static final PortChoice<SjcamPorts> PORTS =
            new PortChoice<>(SjcamPorts.REAL, SjcamPorts.UNPRIVILEGED, SjcamPorts.FREE);

    private SjcamPlace() {}

    /**
     * Starts it.
     *
     * @param fullHd whether the live picture has 1920x1080, for measurements
     * @param started takes it at once, so that it is closed when something fails afterwards
     */
    public static void open(Surroundings around, boolean fullHd, Consumer<LabDevice> started) throws IOException {
        Optional<String> chip = around.faults().value(Fault.CHIP).filter(value -> !value.equals("novatek"));
        if (chip.isPresent()) {
            started.accept(around.places().find(PORTS, (bind, ports) -> new OtherChipCamera(bind, ports, chip.get())));
            return;
        }
        SjcamCamera camera = around.places()
                .find(
                        PORTS,
                        (bind, ports) ->
                                new SjcamCamera(bind, ports, around.faults(), around.clock(), around.scenes(), fullHd));
        started.accept(camera);
        camera.fillCard();
    }
}
