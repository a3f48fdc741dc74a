// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Descriptions for tests. */
final class Specs {
    private Specs() {}

    /** The one that comes with the protocol reference. */
    static byte[] sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Specs.class.getResourceAsStream("/org/holdfast/family/miio/vectors/miot-spec-sample-plug.json"))) {
            return in.readAllBytes();
        }
    }

    /** A description of an outlet. */
    static String outlet(String vendorModel, String... services) {
        return device("outlet", vendorModel, services);
    }

    static String device(String kind, String vendorModel, String... services) {
        return "{\"type\":\"urn:miot-spec-v2:device:%s:0000A002:%s:1\",\"description\":\"Thing\",\"services\":[%s]}"
                .formatted(kind, vendorModel, String.join(",", services));
    }

    static String service(int siid, String name, String... properties) {
        return "{\"iid\":%d,\"type\":\"urn:miot-spec-v2:service:%s:0000780C:x-y:1\",\"description\":\"\",\"properties\":[%s]}"
                .formatted(siid, name, String.join(",", properties));
    }

    static String actions(int siid, String name, String... actions) {
        return "{\"iid\":%d,\"type\":\"urn:miot-spec-v2:service:%s:0000780C:x-y:1\",\"description\":\"\",\"actions\":[%s]}"
                .formatted(siid, name, String.join(",", actions));
    }

    static String action(int aiid, String name, String in) {
        return "{\"iid\":%d,\"type\":\"urn:x-spec:action:%s:00002811:x-y:1\",\"description\":\"\",\"in\":%s,\"out\":[]}"
                .formatted(aiid, name, in);
    }

    /** @param access such as {@code rw} */
    static String property(int piid, String name, String format, String access, String more) {
        String list =
                (access.contains("r") ? "\"read\"," : "") + (access.contains("w") ? "\"write\"," : "") + "\"notify\"";
        return "{\"iid\":%d,\"type\":\"urn:x-spec:property:%s:00000006:x-y:1\",\"description\":\"\",\"format\":\"%s\",\"access\":[%s]%s}"
                .formatted(piid, name, format, list, more.isEmpty() ? "" : "," + more);
    }

    static String on() {
        return property(1, "on", "bool", "rw", "");
    }

    static Description read(String text) throws DescriptionProblem {
        return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
