// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.StateFile;

/**
 * {@link Switchboard}: one conversation a device, shared by all who look. Groups, protection and timers are kept in
 * {@code switches.json}, and which outlets there were and what flowed in the data folder.
 */
public final class SharedSwitchboard implements Switchboard {
    private final DeviceBook book;
    private final Connections connections;
    private final Timekeeper time;
    private final Set<String> families;
    private final ChoicesFile choices;
    private final KnownOutlets known;
    private final PowerFiles power;
    private final ProgramTimers timers;
    private final GroupKeeping groups;
    private final Panels panels;
    private final Together together;
    private final Surroundings around = new Around();
    private final Map<String, Watched> devices = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Registration> listening = new ArrayList<>();

    /** What belongs to one device. */
    private record Watched(DeviceSwitches switches, DeviceWatch watch) {}

    public SharedSwitchboard(
            AppFolders folders,
            DiskSteps disk,
            List<DeviceFamily> families,
            Connections connections,
            DeviceBook book,
            Timekeeper time) {
        this.book = book;
        this.connections = connections;
        this.time = time;
        this.families = families.stream()
                .filter(DeviceFamily::switches)
                .map(DeviceFamily::id)
                .collect(Collectors.toSet());
        Path saved = folders.config().resolve("switches.json");
        choices = new ChoicesFile(new StateFile<>(saved, new ChoicesShape(), disk, time.clock()), saved);
        known = new KnownOutlets(
                new StateFile<>(folders.data().resolve("outlets.json"), new OutletsShape(), disk, time.clock()));
        power = new PowerFiles(
                folders.data().resolve("power"), disk, time, id -> book.byId(id).isPresent(), this::changed);
        timers = new ProgramTimers(
                choices,
                time,
                (point, on) -> device(point.deviceId()).switches().set(point.outlet(), on, false),
                this::changed);
        groups = new GroupKeeping(choices);
        panels = new Panels(choices, timers, time, id -> device(id).switches());
        together = new Together(this::set, panels::isMaster, panels::asks);
        listening.add(book.listen(this::bookChanged));
        listening.add(connections.listen(this::reachabilityChanged));
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return choices.problems();
    }

    @Override
    public void begin() {
        power.keepOnly(book.devices());
        known.keepOnly(book.devices());
        timers.begin();
    }

    @Override
    public List<Panel> panels() {
        return book.devices().stream()
                .filter(device -> families.contains(device.family()))
                .map(this::panel)
                .toList();
    }

    @Override
    public Optional<Panel> panel(String deviceId) {
        return book.byId(deviceId)
                .filter(device -> families.contains(device.family()))
                .map(this::panel);
    }

    private Panel panel(Device device) {
        Watched watched = device(device.id());
        return panels.of(device, watched.switches(), watched.watch().condition());
    }

    private Watched device(String deviceId) {
        return devices.computeIfAbsent(deviceId, id -> {
            DeviceSwitches switches = new DeviceSwitches(id, Truth.remembered(known.of(id)), around);
            return new Watched(switches, new DeviceWatch(switches, around));
        });
    }

    @Override
    public Registration watch(String deviceId) {
        return device(deviceId).watch().watch();
    }

    @Override
    public void askNow(String deviceId) {
        device(deviceId).watch().askNow();
    }

    @Override
    public Panel ask(String deviceId) throws DeviceException, InterruptedException {
        DeviceSwitches switches = device(deviceId).switches();
        Device saved = switches.saved();
        switches.ask();
        return panel(saved);
    }

    @Override
    public Switches.State set(Point point, boolean on) throws DeviceException, InterruptedException {
        Watched watched = device(point.deviceId());
        try {
            return watched.switches().set(point.outlet(), on, true);
        } catch (DeviceException e) {
            watched.watch().askNow(); // it may have been done all the same
            throw e;
        }
    }

    @Override
    public History history(String deviceId) {
        return power.history(deviceId);
    }

    @Override
    public List<Group> groups() {
        return choices.current().groups();
    }

    @Override
    public void keep(Group group) throws DeviceException {
        groups.keep(group);
        changed();
    }

    @Override
    public void forget(String groupId) throws DeviceException {
        groups.forget(groupId);
        changed();
    }

    @Override
    public Standing standing(List<Point> points) {
        return panels.standing(points.stream()
                .filter(point -> book.byId(point.deviceId()).isPresent())
                .toList());
    }

    @Override
    public List<Outcome> setAll(List<Point> points, boolean on) throws InterruptedException {
        return together.set(points, on);
    }

    @Override
    public List<Point> everything() {
        return panels().stream()
                .flatMap(panel -> panel.rows().stream())
                .map(Row::point)
                .toList();
    }

    @Override
    public void protect(Point point, boolean from) throws DeviceException {
        choices.update(all -> all.guarding(point, from));
        changed();
    }

    @Override
    public Timer begin(Point point, boolean on, Duration after) throws DeviceException, InterruptedException {
        if (!after.isPositive() || after.compareTo(LONGEST_TIMER) > 0) {
            throw GroupKeeping.refused("switches.timer-length");
        }
        Optional<Timer> own = device(point.deviceId()).switches().begin(point.outlet(), on, after);
        if (own.isPresent()) {
            timers.remove(point);
            changed();
            return own.get();
        }
        Timer timer = new Timer(point, Optional.of(on), time.clock().instant().plus(after), Keeper.PROGRAM);
        timers.add(timer);
        return timer;
    }

    @Override
    public void cancel(Point point) throws DeviceException, InterruptedException {
        timers.remove(point);
        device(point.deviceId()).switches().cancel(point.outlet());
        changed();
    }

    @Override
    public List<Timer> timers() {
        Instant now = time.clock().instant();
        Stream<Timer> own = devices.values().stream()
                .map(each -> each.switches().truth())
                .flatMap(truth -> truth.outlets().stream().flatMap(outlet -> truth.timer(outlet.name(), now).stream()));
        return Stream.concat(own, timers.running().stream())
                .sorted(Comparator.comparing(Timer::due))
                .toList();
    }

    @Override
    public List<Missed> missed() {
        return timers.missed();
    }

    @Override
    public void dismiss(Missed missed) {
        timers.dismiss(missed);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    private void changed() {
        Threads.tell(listeners);
    }

    private void bookChanged() {
        devices.forEach(
                (id, each) -> book.byId(id).ifPresent(device -> each.watch().moved(device.address())));
        changed();
    }

    /** A device has other secrets now: where it failed it is asked again at once. */
    public void newCredentials(String deviceId) {
        Watched watched = devices.get(deviceId);
        if (watched != null) {
            watched.watch().askNow();
        }
    }

    private void reachabilityChanged() {
        devices.forEach((id, each) -> each.watch().reachable(connections.reachability(id)));
    }

    @Override
    public void close() {
        listening.forEach(Registration::close);
        timers.close();
        Collection<Watched> all = devices.values();
        all.forEach(each -> each.watch().close());
        power.write();
    }

    /** What each device's part needs of this. */
    private final class Around implements Surroundings {
        @Override
        public Timekeeper time() {
            return time;
        }

        @Override
        public Connections connections() {
            return connections;
        }

        @Override
        public Optional<Device> saved(String deviceId) {
            return book.byId(deviceId);
        }

        @Override
        public void changed() {
            SharedSwitchboard.this.changed();
        }

        @Override
        public void heard(String deviceId, Truth truth) {
            known.note(deviceId, truth.outlets());
            power.add(deviceId, truth.measures());
        }
    }
}
