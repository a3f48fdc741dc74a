// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.device.VirtualDevices;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Place;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.miio.MiioDevice;
import org.holdfast.lab.miio.MiioPlace;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.place.Places;
import org.holdfast.lab.place.Surroundings;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.sjcam.SjcamCamera;
import org.holdfast.lab.sjcam.SjcamPlace;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterfaces;

/**
 * Virtual devices that speak real bytes on real sockets of this computer, one for each family, with faults on demand.
 * Thread-safe; starting may take some seconds the first time, because the scene is drawn and encoded.
 */
public final class Lab implements VirtualDevices {
    private static final List<String> FAMILIES = List.of(SjcamCamera.FAMILY, A9Camera.FAMILY, MiioDevice.FAMILY);

    private final Options options;
    private SceneStore scenes;
    private final Faults faults;
    private final List<LabDevice> running = new ArrayList<>();
    private boolean plugged = true;

    /**
     * What to start and how.
     *
     * @param bind the address of all devices; empty gives each a loopback address of its own
     * @param families whose devices to start; empty means all
     * @param faults what is wrong with them from the start, each {@code NAME} or {@code NAME=VALUE} of {@link Fault}
     * @param clock the time
     * @param cacheFolder where the encoded scene is kept between starts; may be deleted at any time
     * @param fullHd whether live pictures have 1920x1080 at 30 a second, for measurements
     * @param a9 which A9 cameras, and how fast their pictures come
     */
    public record Options(
            Optional<InetAddress> bind,
            Set<String> families,
            List<String> faults,
            Clock clock,
            Path cacheFolder,
            boolean fullHd,
            A9Setup a9) {
        public Options {
            families = Set.copyOf(families);
            faults = List.copyOf(faults);
        }

        /** With one A9 camera of each kind. */
        public Options(
                Optional<InetAddress> bind,
                Set<String> families,
                List<String> faults,
                Clock clock,
                Path cacheFolder,
                boolean fullHd) {
            this(bind, families, faults, clock, cacheFolder, fullHd, A9Setup.usual());
        }

        /** Every family, without faults, each device on its own loopback address. */
        public static Options usual(Path cacheFolder) {
            return new Options(Optional.empty(), Set.of(), List.of(), Clock.systemUTC(), cacheFolder, false);
        }

        /** The same with those faults. */
        public Options withFaults(List<String> texts) {
            return new Options(bind, families, texts, clock, cacheFolder, fullHd, a9);
        }

        /** The same with every device at one address, where nobody else comes while a plug is pulled. */
        public Options at(InetAddress address) {
            return new Options(Optional.of(address), families, faults, clock, cacheFolder, fullHd, a9);
        }

        /** The same with files that come as fast as this computer can, for measurements and tests. */
        public Options atFullSpeed() {
            List<String> more = new ArrayList<>(faults);
            more.add(Fault.SPEED.word() + "=0");
            return withFaults(more);
        }

        /** The same with live pictures of 1920x1080. */
        public Options withFullHd() {
            return new Options(bind, families, faults, clock, cacheFolder, true, a9);
        }

        /** The same with the devices of one family alone. */
        public Options only(String family) {
            return new Options(bind, Set.of(family), faults, clock, cacheFolder, fullHd, a9);
        }

        /** The same with other A9 cameras, or others of them. */
        public Options withA9(A9Setup cameras) {
            return new Options(bind, families, faults, clock, cacheFolder, fullHd, cameras);
        }
    }

    /**
     * A virtual device that runs, and all that a client may want to know of it.
     *
     * @param device what it is
     * @param facts further facts by name, such as {@code rtsp}
     */
    public record Running(VirtualDevice device, Map<String, String> facts) {
        public Running {
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }
    }

    /**
     * A lab that does not run yet.
     *
     * @throws IllegalArgumentException with a sentence for the user when a family or a fault is not known
     */
    public Lab(Options options) {
        for (String family : options.families()) {
            if (!FAMILIES.contains(family)) {
                throw new IllegalArgumentException("There is no virtual device of the family \"" + family
                        + "\"; choose of " + String.join(", ", families()));
            }
        }
        this.options = options;
        this.faults = Faults.parse(options.faults());
        this.scenes = new SceneStore(options.cacheFolder());
    }

    /** The families of which there are virtual devices. */
    public static Set<String> families() {
        return Collections.unmodifiableSet(new TreeSet<>(FAMILIES));
    }

    @Override
    public synchronized List<VirtualDevice> start() throws IOException {
        if (running.isEmpty()) {
            scenes.close();
            scenes = new SceneStore(options.cacheFolder());
            try {
                Surroundings around = new Surroundings(new Places(options.bind()), faults, options.clock(), scenes);
                for (String family : FAMILIES) {
                    if (options.families().isEmpty() || options.families().contains(family)) {
                        open(family, around);
                    }
                }
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }
        return devices().stream().map(Running::device).toList();
    }

    private void open(String family, Surroundings around) throws IOException {
        switch (family) {
            case SjcamCamera.FAMILY -> SjcamPlace.open(around, options.fullHd(), running::add);
            case A9Camera.FAMILY -> A9Place.open(around, options.a9(), running::add);
            case MiioDevice.FAMILY ->
                MiioPlace.open(around, options.cacheFolder().resolve("telephone"), running::add);
            default -> throw new IllegalArgumentException(family);
        }
    }

    @Override
    public synchronized boolean running() {
        return !running.isEmpty();
    }

    /** Every device that runs, with all facts; for {@code holdfast lab --json} and for tests. */
    public synchronized List<Running> devices() {
        List<Running> all = new ArrayList<>();
        for (LabDevice each : running) {
            Address reached = OwnAddress.instead(
                    each.address(), options.bind(), LocalInterfaces.ofSystem().active());
            all.add(new Running(new VirtualDevice(each.family(), each.name(), reached), each.facts(reached)));
        }
        return List.copyOf(all);
    }

    /** The virtual SJCAM cameras that run, to look into them and to change their faults. */
    public synchronized List<SjcamCamera> cameras() {
        return only(SjcamCamera.class);
    }

    /** The virtual A9 cameras that run, to look into them. */
    public synchronized List<A9Camera> a9Cameras() {
        return only(A9Camera.class);
    }

    /** The virtual MiIO devices that run, to look into them. */
    public synchronized List<MiioDevice> miioDevices() {
        return only(MiioDevice.class);
    }

    private <T> List<T> only(Class<T> type) {
        return running.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What is wrong with the devices; may be changed while they run, except which chip they have. */
    public Faults faults() {
        return faults;
    }

    @Override
    public synchronized boolean plugged() {
        return plugged;
    }

    @Override
    public synchronized void plug(boolean in) throws IOException {
        if (in == plugged || !running()) {
            return;
        }
        if (!in) {
            unplugAll();
            return;
        }
        try {
            for (LabDevice each : running) {
                each.plug();
            }
            plugged = true;
        } catch (IOException e) {
            unplugAll();
            throw e;
        }
    }

    private void unplugAll() throws IOException {
        plugged = false;
        for (LabDevice each : running) {
            each.unplug();
        }
    }

    @Override
    public synchronized void close() {
        plugged = true;
        running.forEach(LabDevice::close);
        running.clear();
        scenes.close();
    }
}
