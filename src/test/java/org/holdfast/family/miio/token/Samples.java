// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the reference and of this package's tests. */
final class Samples {
    static final char[] NO_PASSWORD = {};
    static final String FIRST_TOKEN = "00112233445566778899aabbccddeeff";
    static final String SECOND_TOKEN = "0123456789abcdef0123456789abcdef";

    private Samples() {}

    static byte[] vector(String name) throws IOException {
        return bytes("/org/holdfast/family/miio/vectors/" + name);
    }

    static byte[] own(String name) throws IOException {
        return bytes("/org/holdfast/family/miio/token/" + name);
    }

    static Path vector(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), vector(name));
    }

    static Path own(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), own(name));
    }

    /** What an importer must find, in the words of {@link #told}. */
    static List<String> expected() throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : JsonMapper.shared().readTree(vector("databases-expected.json"))) {
            rows.add(String.join(
                    " / ",
                    List.of(
                            row.get("did").asString(),
                            row.get("name").asString(),
                            row.get("model").asString(),
                            row.get("ip").asString(),
                            row.get("mac").asString(),
                            row.get("token").asString())));
        }
        return rows;
    }

    /** All about the devices, their tokens too. */
    static List<String> told(KnownDevices devices) {
        return devices.devices().stream().map(Samples::told).toList();
    }

    static String told(KnownDevice device) {
        return String.join(
                " / ",
                List.of(device.did(), device.name(), device.model(), device.address(), device.mac(), hex(device)));
    }

    static String hex(KnownDevice device) {
        DeviceToken token = device.token();
        return token == null ? "" : new String(token.hex());
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }
}
