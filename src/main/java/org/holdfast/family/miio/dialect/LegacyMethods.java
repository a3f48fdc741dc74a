// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Call;
import tools.jackson.databind.JsonNode;

/** The methods of one device that has no numbered properties (protocol reference, section 10). Thread-safe. */
public interface LegacyMethods {
    /**
     * Calls a method.
     *
     * @param params a list for most methods
     * @param kind whether it may be sent again when its answer is missing
     * @return the result, in which a setter says {@code ok}
     * @throws DeviceException.Refused when the device answers with an error, or a setter with anything but success
     */
    JsonNode call(String method, JsonNode params, Call.Kind kind) throws DeviceException, InterruptedException;

    /**
     * Calls a method of a device behind this one, which is a gateway.
     *
     * @param child the other device's name, such as {@code lumi.158d0001abcdef}
     * @throws DeviceException.Refused as {@link #call} does
     */
    JsonNode callChild(String child, String method, JsonNode params, Call.Kind kind)
            throws DeviceException, InterruptedException;

    /**
     * Reads values by name, as many at once as the device stands; one after another where it answers with another number
     * of values than was asked for, because it is not known then which is whose.
     *
     * @return one for each name, in order; a null node where the device has no such value
     */
    List<JsonNode> getProp(List<String> names) throws DeviceException, InterruptedException;
}
