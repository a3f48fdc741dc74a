// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.family.a9.A9Family;
import org.holdfast.media.StreamLoad;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

/** Virtual A9s in another process, watched over real UDP by the real family. */
final class OtherA9s implements StreamLoad.Feeds, AutoCloseable {
    private final Process process;
    private final A9Family family =
            new A9Family(new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC()));
    private final List<Device> devices = new ArrayList<>();
    private final Map<CodedFeed, Connection> connections = new HashMap<>();

    OtherA9s(int count, int rate) throws IOException, DeviceException, InterruptedException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ManyA9s.class.getName(),
                        Path.of("target", "bench-scenes").toString(),
                        Integer.toString(count),
                        Integer.toString(rate))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("The virtual cameras did not start");
            }
            devices.add(identified(Address.parse(line)));
        }
    }

    private Device identified(Address address) throws DeviceException, InterruptedException {
        if (family.identify(address, Optional.empty()) instanceof Found.Supported found) {
            return found.device();
        }
        throw new IllegalStateException("No virtual camera is at " + address);
    }

    @Override
    public CodedFeed camera(int number) throws DeviceException, InterruptedException {
        Connection connection = family.connect(devices.get(number), Credentials.NONE);
        LiveStream stream = connection.capability(LiveSource.class).orElseThrow().stream();
        CodedFeed feed = ((LiveStream.Coded) stream).feed();
        connections.put(feed, connection);
        return feed;
    }

    @Override
    public void release(CodedFeed feed) {
        Connection connection = connections.remove(feed);
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        connections.values().forEach(Connection::close);
        process.getOutputStream().close();
        process.destroy();
        process.waitFor();
    }
}
