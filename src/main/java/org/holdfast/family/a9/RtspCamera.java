// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.LiveStream;
import org.holdfast.device.RtspAddress;
import org.holdfast.device.Typed;
import org.holdfast.media.rtsp.RtspClient;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;

/**
 * A look-alike whose RTSP address its owner knows. Its port has a name in the device's address, which says what it is;
 * path and query are kept among the device's options with {@link RtspAddress#MASK} for each secret value.
 */
final class RtspCamera {
    /** The port's name in an address. */
    static final String PORT = "rtsp";

    /** RFC 2326, section 3.2. */
    static final int USUAL_PORT = 554;

    /** The option with path and query. */
    static final String PATH = "rtsp-path";

    /** The option that lets packets travel by UDP. */
    static final String UDP = "rtsp-udp";

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int LONGEST_SECRET = 400;

    private RtspCamera() {}

    /** Whether an address says that there is such a camera. */
    static boolean is(Address address) {
        return address.ports().containsKey(PORT);
    }

    static boolean is(Device device) {
        return Variant.of(device.model()).filter(Variant.RTSP::equals).isPresent() || is(device.address());
    }

    /** The device that an RTSP address describes. */
    static Optional<Typed> typed(String text) {
        return RtspAddress.parse(text).map(address -> {
            String host = address.shown().getHost();
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            int port = address.shown().getPort();
            String query = address.shown().getRawQuery();
            String path = address.shown().getRawPath() + (query == null ? "" : "?" + query);
            return new Typed(
                    device(Address.of(bare).with(PORT, port < 0 ? USUAL_PORT : port), Map.of(PATH, path)),
                    address.secrets());
        });
    }

    private static Device device(Address address, Map<String, String> options) {
        return new Device(
                UUID.randomUUID().toString(), A9Family.ID, Variant.RTSP.model(""), "A9 RTSP", address, options);
    }

    /** Connects and hangs up; nothing is sent. */
    static Optional<Found> look(Network network, Address address, Optional<LocalInterface> via) {
        int port = address.portOr(PORT, USUAL_PORT);
        try (Socket _ = new ClientSockets(network.reach(), via).open(address.host(), port, PATIENCE)) {
            return Optional.of(new Found.Supported(device(address, Map.of()), List.of(text("remark.rtsp"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static List<Credentials.Field> credentials(Device device) {
        List<Credentials.Field> fields = new ArrayList<>();
        if (RtspAddress.wantsToken(path(device))) {
            fields.add(field(RtspAddress.TOKEN));
        }
        fields.add(field(RtspAddress.PASSWORD));
        fields.add(field(RtspAddress.USER));
        return List.copyOf(fields);
    }

    private static Credentials.Field field(String kind) {
        return new Credentials.Field(kind, text("rtsp." + kind), text("rtsp." + kind + ".help"), LONGEST_SECRET);
    }

    private static String path(Device device) {
        return device.options().getOrDefault(PATH, "");
    }

    /** Asks what there is to see, so that a wrong password is known at once. */
    static Connection connect(Network network, Device device, Optional<LocalInterface> via, Credentials credentials)
            throws DeviceException {
        LiveStream.Rtsp stream = stream(device, via, credentials);
        try (RtspClient client = new RtspClient(network, stream)) {
            client.check();
        }
        return new RtspConnection(device, stream);
    }

    private static LiveStream.Rtsp stream(Device device, Optional<LocalInterface> via, Credentials credentials)
            throws DeviceException {
        String where = device.address().urlHost() + ":" + device.address().portOr(PORT, USUAL_PORT);
        RtspAddress address = RtspAddress.parse("rtsp://" + where + path(device))
                .orElseThrow(() -> new DeviceException.Unsupported(
                        text("rtsp.no-address", where), text("rtsp.no-address.advice")));
        boolean udp = "on".equals(device.options().get(UDP));
        return new LiveStream.Rtsp(address.shown(), !udp, via, any(credentials) ? credentials : Credentials.NONE);
    }

    private static boolean any(Credentials credentials) throws DeviceException {
        boolean any = false;
        for (String kind : List.of(RtspAddress.TOKEN, RtspAddress.USER, RtspAddress.PASSWORD)) {
            Optional<char[]> secret = credentials.get(kind);
            any |= secret.isPresent();
            secret.ifPresent(chars -> Arrays.fill(chars, '\0'));
        }
        return any;
    }
}
