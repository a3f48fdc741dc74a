// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.Setting;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SJCAM action cameras and others with Novatek's {@code custom=1&cmd=} dialect. Addresses take the further ports
 * {@code rtsp} (554), {@code events} (3333) and {@code mjpeg} (8192); the main one is HTTP's 80. Thread-safe.
 */
public final class SjcamFamily implements DeviceFamily {
    static final String ID = "sjcam";
    static final String USUAL_HOST = "192.168.1.254";

    /** The SJ6 and the C200 may sit at the two others; protocol reference, section 1. */
    static final List<String> HOSTS = List.of(USUAL_HOST, "192.168.1.1", "192.168.101.1");

    private static final Map<String, Integer> FURTHER_PORTS =
            Map.of("rtsp", SjcamLive.RTSP_PORT, "events", EventReader.PORT, "mjpeg", SjcamLive.MJPEG_PORT);

    /** Those of the protocol, and where another chip's camera listens for its own. */
    private static final Set<String> PORT_NAMES = Set.of("rtsp", "events", "mjpeg", "json");

    private static final int PROBES_AT_ONCE = 8;
    private static final Logger LOG = LoggerFactory.getLogger(SjcamFamily.class);

    private final Network network;
    private final Pace pace;
    private final Prober prober;

    /** @param network what it talks through */
    public SjcamFamily(Network network) {
        this(network, Pace.REAL);
    }

    SjcamFamily(Network network, Pace pace) {
        this.network = network;
        this.pace = pace;
        this.prober = new Prober(network, pace);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Address usual(Address address) {
        return address.without(SjcamClient.HTTP_PORT, FURTHER_PORTS);
    }

    @Override
    public Optional<LocalInterface> way(Device device) {
        try {
            return DeviceChoices.of(device, network.interfaces()).via();
        } catch (DeviceException.Unsupported e) {
            // The chosen interface is not there now; another way may lead there.
            return Optional.empty();
        }
    }

    @Override
    public Set<String> portNames() {
        return PORT_NAMES;
    }

    @Override
    public FamilyGuide guide() {
        return SjcamGuide.guide();
    }

    @Override
    public List<Setting> options(Device device) {
        return DeviceChoices.settings(device, network.interfaces());
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException {
        Semaphore room = new Semaphore(PROBES_AT_ONCE);
        try (ExecutorService probes = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("work-sjcam-search-", 0).factory())) {
            try {
                for (SearchTargets.Target target : targets(targets)) {
                    room.acquire();
                    probes.execute(() -> {
                        try {
                            look(target).ifPresent(found);
                        } finally {
                            room.release();
                        }
                    });
                }
                probes.shutdown();
                while (!probes.awaitTermination(1, TimeUnit.SECONDS)) {
                    // Each probe has a deadline of its own.
                }
            } catch (InterruptedException e) {
                probes.shutdownNow();
                throw e;
            }
        }
    }

    /** Our own addresses everywhere; those of other chips only where an interface is in their network. */
    private List<SearchTargets.Target> targets(SearchTargets targets) {
        Set<SearchTargets.Target> all = new LinkedHashSet<>();
        // One place written in two ways is asked once, and found as it was written first.
        Set<SearchTargets.Target> usual = new HashSet<>();
        for (SearchTargets.Target each : targets.probes(ID, HOSTS)) {
            if (usual.add(new SearchTargets.Target(usual(each.address()), each.via()))) {
                all.add(each);
            }
        }
        for (LocalInterface via : targets.activeInterfaces()) {
            for (OtherChip chip : OtherChip.values()) {
                for (String host : chip.hosts()) {
                    if (Prober.literal(host).filter(via::reaches).isPresent()) {
                        all.add(new SearchTargets.Target(Address.of(host), Optional.of(via)));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private Optional<Found> look(SearchTargets.Target target) {
        Address address = target.address();
        try {
            return switch (prober.look(address, target.via())) {
                case Sighting.Camera camera -> Optional.of(supported(camera.identity(), address, target.via()));
                case Sighting.Other other -> Optional.of(other.chip().found(address));
                case Sighting.Stranger stranger -> stranger(address, stranger.why());
                case Sighting.Nothing nothing -> {
                    LOG.debug(
                            "No camera at {}: {}",
                            address.urlHost(),
                            nothing.why().getMessage());
                    yield Optional.empty();
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Routers sit at such addresses too; only the cameras' usual one is worth a word. */
    private static Optional<Found> stranger(Address address, DeviceException why) {
        return address.host().equals(USUAL_HOST)
                ? Optional.of(new Found.Unsupported(ID, address, why.sentence(), why.advice()))
                : Optional.empty();
    }

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        return switch (prober.look(address, via)) {
            case Sighting.Camera camera -> supported(camera.identity(), address, via);
            case Sighting.Other other -> other.chip().found(address);
            case Sighting.Stranger stranger -> throw stranger.why();
            case Sighting.Nothing nothing -> {
                Optional<Found> elsewhere = prober.elsewhere(via);
                if (elsewhere.isEmpty()) {
                    throw prober.explained(nothing.why(), address);
                }
                yield elsewhere.get();
            }
        };
    }

    private Found.Supported supported(SjcamIdentity identity, Address address, Optional<LocalInterface> via) {
        // Where several ways lead to the address, the one that worked is kept.
        boolean chosen = via.isPresent() && prober.interfacesTo(address.host()).size() > 1;
        Map<String, String> options =
                chosen ? Map.of(DeviceChoices.INTERFACE, via.get().name()) : Map.of();
        return new Found.Supported(
                new Device(UUID.randomUUID().toString(), ID, identity.model(), identity.model(), address, options),
                prober.remarks(identity, address));
    }

    private SjcamIdentity identified(SjcamClient client, Address address, DeviceChoices choices)
            throws DeviceException, InterruptedException {
        try {
            return prober.identify(client);
        } catch (DeviceException e) {
            throw prober.whatElse(e, address, choices.via());
        }
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException, InterruptedException {
        DeviceChoices choices = DeviceChoices.of(device, network.interfaces());
        SjcamClient client = new SjcamClient(network, device.address(), choices.via(), pace);
        boolean opened = false;
        try {
            SjcamIdentity identity = identified(client, device.address(), choices);
            if (identity.dialect() == Dialect.YI) {
                client.tell(SjcamCommand.handshake());
            }
            Optional<DeviceException> clock =
                    choices.setClock() ? CameraClock.trouble(client, identity, network.clock()) : Optional.empty();
            Device met =
                    new Device(device.id(), ID, identity.model(), device.name(), device.address(), device.options());
            SjcamConnection connection = new SjcamConnection(network, met, choices, client, identity, pace);
            clock.ifPresent(connection::clockNotSet);
            connection.start();
            opened = true;
            return connection;
        } catch (DeviceException.Unreachable e) {
            throw prober.explained(e, device.address());
        } finally {
            if (!opened) {
                client.close();
            }
        }
    }
}
