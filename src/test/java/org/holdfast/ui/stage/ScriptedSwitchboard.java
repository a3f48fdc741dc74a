// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard;

/** Switches that a test directs: what they say, when they answer a press, and with what they fail. Thread-safe. */
public final class ScriptedSwitchboard implements Switchboard {
    private final Map<String, Panel> panels = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, History> histories = new ConcurrentHashMap<>();
    private final Map<Point, DeviceException> failures = new ConcurrentHashMap<>();
    private final List<Group> groups = new CopyOnWriteArrayList<>();
    private final List<Missed> missed = new CopyOnWriteArrayList<>();
    private final List<String> watched = new CopyOnWriteArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public ScriptedSwitchboard(Clock clock) {
        this.clock = clock;
    }

    /** An outlet that was read just now. */
    public Row row(String device, String outlet, Switches.Kind kind, boolean on) {
        return new Row(
                new Point(device, outlet),
                new Switches.Outlet(outlet, Text.literal(label(outlet)), kind, true),
                Optional.of(new Switches.State(on, clock.instant())),
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static String label(String outlet) {
        return Character.toUpperCase(outlet.charAt(0)) + outlet.substring(1).replace('-', ' ');
    }

    /** A device that answers. */
    public void put(Device device, List<Row> rows, List<Switches.Measure> measures) {
        Switches.Rhythm rhythm = new Switches.Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(30));
        panels.put(device.id(), new Panel(device, rows, measures, new Condition.Answering(), Optional.of(rhythm)));
        tell();
    }

    /** Changes what is known of a device. */
    public void change(String device, UnaryOperator<Panel> change) {
        panels.computeIfPresent(device, (_, panel) -> change.apply(panel));
        tell();
    }

    /** Changes an outlet. */
    public void changeRow(Point point, UnaryOperator<Row> change) {
        change(
                point.deviceId(),
                panel -> rows(
                        panel,
                        panel.rows().stream()
                                .map(row -> row.point().equals(point) ? change.apply(row) : row)
                                .toList()));
    }

    private static Panel rows(Panel panel, List<Row> rows) {
        return new Panel(panel.device(), rows, panel.measures(), panel.condition(), panel.timely());
    }

    /** How it stands with asking a device. */
    public void condition(String device, Condition now) {
        change(device, panel -> new Panel(panel.device(), panel.rows(), panel.measures(), now, panel.timely()));
    }

    /** From now on presses wait for the latch. */
    public void hold(CountDownLatch latch) {
        gate = latch;
    }

    /** From now on an outlet cannot be switched. */
    public void fail(Point point, DeviceException why) {
        failures.put(point, why);
    }

    /** From now on it can. */
    public void recover(Point point) {
        failures.remove(point);
    }

    public void history(String device, History history) {
        histories.put(device, history);
    }

    public void miss(Missed timer) {
        missed.add(timer);
        tell();
    }

    /** What was asked for, such as {@code "plug relay on"}. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    /** The devices at which somebody looks. */
    public Set<String> watched() {
        return new HashSet<>(watched);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private void order(Point point, String what) {
        orders.add(point.deviceId() + " " + point.outlet() + " " + what);
    }

    @Override
    public void begin() {
        // nothing was saved
    }

    @Override
    public List<Panel> panels() {
        synchronized (panels) {
            return List.copyOf(panels.values());
        }
    }

    @Override
    public Optional<Panel> panel(String deviceId) {
        return Optional.ofNullable(panels.get(deviceId));
    }

    @Override
    public Registration watch(String deviceId) {
        watched.add(deviceId);
        return () -> watched.remove(deviceId);
    }

    @Override
    public void askNow(String deviceId) {
        orders.add(deviceId + " ask");
    }

    @Override
    public Panel ask(String deviceId) {
        orders.add(deviceId + " ask");
        return panel(deviceId).orElseThrow();
    }

    private void wish(Point point, Optional<Boolean> wish, Optional<Boolean> truth) {
        changeRow(
                point,
                row -> new Row(
                        row.point(),
                        row.outlet(),
                        truth.map(on -> new Switches.State(on, clock.instant())).or(row::last),
                        wish,
                        row.guarded(),
                        row.asks(),
                        row.unpowered(),
                        row.timer(),
                        row.countdown()));
    }

    @Override
    public Switches.State set(Point point, boolean on) throws DeviceException, InterruptedException {
        order(point, on ? "on" : "off");
        wish(point, Optional.of(on), Optional.empty());
        gate.await();
        DeviceException why = failures.get(point);
        if (why != null) {
            wish(point, Optional.empty(), Optional.empty());
            throw why;
        }
        wish(point, Optional.empty(), Optional.of(on));
        return new Switches.State(on, clock.instant());
    }

    @Override
    public History history(String deviceId) {
        return histories.getOrDefault(deviceId, new History(List.of(), List.of(), List.of()));
    }

    @Override
    public List<Group> groups() {
        return List.copyOf(groups);
    }

    @Override
    public void keep(Group group) throws DeviceException {
        if (groups.stream()
                .anyMatch(each -> each.name().equals(group.name()) && !each.id().equals(group.id()))) {
            throw new DeviceException.Unsupported(
                    Text.literal("Another group has this name."), Text.literal("Choose another one."));
        }
        int place = groups.stream().map(Group::id).toList().indexOf(group.id());
        if (place >= 0) {
            groups.set(place, group);
        } else {
            groups.add(group);
        }
        tell();
    }

    @Override
    public void forget(String groupId) {
        groups.removeIf(group -> group.id().equals(groupId));
        tell();
    }

    private List<Row> rows(List<Point> points) {
        return panels().stream()
                .flatMap(panel -> panel.rows().stream())
                .filter(row -> points.contains(row.point()))
                .toList();
    }

    @Override
    public Standing standing(List<Point> points) {
        List<Boolean> known =
                rows(points).stream().flatMap(row -> row.shown().stream()).toList();
        if (known.isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (known.stream().allMatch(on -> on)) {
            return Standing.ON;
        }
        return known.stream().anyMatch(on -> on) ? Standing.SOME : Standing.OFF;
    }

    @Override
    public List<Outcome> setAll(List<Point> points, boolean on) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Row row : rows(points)) {
            if (!on && row.guarded()) {
                outcomes.add(new Outcome.LeftOut(row.point()));
                continue;
            }
            try {
                outcomes.add(new Outcome.Done(row.point(), set(row.point(), on)));
            } catch (DeviceException why) {
                outcomes.add(new Outcome.Failed(row.point(), why));
            }
        }
        return outcomes;
    }

    @Override
    public List<Point> everything() {
        return panels().stream()
                .flatMap(panel -> panel.rows().stream())
                .map(Row::point)
                .toList();
    }

    @Override
    public void protect(Point point, boolean from) {
        order(point, from ? "protect" : "release");
        changeRow(
                point,
                row -> new Row(
                        row.point(),
                        row.outlet(),
                        row.last(),
                        row.wish(),
                        from,
                        from,
                        row.unpowered(),
                        row.timer(),
                        row.countdown()));
    }

    private void time(Point point, Optional<Timer> timer) {
        changeRow(
                point,
                row -> new Row(
                        row.point(),
                        row.outlet(),
                        row.last(),
                        row.wish(),
                        row.guarded(),
                        row.asks(),
                        row.unpowered(),
                        timer,
                        row.countdown()));
    }

    @Override
    public Timer begin(Point point, boolean on, Duration after) throws DeviceException {
        order(point, (on ? "on" : "off") + " in " + after);
        DeviceException why = failures.get(point);
        if (why != null) {
            throw why;
        }
        boolean own = rows(List.of(point)).stream()
                .flatMap(row -> row.countdown().stream())
                .anyMatch(limit -> after.compareTo(limit.longest()) <= 0);
        Instant due = clock.instant().plus(after);
        Timer timer = new Timer(point, Optional.of(on), due, own ? Keeper.DEVICE : Keeper.PROGRAM);
        time(point, Optional.of(timer));
        return timer;
    }

    @Override
    public void cancel(Point point) {
        order(point, "cancel");
        time(point, Optional.empty());
    }

    @Override
    public List<Timer> timers() {
        return panels().stream()
                .flatMap(panel -> panel.rows().stream())
                .flatMap(row -> row.timer().stream())
                .toList();
    }

    @Override
    public List<Missed> missed() {
        return List.copyOf(missed);
    }

    @Override
    public void dismiss(Missed seen) {
        missed.remove(seen);
        tell();
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
