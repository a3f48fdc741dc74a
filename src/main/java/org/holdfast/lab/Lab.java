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
import org.holdfast.device.VirtualDevices;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.sjcam.SjcamCamera;
import org.holdfast.net.Address;

/**
 * Virtual devices that speak real bytes on real sockets of this computer, one for each family, with faults on demand.
 * Thread-safe; starting may take some seconds the first time, because the scene is drawn and encoded.
 */
public final class Lab implements VirtualDevices {
    private static final Set<String> FAMILIES = Set.of(SjcamCamera.FAMILY);

    private final Options options;
    private final SceneStore scenes;
    private final Faults faults;
    private final List<SjcamCamera> cameras = new ArrayList<>();

    /**
     * What to start and how.
     *
     * @param bind the address of all devices; empty gives each a loopback address of its own
     * @param families whose devices to start; empty means all
     * @param faults what is wrong with them from the start, each {@code NAME} or {@code NAME=VALUE} of
     *     {@link org.holdfast.lab.fault.Fault}
     * @param clock the time
     * @param cacheFolder where the encoded scene is kept between starts; may be deleted at any time
     * @param fullHd whether live pictures have 1920x1080 at 30 a second, for measurements
     */
    public record Options(
            Optional<InetAddress> bind,
            Set<String> families,
            List<String> faults,
            Clock clock,
            Path cacheFolder,
            boolean fullHd) {
        public Options {
            families = Set.copyOf(families);
            faults = List.copyOf(faults);
        }

        /** Every family, without faults, each device on its own loopback address. */
        public static Options usual(Path cacheFolder) {
            return new Options(Optional.empty(), Set.of(), List.of(), Clock.systemUTC(), cacheFolder, false);
        }
    }

    /**
     * A virtual device that runs, and all that a client may want to know of it.
     *
     * @param device what it is
     * @param facts further facts by name, such as {@code rtsp}, in the order in which to tell them
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
                        + "\"; choose of " + String.join(", ", FAMILIES));
            }
        }
        this.options = options;
        this.faults = Faults.parse(options.faults());
        this.scenes = new SceneStore(options.cacheFolder());
    }

    /** The families that have a virtual device. */
    public static Set<String> families() {
        return FAMILIES;
    }

    @Override
    public synchronized List<VirtualDevice> start() throws IOException {
        if (cameras.isEmpty() && wanted(SjcamCamera.FAMILY)) {
            SjcamCamera camera = Places.find(
                    options.bind(),
                    (bind, ports) -> new SjcamCamera(bind, ports, faults, options.clock(), scenes, options.fullHd()));
            cameras.add(camera);
            try {
                camera.fillCard();
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }
        return all();
    }

    @Override
    public synchronized boolean running() {
        return !cameras.isEmpty();
    }

    /** Every device that runs, with all facts; for {@code holdfast lab --json} and for tests. */
    public synchronized List<Running> devices() {
        List<Running> all = new ArrayList<>();
        for (SjcamCamera camera : cameras) {
            all.add(new Running(device(camera), Map.of("rtsp", camera.rtsp().toString())));
        }
        return List.copyOf(all);
    }

    /** The virtual SJCAM cameras that run, to look into them and to change their faults. */
    public synchronized List<SjcamCamera> cameras() {
        return List.copyOf(cameras);
    }

    /** What is wrong with the devices; may be changed while they run. */
    public Faults faults() {
        return faults;
    }

    @Override
    public synchronized void close() {
        cameras.forEach(SjcamCamera::close);
        cameras.clear();
    }

    private boolean wanted(String family) {
        return options.families().isEmpty() || options.families().contains(family);
    }

    private List<VirtualDevice> all() {
        return devices().stream().map(Running::device).toList();
    }

    private static VirtualDevice device(SjcamCamera camera) {
        Address address = camera.address();
        return new VirtualDevice(SjcamCamera.FAMILY, camera.name(), address);
    }
}
