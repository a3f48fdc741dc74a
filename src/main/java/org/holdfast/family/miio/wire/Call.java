// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command.
 *
 * @param method such as {@code miIO.info}
 * @param parameters a list for most methods, an object for some; an empty list where there is nothing to say
 * @param child the device behind a gateway that it is for
 * @param kind whether it may be sent again
 */
public record Call(String method, JsonNode parameters, Optional<String> child, Kind kind) {
    /** What asking every device for itself is called. */
    public static final String INFO = "miIO.info";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_ID = 999_999_999;

    /** Whether a command may be sent again when its answer is missing (protocol reference, section 5). */
    public enum Kind {
        /** Only asks; may be sent again. */
        READ,
        /** Sets something to a value; done twice it is the same, so it may be sent again. */
        SET,
        /** Would do something else when done twice, such as toggle; sent once and never again. */
        ONCE
    }

    /** A question. */
    public static Call read(String method, JsonNode parameters) {
        return new Call(method, parameters, Optional.empty(), Kind.READ);
    }

    /** A setting to a value that does not depend on the present one. */
    public static Call set(String method, JsonNode parameters) {
        return new Call(method, parameters, Optional.empty(), Kind.SET);
    }

    /** Whatever must not happen twice, and whatever is not known. */
    public static Call once(String method, JsonNode parameters) {
        return new Call(method, parameters, Optional.empty(), Kind.ONCE);
    }

    /** Asks a device for its model, firmware and network (protocol reference, section 8). */
    public static Call info() {
        return read(INFO, JSON.createArrayNode());
    }

    /** The same for a device behind a gateway. */
    public Call toChild(String sid) {
        return new Call(method, parameters, Optional.of(sid), kind);
    }

    /** How many bytes its datagram has at most, for those who split what is too large. */
    public int size() {
        return Packets.requestLength(text(LONGEST_ID).length);
    }

    /** Its text under an id, in compact form and UTF-8. */
    byte[] text(long id) {
        ObjectNode request = JSON.createObjectNode();
        request.put("id", id);
        request.put("method", method);
        request.set("params", parameters);
        child.ifPresent(sid -> request.put("sid", sid));
        return JSON.writeValueAsBytes(request);
    }

    /** The method alone: parameters may hold a network's password. */
    @Override
    public String toString() {
        return method;
    }
}
