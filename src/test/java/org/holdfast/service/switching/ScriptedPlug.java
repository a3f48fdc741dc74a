// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;

/** One device's switches as a test wants them: they fail, lie, wait and measure. */
public final class ScriptedPlug implements Switches {
    public final List<Part> reads = new CopyOnWriteArrayList<>();
    public final List<String> sets = new CopyOnWriteArrayList<>();
    public final Map<String, Boolean> state = new ConcurrentHashMap<>();
    public final AtomicInteger connected = new AtomicInteger();
    public volatile Optional<DeviceException> failure = Optional.empty();
    /** What every read waits for. */
    public volatile Optional<CountDownLatch> readGate = Optional.empty();
    /** What every command waits for. */
    public volatile Optional<CountDownLatch> setGate = Optional.empty();

    public final CountDownLatch reading = new CountDownLatch(1);
    public final CountDownLatch setting = new CountDownLatch(1);
    /** Whether it takes commands and does nothing. */
    public volatile boolean stubborn;

    public volatile Optional<Double> watts = Optional.empty();
    public volatile Optional<Double> meter = Optional.empty();
    public volatile Optional<Countdowns.Limit> limit = Optional.empty();
    /** Its own timers can only switch off. */
    public volatile boolean onlyOff;

    public volatile Rhythm rhythm = new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(60));
    /** Whether it has switches at all. */
    public volatile boolean switches = true;

    private final Map<String, Countdowns.Running> running = new ConcurrentHashMap<>();
    private final List<Outlet> outlets = new ArrayList<>();
    private final Clock clock;

    public ScriptedPlug(Clock clock, String... names) {
        this.clock = clock;
        for (String name : names) {
            Kind kind = switch (name) {
                case "master" -> Kind.MASTER;
                case "usb" -> Kind.USB;
                default -> Kind.SOCKET;
            };
            outlets.add(new Outlet(name, Text.literal("Outlet " + name), kind, true));
            state.put(name, false);
        }
    }

    private void come(Optional<CountDownLatch> gate) throws DeviceException, InterruptedException {
        if (gate.isPresent()) {
            gate.get().await();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public List<Outlet> outlets() {
        return outlets;
    }

    @Override
    public Readings read(Part part) throws DeviceException, InterruptedException {
        reads.add(part);
        reading.countDown();
        come(readGate);
        return readings();
    }

    private Readings readings() {
        Instant now = clock.instant();
        Map<String, State> on = new HashMap<>();
        state.forEach((name, each) -> on.put(name, new State(each, now)));
        List<Measure> measures = new ArrayList<>();
        watts.ifPresent(
                value -> measures.add(new Measure("power", Text.literal("Power"), Quantity.WATTS, value, now, true)));
        meter.ifPresent(value ->
                measures.add(new Measure("energy", Text.literal("Energy"), Quantity.KILOWATT_HOURS, value, now, true)));
        return new Readings(on, measures);
    }

    @Override
    public Readings set(String outlet, boolean on) throws DeviceException, InterruptedException {
        setting.countDown();
        come(setGate);
        sets.add(outlet + (on ? " on" : " off"));
        if (!stubborn) {
            state.put(outlet, on);
        }
        return readings();
    }

    @Override
    public Rhythm rhythm() {
        return rhythm;
    }

    @Override
    public Optional<Countdowns> countdowns() {
        return limit.map(OwnTimers::new);
    }

    /** Timers that the plug keeps itself, where {@link #limit} says what they can count. */
    private final class OwnTimers implements Countdowns {
        private final Limit longest;

        OwnTimers(Limit longest) {
            this.longest = longest;
        }

        @Override
        public List<String> outlets() {
            return outlets.stream().map(Outlet::name).toList();
        }

        @Override
        public Limit limit(String outlet) {
            return longest;
        }

        @Override
        public Optional<Running> running(String outlet) {
            return Optional.ofNullable(running.get(outlet));
        }

        @Override
        public Running begin(String outlet, boolean on, Duration after) throws DeviceException, InterruptedException {
            come(setGate);
            if (on && onlyOff) {
                throw new DeviceException.NotAllowed(
                        Text.literal("It only counts to off."), Text.literal("Count here."));
            }
            Running now = new Running(Optional.of(on), after);
            running.put(outlet, now);
            return now;
        }

        @Override
        public void cancel(String outlet) throws DeviceException, InterruptedException {
            come(setGate);
            running.remove(outlet);
        }
    }
}
