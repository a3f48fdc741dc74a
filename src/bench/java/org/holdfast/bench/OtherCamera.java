// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.device.Device;
import org.holdfast.net.Address;

/** A virtual camera in another process. */
final class OtherCamera implements AutoCloseable {
    private final Process process;
    private final Address address;

    /** @param photos how many photos it has; 0 for two clips */
    OtherCamera(int photos) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "org.holdfast.lab.sjcam.BenchCamera",
                        Path.of("target", "bench-camera").toString(),
                        Integer.toString(photos))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The virtual camera did not start");
        }
        address = Address.parse(line);
    }

    Device device() {
        return new Device("bench", "sjcam", "SJ4000", "Bench", address, Map.of());
    }

    /** Where its web server has something. */
    String url(String path) {
        return "http://" + address.urlHost() + ":" + address.portOr(80) + path;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.destroy();
        process.waitFor();
    }
}
