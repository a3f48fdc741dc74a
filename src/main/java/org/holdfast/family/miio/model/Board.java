// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.Collection;
import java.util.Map;
import org.holdfast.device.DeviceException;
import tools.jackson.databind.JsonNode;

/** One device, whichever dialect it speaks. Thread-safe. */
interface Board {
    /** Asks for values; one of which the device says nothing, or that it refuses, is missing. */
    Map<Source, JsonNode> read(Collection<Source> sources) throws DeviceException, InterruptedException;

    /**
     * Gives an order, without reading back.
     *
     * @throws DeviceException.Refused when the device does not take it
     */
    void give(Order order) throws DeviceException, InterruptedException;
}
