// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.holdfast.service.switching.ScriptedPlug;

/** A camera in memory that notes what was asked of it. */
final class PretendCamera implements Settings, CameraControl, Events {
    static final String SECRET = "correct horse battery";

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>(Map.of("size", "1080p", "beep", "on", "loud", "3"));
    final PretendCard card = new PretendCard();
    final PretendSteering steering = new PretendSteering();
    final PretendWifi wifi = new PretendWifi();
    /** What it switches, where a test wants it to. */
    Optional<ScriptedPlug> plug = Optional.empty();

    Optional<PretendRaw> raw = Optional.empty();
    private boolean offersAll = true;
    private Mode mode = modes().getFirst();
    private boolean recording;

    /** Takes every ability away. */
    void offerNothing() {
        offersAll = false;
    }

    static Setting.About about(String name, String label, boolean proven) {
        return new Setting.About(
                name, Text.literal(label), Text.literal("Picture"), Optional.of(Text.literal("A note")), proven);
    }

    @Override
    public List<Setting> read() {
        return List.of(
                new Setting.Choice(
                        about("size", "Size", true),
                        values.getOrDefault("size", ""),
                        List.of(
                                new Setting.Option("1080p", Text.literal("Full HD")),
                                new Setting.Option("720p", Text.literal("HD")))),
                new Setting.Toggle(about("beep", "Beep", false), "on".equals(values.get("beep"))),
                new Setting.Range(
                        about("loud", "Loudness", true), Integer.parseInt(values.getOrDefault("loud", "0")), 1, 9, 2),
                new Setting.Words(
                        about("passphrase", "Passphrase", true),
                        "",
                        ".{8,63}",
                        Text.literal("8 to 63 characters"),
                        true),
                new Setting.Action(
                        about("format", "Format the card", true),
                        Text.literal("Format"),
                        Optional.of("FORMAT"),
                        Text.literal("Everything on the card is lost.")),
                new Setting.ReadOnly(about("battery", "Battery", true), "2", Text.literal("half full")));
    }

    @Override
    public Applied apply(String name, String value) {
        asked.add(name + "=" + value);
        boolean ignored = name.equals("beep");
        if (!ignored) {
            values.put(name, value);
        }
        Setting after = read().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Applied(after, ignored ? Optional.of(Text.literal("It records now.")) : Optional.empty());
    }

    @Override
    public List<Mode> modes() {
        return List.of(
                new Mode("video", Text.literal("Video"), true, false),
                new Mode("photo", Text.literal("Photo"), false, true));
    }

    @Override
    public State state() {
        return new State(
                Optional.of(mode),
                recording ? Activity.RECORDING : Activity.IDLE,
                recording ? Optional.of(Duration.ofSeconds(65)) : Optional.empty(),
                OptionalInt.of(12),
                Optional.of(Duration.ofMinutes(61)));
    }

    @Override
    public State switchTo(Mode wanted) {
        mode = wanted;
        return state();
    }

    @Override
    public State record(boolean on) {
        recording = on;
        return state();
    }

    @Override
    public State shoot() throws DeviceException {
        if (!mode.shoots()) {
            throw new DeviceException.Refused(
                    "C100",
                    Text.literal("take a photo"),
                    Text.literal("not in this mode"),
                    Text.literal("Switch first."));
        }
        return state();
    }

    @Override
    public Registration listen(Consumer<Event> listener) {
        listeners.add(listener);
        listener.accept(new Event(
                Instant.parse("2026-11-21T10:00:00Z"), Weight.ALARM, Text.literal("Card full\u001b[2J"), true));
        return () -> listeners.remove(listener);
    }

    Connection connectedAs(Device device) {
        return new Connection() {
            @Override
            public Device device() {
                return new Device(device.id(), device.family(), "C100", device.name(), device.address(), Map.of());
            }

            @Override
            public List<Fact> facts() {
                List<Fact> facts = new ArrayList<>();
                facts.add(new Fact("model", Text.literal("Model"), Text.literal("C100")));
                facts.add(new Fact("firmware", Text.literal("Firmware"), Text.literal("1.2")));
                facts.add(new Fact("battery", Text.literal("Battery"), Text.literal("half full")));
                return facts;
            }

            @Override
            public <C extends Capability> Optional<C> capability(Class<C> kind) {
                List<Capability> all = new ArrayList<>(List.of(card, steering, wifi, PretendCamera.this));
                plug.ifPresent(all::add);
                raw.ifPresent(all::add);
                return all.stream()
                        .filter(each -> offersAll && kind.isInstance(each))
                        .findFirst()
                        .map(kind::cast);
            }

            @Override
            public void close() {}
        };
    }
}
