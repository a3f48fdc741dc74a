// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.Text;

/** A camera that can be moved, with a lamp and a night switch, and that remembers what it was told. Thread-safe. */
final class ScriptedSteering implements Steering, Settings {
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final AtomicBoolean lamp = new AtomicBoolean();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile String night = "auto";
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Optional<DeviceException> refuses = Optional.empty();
    private volatile Optional<DeviceException> refusesReading = Optional.empty();
    private volatile Set<Direction> directions = EnumSet.allOf(Direction.class);

    /** What it was told, in order. */
    List<String> orders() {
        return List.copyOf(orders);
    }

    /** How often its settings were read. */
    int reads() {
        return reads.get();
    }

    boolean lamp() {
        return lamp.get();
    }

    String night() {
        return night;
    }

    /** From now on orders wait until the latch is open. */
    void hold(CountDownLatch latch) {
        gate = latch;
    }

    /** Whether orders fail. */
    void refuse(Optional<DeviceException> why) {
        refuses = why;
    }

    /** Whether its settings cannot be read. */
    void refuseReading(Optional<DeviceException> why) {
        refusesReading = why;
    }

    /** Where it can be moved from now on. */
    void turns(Set<Direction> newDirections) {
        directions = Set.copyOf(newDirections);
    }

    private void obey(String order) throws DeviceException, InterruptedException {
        orders.add(order);
        gate.await();
        if (refuses.isPresent()) {
            throw refuses.get();
        }
    }

    @Override
    public Set<Direction> directions() {
        return directions;
    }

    @Override
    public void move(Direction direction) throws DeviceException, InterruptedException {
        obey(direction.name());
    }

    @Override
    public void halt() throws DeviceException, InterruptedException {
        obey("halt");
    }

    @Override
    public List<String> beside() {
        return List.of("lamp", "night");
    }

    @Override
    public boolean proven() {
        return false;
    }

    @Override
    public List<Setting> read() throws DeviceException {
        reads.incrementAndGet();
        if (refusesReading.isPresent()) {
            throw refusesReading.get();
        }
        return List.of(
                new Setting.Range(about("volume", "Volume", true), 50, 0, 100, 1),
                new Setting.Choice(
                        about("night", "Night vision", false),
                        night,
                        List.of(
                                new Setting.Option("auto", Text.literal("By itself")),
                                new Setting.Option("on", Text.literal("On")),
                                new Setting.Option("off", Text.literal("Off")))),
                new Setting.Toggle(about("lamp", "Lamp", true), lamp.get()));
    }

    private static Setting.About about(String name, String label, boolean proven) {
        return new Setting.About(name, Text.literal(label), Text.literal("Picture"), Optional.empty(), proven);
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        obey(name + " " + value);
        if (name.equals("lamp")) {
            lamp.set(value.equals("on"));
        } else {
            night = value;
        }
        return new Applied(
                read().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                Optional.empty());
    }

    /** A connection to it. */
    Connection connectionTo(Device device) {
        return new Connection() {
            @Override
            public Device device() {
                return device;
            }

            @Override
            public List<Fact> facts() {
                return List.of();
            }

            @Override
            public <C extends Capability> Optional<C> capability(Class<C> kind) {
                return kind.isInstance(ScriptedSteering.this)
                        ? Optional.of(kind.cast(ScriptedSteering.this))
                        : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
