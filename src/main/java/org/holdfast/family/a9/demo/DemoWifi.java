// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import static org.holdfast.family.a9.demo.DemoTexts.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.demo.DemoSocket.Port;

/** Sends a camera in demo mode to a network (protocol reference, section 2.3). */
final class DemoWifi implements WifiSetup {
    private static final int LONGEST_PART = 31;
    private static final int SHORTEST_REQUEST = 8;
    private static final int TRIES = 5;
    private static final byte[] TAKEN = {0x66, 0, 1, 0, 0, 0, 1, (byte) 0x99};

    private final DemoCamera camera;
    private final Pace pace;

    /**
     * How long things take.
     *
     * @param reply until an answer comes or the request is sent again
     * @param second until a second answer comes that confirms the first; the camera sends five
     */
    record Pace(Duration reply, Duration second) {
        static final Pace REAL = new Pace(Duration.ofSeconds(3), Duration.ofMillis(300));
    }

    DemoWifi(DemoCamera camera, Pace pace) {
        this.camera = camera;
        this.pace = pace;
    }

    /** It is an access point of its own for as long as it is in this mode. */
    @Override
    public Optional<Present> present() {
        return Optional.of(new Present(Optional.empty(), OptionalInt.empty()));
    }

    @Override
    public boolean scans() {
        return false;
    }

    @Override
    public List<AccessPoint> scan() throws DeviceException {
        throw new DeviceException.Unsupported(text("wifi.no-scan"), text("wifi.no-scan.advice"));
    }

    @Override
    public List<Text> warnings() {
        return List.of(text("wifi.warning.clear"), text("wifi.warning.password"), text("wifi.warning.after"));
    }

    @Override
    public Optional<Text> objection(HomeNetwork network) {
        int name = network.ssid().getBytes(StandardCharsets.UTF_8).length;
        int password = length(network.password());
        if (name == 0) {
            return Optional.of(text("wifi.objection.empty"));
        }
        if (network.ssid().indexOf('#') >= 0) {
            return Optional.of(text("wifi.objection.hash"));
        }
        if (name > LONGEST_PART) {
            return Optional.of(text("wifi.objection.long-name", Integer.toString(LONGEST_PART)));
        }
        if (password > LONGEST_PART) {
            return Optional.of(text("wifi.objection.long-password", Integer.toString(LONGEST_PART)));
        }
        if (1 + name + 3 + password + 2 < SHORTEST_REQUEST) {
            return Optional.of(text("wifi.objection.short"));
        }
        return Optional.empty();
    }

    @Override
    public Text join(HomeNetwork network) throws DeviceException, InterruptedException {
        Optional<Text> objection = objection(network);
        if (objection.isPresent()) {
            throw new DeviceException.NotAllowed(objection.get(), text("wifi.objection.advice"));
        }
        byte[] request = request(network);
        try (DemoSocket socket = camera.open()) {
            for (int i = 0; i < TRIES; i++) {
                socket.send(Port.CONTROL, request);
                if (taken(socket, pace.reply())) {
                    return taken(socket, pace.second()) ? text("wifi.taken") : text("wifi.taken-once");
                }
            }
        } catch (IOException e) {
            throw camera.unreachable(e);
        } finally {
            Arrays.fill(request, (byte) 0);
        }
        throw new DeviceException.TimedOut(camera.where(), text("tried.wifi"), text("wifi.silent.advice"), null);
    }

    /** The name ends at the first {@code #}; what is known to work as a checksum is 0. */
    static byte[] request(HomeNetwork network) {
        byte[] name = network.ssid().getBytes(StandardCharsets.UTF_8);
        byte[] password = bytes(network.password());
        ByteBuffer request = ByteBuffer.allocate(1 + name.length + 3 + password.length + 2);
        request.put((byte) 0x66).put(name).put((byte) '#').put((byte) '#').put((byte) '#');
        request.put(password).put((byte) 0).put((byte) 0x99);
        Arrays.fill(password, (byte) 0);
        return request.array();
    }

    /** Whether a datagram says that the camera took the network. */
    static boolean says(ByteBuffer datagram) {
        return datagram.equals(ByteBuffer.wrap(TAKEN));
    }

    private static boolean taken(DemoSocket socket, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Port from = socket.receive(end);
        while (from != null) {
            if (from == Port.CONTROL && says(socket.received())) {
                return true;
            }
            if (System.nanoTime() - end > 0) {
                return false;
            }
            from = socket.receive(end);
        }
        return false;
    }

    private static int length(char[] text) {
        byte[] bytes = bytes(text);
        Arrays.fill(bytes, (byte) 0);
        return bytes.length;
    }

    /** Leaves no copy behind but the one that it gives. */
    private static byte[] bytes(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] copy = new byte[encoded.remaining()];
        encoded.get(copy).clear();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return copy;
    }
}
