// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.util.List;
import java.util.Map;
import org.holdfast.device.DeviceException;
import tools.jackson.databind.JsonNode;

/** The numbered properties and actions of one device (protocol reference, section 11). Thread-safe. */
public interface MiotProperties {
    /**
     * Reads properties, as many at once as the device stands.
     *
     * @return an entry for each address, in the order of {@code addresses}; one of which the device said nothing is missing
     * @throws DeviceException when the device does not answer, or does not know properties at all
     */
    Map<PropertyAddress, Entry> get(List<PropertyAddress> addresses) throws DeviceException, InterruptedException;

    /**
     * Writes a property, without reading it back.
     *
     * @param value with the JSON type that the property has
     * @throws DeviceException.Refused when the device does not take it
     */
    void write(PropertyAddress address, JsonNode value) throws DeviceException, InterruptedException;

    /**
     * Writes a property and reads it back some hundred milliseconds later, a second time where it is not what was written.
     *
     * @return as read back; a code where it cannot be read
     * @throws DeviceException.Refused when the device does not take it
     */
    Entry set(PropertyAddress address, JsonNode value) throws DeviceException, InterruptedException;

    /**
     * Does an action, once and never again by itself.
     *
     * @param in its values in order
     * @return what it gave back, in order; empty for most
     * @throws DeviceException.Refused when the device does not do it
     */
    List<JsonNode> action(int siid, int aiid, List<JsonNode> in) throws DeviceException, InterruptedException;
}
