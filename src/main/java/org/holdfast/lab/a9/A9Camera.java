// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.scene.SendLog;

/** A virtual A9 camera. Thread-safe. */
public interface A9Camera extends LabDevice {
    /** The family that it belongs to. */
    String FAMILY = "a9";

    /** The port on which cameras hear searches (protocol reference, section 3.2). */
    int SEARCH_PORT = 32108;

    /** The tone that it hears, in hertz, at half of full loudness. */
    int TONE_HERTZ = 1000;

    @Override
    default String family() {
        return FAMILY;
    }

    /** Which electronics it has. */
    A9Kind kind();

    /** When it sent which picture. */
    SendLog sendLog();

    /** How many clients have a session, or watch in demo mode. */
    int viewers() throws IOException;

    /**
     * What became of a setting or what was counted, by name: {@code pan} and {@code tilt} from -100 to 100,
     * {@code lamp}, {@code rotmir}, {@code talk-packets}, {@code restarts} and so on; 0 where there is nothing.
     */
    int value(String name) throws IOException;

    /** The Wi-Fi network that it was given last; empty where it has none and is an access point itself. */
    String network() throws IOException;
}
