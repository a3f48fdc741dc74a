// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Finds out by asking which dialect a device speaks (protocol reference, section 11). */
public final class Detection {
    /** The maker's name and the first property of the first function: any device has one of them. */
    private static final List<PropertyAddress> ASKED = List.of(new PropertyAddress(1, 1), new PropertyAddress(2, 1));

    private Detection() {}

    /**
     * The {@link Dialect#name}; a published description of a model proves nothing, so only the device is asked.
     *
     * @throws DeviceException when it is not there any more
     */
    public static String detect(Commands commands) throws DeviceException, InterruptedException {
        for (PropertyAddress each : ASKED) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            list.addObject().put("did", commands.did()).put("siid", each.siid()).put("piid", each.piid());
            try {
                Answer answer = commands.call(Call.read("get_properties", list), NumberedProperties.DOUBTFUL);
                if (answer instanceof Answer.Result(JsonNode value)
                        && value.path(0).isObject()) {
                    return Dialect.Miot.NAME;
                }
                if (answer instanceof Answer.Result) {
                    return Dialect.Legacy.NAME;
                }
            } catch (DeviceException.TimedOut e) {
                // It ignores what it does not know, as some of the older ones do.
                return Dialect.Legacy.NAME;
            }
        }
        return Dialect.Legacy.NAME;
    }
}
