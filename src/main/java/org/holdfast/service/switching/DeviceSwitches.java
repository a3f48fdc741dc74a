// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Countdowns;
import org.holdfast.device.Text;
import org.holdfast.service.Connections;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Switchboard.Keeper;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to one device's switches, and keeps what it said. Thread-safe; no lock is held while it talks. */
final class DeviceSwitches {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSwitches.class);

    private final String id;
    private final Surroundings around;
    private final Wishes wishes = new Wishes();
    private final Object lock = new Object();
    /** Changed under the lock. */
    private volatile Truth truth;

    DeviceSwitches(String id, Truth remembered, Surroundings around) {
        this.id = id;
        this.around = around;
        truth = remembered;
    }

    Truth truth() {
        return truth;
    }

    Map<String, Boolean> wishes() {
        return wishes.shown();
    }

    /** The device as it is saved. */
    Device saved() throws DeviceException {
        return around.saved(id)
                .orElseThrow(() -> new DeviceException.Unsupported(
                        ServiceTexts.of("switches.gone"), ServiceTexts.of("switches.gone.advice")));
    }

    /** What the device switches; empty where it has nothing. */
    static Optional<Switches> of(Connections.Lease lease) {
        return lease.connection().capability(Switches.class);
    }

    /** Asks, and keeps the answer. */
    void read(Switches switches, Switches.Part part) throws DeviceException, InterruptedException {
        keep(switches, switches.read(part));
        if (part == Switches.Part.ALL) {
            readTimers(switches);
        }
        around.heard(id, truth());
    }

    private void readTimers(Switches switches) throws DeviceException, InterruptedException {
        Optional<Countdowns> countdowns = switches.countdowns();
        if (countdowns.isEmpty()) {
            return;
        }
        Map<String, Timer> running = new HashMap<>();
        try {
            for (String outlet : countdowns.get().outlets()) {
                countdowns.get().running(outlet).ifPresent(each -> running.put(outlet, timer(outlet, each)));
            }
        } catch (DeviceException.Refused | DeviceException.Malformed | DeviceException.Unsupported e) {
            LOG.debug("A device does not tell its timers: {}", e.getMessage());
            return;
        }
        synchronized (lock) {
            truth = truth.timed(running);
        }
    }

    private void keep(Switches switches, Switches.Readings readings) {
        synchronized (lock) {
            truth = truth.offered(switches).read(readings);
        }
    }

    /** @param byUser whether a password may be tried that was refused before */
    Switches.State set(String outlet, boolean on, boolean byUser) throws DeviceException, InterruptedException {
        Wish wish = wishes.add(outlet, on);
        around.changed();
        try {
            wish.awaitTurn();
            Optional<Wish> newer = wishes.newer(wish);
            if (newer.isPresent()) {
                wish.over();
                Switches.State state = newer.get().await();
                wish.fulfilled(state);
                return state;
            }
            Switches.State state = send(wish, byUser);
            wish.fulfilled(state);
            return state;
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            wish.failed(e);
            throw e;
        } finally {
            wish.over();
            wishes.forget(wish);
            around.changed();
        }
    }

    private Switches.State send(Wish wish, boolean byUser) throws DeviceException, InterruptedException {
        Device device = saved();
        try (Connections.Lease lease = open(device, byUser)) {
            Switches switches = of(lease).orElseThrow(() -> switchless(device));
            if (switches.outlets().stream().noneMatch(each -> each.name().equals(wish.outlet))) {
                throw new DeviceException.Unsupported(
                        ServiceTexts.of("switches.no-outlet", device.name(), wish.outlet),
                        ServiceTexts.of("switches.no-outlet.advice"));
            }
            Switches.Readings readings = switches.set(wish.outlet, wish.on);
            keep(switches, readings);
            around.heard(id, truth());
            Switches.State said = readings.on().get(wish.outlet);
            if (said == null) {
                Text tried = ServiceTexts.of("switches.switching");
                Text what = ServiceTexts.of("switches.unsaid");
                throw new DeviceException.Malformed(device.address().toString(), tried, what, null);
            }
            return said;
        }
    }

    /** Asks for everything once, as its user wants it. */
    void ask() throws DeviceException, InterruptedException {
        Device device = saved();
        try (Connections.Lease lease = open(device, true)) {
            read(of(lease).orElseThrow(() -> switchless(device)), Switches.Part.ALL);
        }
        around.changed();
    }

    /** Begins the device's own timer; empty where it has none that counts so far and to that. */
    Optional<Timer> begin(String outlet, boolean on, Duration after) throws DeviceException, InterruptedException {
        Device device = saved();
        try (Connections.Lease lease = open(device, true)) {
            Switches switches = of(lease).orElseThrow(() -> switchless(device));
            Optional<Countdowns> countdowns = switches.countdowns()
                    .filter(each -> each.outlets().contains(outlet))
                    .filter(each -> each.limit(outlet).longest().compareTo(after) >= 0);
            if (countdowns.isEmpty()) {
                end(switches, outlet);
                return Optional.empty();
            }
            Timer timer;
            try {
                timer = timer(outlet, countdowns.get().begin(outlet, on, after));
            } catch (DeviceException.NotAllowed e) {
                // It counts, but not to that: some only know off, or the other state.
                end(switches, outlet);
                return Optional.empty();
            }
            synchronized (lock) {
                truth = truth.offered(switches).timed(outlet, Optional.of(timer));
            }
            return Optional.of(timer);
        }
    }

    /** Ends the device's own timer, where one runs as far as is known. */
    void cancel(String outlet) throws DeviceException, InterruptedException {
        if (truth().timer(outlet, now()).isEmpty()) {
            return;
        }
        try (Connections.Lease lease = open(saved(), true)) {
            Optional<Switches> switches = of(lease);
            if (switches.isPresent()) {
                end(switches.get(), outlet);
            }
        }
    }

    private void end(Switches switches, String outlet) throws DeviceException, InterruptedException {
        Optional<Countdowns> countdowns =
                switches.countdowns().filter(each -> each.outlets().contains(outlet));
        if (countdowns.isPresent()) {
            countdowns.get().cancel(outlet);
        }
        synchronized (lock) {
            truth = truth.timed(outlet, Optional.empty());
        }
    }

    private Connections.Lease open(Device device, boolean byUser) throws DeviceException, InterruptedException {
        Connections connections = around.connections();
        return byUser ? connections.open(device) : connections.openByItself(device);
    }

    private Timer timer(String outlet, Countdowns.Running running) {
        return new Timer(new Point(id, outlet), running.on(), now().plus(running.left()), Keeper.DEVICE);
    }

    private Instant now() {
        return around.time().clock().instant();
    }

    private static DeviceException switchless(Device device) {
        return new DeviceException.Unsupported(
                ServiceTexts.of("switches.none", device.name()), ServiceTexts.of("switches.none.advice"));
    }
}
