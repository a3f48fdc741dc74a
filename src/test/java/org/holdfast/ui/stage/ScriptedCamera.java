// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;

/** A camera whose every answer a test decides. */
public final class ScriptedCamera implements Settings, CameraControl, Events {
    public static final Mode VIDEO = new Mode("video", Text.literal("Video"), true, false);
    public static final Mode PHOTO = new Mode("photo", Text.literal("Photo"), false, true);

    private final List<Capability> offered = new CopyOnWriteArrayList<>();
    private final List<Connection.Fact> told = new CopyOnWriteArrayList<>();
    private final ScriptedCard card = new ScriptedCard();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DeviceException>> losing = new CopyOnWriteArrayList<>();
    private volatile Optional<Text> ignores = Optional.empty();
    private volatile Optional<DeviceException> refuses = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile Optional<DeviceException> refusesOrders = Optional.empty();
    private volatile CountDownLatch orderGate = new CountDownLatch(0);
    private volatile Mode mode = VIDEO;
    private volatile boolean recording;

    public ScriptedCamera() {
        put(new Setting.Choice(
                about("video-size", "Video size", "Video", true),
                "0",
                List.of(
                        new Setting.Option("0", Text.literal("1080p, 30 a second")),
                        new Setting.Option("1", Text.literal("720p, 60 a second")),
                        new Setting.Option("2", Text.literal("720p, 30 a second")))));
        put(new Setting.Toggle(about("wide-dynamic", "Wide dynamic range", "Video", false), true));
        put(new Setting.Toggle(about("date-stamp", "Date on the picture", "Video", true), false));
        put(new Setting.Range(about("exposure", "Exposure", "Photo", true), 0, -6, 6, 1));
        put(new Setting.Choice(
                about("photo-size", "Photo size", "Photo", true),
                "9",
                List.of(
                        new Setting.Option("0", Text.literal("12 megapixels")),
                        new Setting.Option("1", Text.literal("8 megapixels")))));
        put(new Setting.Words(
                about("wifi-name", "Wi-Fi name", "Wi-Fi", true),
                "SJ4000WIFIe0c7a8",
                "[A-Za-z0-9_-]{1,26}",
                Text.literal("1 to 26 letters, digits, hyphens and underscores"),
                false));
        put(new Setting.Words(
                about("wifi-passphrase", "Wi-Fi passphrase", "Wi-Fi", true),
                "",
                "[!-~]{8,26}",
                Text.literal("8 to 26 characters"),
                true));
        put(new Setting.ReadOnly(
                about("firmware", "Firmware", "Camera", true), "G20140116V01", Text.literal("G20140116V01")));
        put(new Setting.Action(
                about("set-clock", "Clock", "Camera", true),
                Text.literal("Set the clock"),
                Optional.empty(),
                Text.literal("Sets the camera's clock to this computer's local time.")));
        put(new Setting.Action(
                about("format", "Format the card of Bike camera", "Camera", true),
                Text.literal("Format the card"),
                Optional.of("FORMAT"),
                Text.literal("Every video and photo on the card is lost.")));
    }

    private static Setting.About about(String name, String label, String group, boolean proven) {
        return new Setting.About(name, Text.literal(label), Text.literal(group), Optional.empty(), proven);
    }

    private void put(Setting setting) {
        settings.put(setting.name(), setting);
    }

    /** From now on its connections offer this, too. */
    public void offer(Capability further) {
        offered.add(further);
    }

    /** From now on its page tells this, too. */
    public void tell(Connection.Fact fact) {
        told.add(fact);
    }

    /** How many connections were opened. */
    public int opened() {
        return opened.get();
    }

    /** What lies in it. */
    public ScriptedCard card() {
        return card;
    }

    /** From now on changes are answered with OK and not made. */
    public void ignoreChanges(String why) {
        ignores = Optional.of(Text.literal(why));
    }

    /** From now on changes fail. */
    public void refuseChanges(DeviceException why) {
        refuses = Optional.of(why);
    }

    /** From now on changes wait until the latch is open. */
    public void holdChanges(CountDownLatch latch) {
        gate = latch;
    }

    /** Whether the camera refuses to change its mode, record and shoot. */
    public void refuseOrders(Optional<DeviceException> why) {
        refusesOrders = why;
    }

    /** From now on such orders wait until the latch is open. */
    public void holdOrders(CountDownLatch latch) {
        orderGate = latch;
    }

    /** What it was told to do, in order. */
    public List<String> orders() {
        return orders;
    }

    /** How often its state was asked for. */
    public int asked() {
        return asked.get();
    }

    private void obey(String order) throws DeviceException, InterruptedException {
        orders.add(order);
        orderGate.await();
        if (refusesOrders.isPresent()) {
            throw refusesOrders.get();
        }
    }

    /** Says something by itself. */
    public void say(Weight weight, String words, boolean changes) {
        listeners.forEach(each ->
                each.accept(new Event(Instant.parse("2026-11-21T09:00:00Z"), weight, Text.literal(words), changes)));
    }

    /** What a setting is now. */
    public Setting setting(String name) {
        synchronized (settings) {
            return Objects.requireNonNull(settings.get(name), name);
        }
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public List<Setting> read() {
        synchronized (settings) {
            return new ArrayList<>(settings.values());
        }
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        gate.await();
        if (refuses.isPresent()) {
            throw refuses.get();
        }
        synchronized (settings) {
            Setting before = setting(name);
            if (ignores.isPresent()) {
                return new Applied(before, ignores);
            }
            Setting after = switch (before) {
                case Setting.Choice choice -> new Setting.Choice(choice.about(), value, choice.options());
                case Setting.Toggle toggle -> new Setting.Toggle(toggle.about(), value.equals("on"));
                case Setting.Range range ->
                    new Setting.Range(
                            range.about(), Integer.parseInt(value), range.least(), range.most(), range.step());
                case Setting.Words words ->
                    new Setting.Words(
                            words.about(), words.secret() ? "" : value, words.pattern(), words.rule(), words.secret());
                case Setting.Action action -> action;
                case Setting.ReadOnly readOnly -> readOnly;
            };
            settings.put(name, after);
            return new Applied(after, Optional.empty());
        }
    }

    @Override
    public List<Mode> modes() {
        return List.of(VIDEO, PHOTO);
    }

    @Override
    public State state() {
        asked.incrementAndGet();
        return now();
    }

    private State now() {
        return new State(
                Optional.of(mode),
                recording ? Activity.RECORDING : Activity.IDLE,
                recording ? Optional.of(Duration.ofSeconds(12)) : Optional.empty(),
                OptionalInt.of(1204),
                Optional.of(Duration.ofMinutes(83)));
    }

    @Override
    public State switchTo(Mode wanted) throws DeviceException, InterruptedException {
        obey("mode " + wanted.id());
        mode = wanted;
        return now();
    }

    @Override
    public State record(boolean on) throws DeviceException, InterruptedException {
        obey("record " + on);
        recording = on;
        return now();
    }

    @Override
    public State shoot() throws DeviceException, InterruptedException {
        obey("shoot");
        return now();
    }

    @Override
    public Registration listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Answers no more. */
    public void lose(DeviceException why) {
        losing.forEach(each -> each.accept(why));
    }

    /** A connection to it. */
    public Connection connectionTo(Device device) {
        opened.incrementAndGet();
        return new Connection() {
            @Override
            public Registration onLost(Consumer<DeviceException> lost) {
                losing.add(lost);
                return () -> losing.remove(lost);
            }

            @Override
            public Device device() {
                return device;
            }

            @Override
            public List<Fact> facts() {
                List<Fact> facts = new ArrayList<>(List.of(
                        new Fact("firmware", Text.literal("Firmware"), Text.literal("G20140116V01")),
                        new Fact("card", Text.literal("Card"), Text.literal("7.4 GB free")),
                        new Fact("battery", Text.literal("Battery"), Text.literal("Two of three bars"))));
                facts.addAll(told);
                return facts;
            }

            @Override
            public <C extends Capability> Optional<C> capability(Class<C> kind) {
                if (kind.isInstance(card)) {
                    return Optional.of(kind.cast(card));
                }
                Optional<C> further = offered.stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .findFirst();
                if (further.isPresent()) {
                    return further;
                }
                return kind.isInstance(ScriptedCamera.this)
                        ? Optional.of(kind.cast(ScriptedCamera.this))
                        : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
