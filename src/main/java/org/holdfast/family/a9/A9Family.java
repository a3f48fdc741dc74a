// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Disclosure;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.device.Typed;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;

/**
 * A9 mini cameras: PPPP with three dialects, and demo mode. The main port of an address is that of the PPPP search; the
 * ports {@code video}, {@code sound} and {@code control} are those of demo mode, and naming {@code video} says that a
 * camera is in it; naming {@code rtsp} says that a camera is known by its RTSP address alone. Thread-safe.
 */
public final class A9Family implements DeviceFamily {
    static final String ID = "a9";

    /** The ports of demo mode (protocol reference, section 2), and RTSP's own. */
    private static final Map<String, Integer> FURTHER_PORTS =
            Map.of("video", 8080, "sound", 8070, "control", 8090, RtspCamera.PORT, RtspCamera.USUAL_PORT);

    private static final String PASSWORD = "password";
    private static final int LONGEST_PASSWORD = 63;
    private static final int MOST_REMEMBERED = 200;

    /** Three rounds of searching; protocol reference, section 3.4. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Network network;
    private final A9Search search;
    private final Answering answering;
    private final DemoMode demo;
    /** What each camera answered last, by its id. */
    private final Map<String, Variant> answered = new ConcurrentHashMap<>();

    /** @param network what it talks through */
    public A9Family(Network network) {
        this(network, PATIENCE);
    }

    /** @param patience how long cameras are given to answer a search */
    A9Family(Network network, Duration patience) {
        this(
                network,
                new LanCameras(network, patience),
                new CommandDialects(network.clock()),
                new DemoCameras(network));
    }

    A9Family(Network network, PeerToPeer cameras, Dialects dialects, DemoMode demo) {
        this.network = network;
        this.demo = demo;
        search = new A9Search(network, cameras, demo);
        answering = new Answering(cameras, dialects);
    }

    @Override
    public String id() {
        return ID;
    }

    /** Without ports that are usual, but for those that say what kind of camera it is. */
    @Override
    public Address usual(Address address) {
        if (RtspCamera.is(address)) {
            // The same host may be a camera of another kind at its other ports.
            int port = address.portOr(RtspCamera.PORT, RtspCamera.USUAL_PORT);
            return Address.of(address.host(), port).with(RtspCamera.PORT, port);
        }
        Map<String, Integer> usual = new HashMap<>(FURTHER_PORTS);
        if (!address.host().equals(A9Guide.USUAL_HOST)) {
            usual.remove("video");
        }
        return address.without(PeerToPeer.SEARCH_PORT, usual);
    }

    @Override
    public Optional<LocalInterface> way(Device device) {
        try {
            return A9Choices.of(device, network.interfaces()).via();
        } catch (DeviceException.Unsupported e) {
            // The chosen interface is not there now; another way may lead there.
            return Optional.empty();
        }
    }

    @Override
    public Set<String> portNames() {
        return FURTHER_PORTS.keySet();
    }

    @Override
    public FamilyGuide guide() {
        return A9Guide.guide();
    }

    @Override
    public Optional<Text> hint(String network) {
        return AccessPointName.read(network).map(AccessPointName::told);
    }

    /** An address {@code rtsp://…}, as some look-alikes offer it. */
    @Override
    public Optional<Typed> typed(String text) {
        return RtspCamera.typed(text);
    }

    @Override
    public List<Setting> options(Device device) {
        return A9Choices.settings(device, network.interfaces());
    }

    @Override
    public List<Credentials.Field> credentials(Device device) {
        if (RtspCamera.is(device)) {
            return RtspCamera.credentials(device);
        }
        return Variant.of(device.model()).filter(Variant.DEMO::equals).isPresent()
                ? List.of()
                : List.of(new Credentials.Field(PASSWORD, text("password"), text("password.help"), LONGEST_PASSWORD));
    }

    @Override
    public List<Disclosure> disclosures(Device device) {
        return A9Leaks.of(device);
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException {
        search.search(targets, found);
    }

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        return search.identify(address, via);
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException, InterruptedException {
        A9Choices choices = A9Choices.of(device, network.interfaces());
        if (RtspCamera.is(device)) {
            return RtspCamera.connect(network, device, choices.via(), credentials);
        }
        if (Variant.of(device.model()).filter(Variant.DEMO::equals).isPresent()
                || (A9Search.mayBeDemo(device.address()) && device.model().isEmpty())) {
            return demo.connect(device, choices.via());
        }
        Answering.LoggedIn open =
                answering.open(device, choices, credentials, Optional.ofNullable(answered.get(device.id())));
        remember(device.id(), open.variant());
        boolean connected = false;
        try {
            Optional<MotionWatch> motion = choices.motion()
                    ? Optional.of(MotionWatch.start(
                            network,
                            device.address().host(),
                            open.opened().session().uid(),
                            open.dialect()))
                    : Optional.empty();
            Device met = new Device(
                    device.id(),
                    ID,
                    open.variant().model(open.opened().form()),
                    device.name(),
                    device.address(),
                    device.options());
            Connection connection = new A9Connection(met, open, choices, motion);
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                open.dialect().close();
                open.opened().session().close();
            }
        }
    }

    private void remember(String id, Variant variant) {
        if (answered.size() < MOST_REMEMBERED) {
            answered.put(id, variant);
        }
    }
}
