// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.Route;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

/** Virtual MiIO devices in another process. */
final class OtherMiio implements AutoCloseable {
    private static final Network NETWORK = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());

    private final Process process;
    private final List<Plug> plugs = new ArrayList<>();

    /** One of them. */
    record Plug(String host, long did, String token) {
        MiioClient open() throws DeviceException {
            try (Token secret = Token.parse(token.toCharArray()).orElseThrow()) {
                return MiioClient.open(
                        NETWORK, new Route(Address.of(host), Optional.empty(), OptionalLong.of(did)), secret);
            }
        }
    }

    /**
     * Starts them.
     *
     * @param kind {@code plug} or {@code meter}
     * @param place the first three numbers of their addresses
     */
    OtherMiio(String kind, String place, int number) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "org.holdfast.lab.miio.BenchDevices",
                        kind,
                        place,
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < number; i++) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("The virtual devices did not start at " + place);
            }
            String[] words = line.split(" ", 3);
            plugs.add(new Plug(words[0], Long.parseLong(words[1]), words[2]));
        }
    }

    /** Where they are reached, and nothing else. */
    static Network network() {
        return NETWORK;
    }

    List<Plug> plugs() {
        return plugs;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.destroy();
        process.waitFor();
    }
}
