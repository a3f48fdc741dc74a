// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Part;
import org.holdfast.lab.Lab;
import org.holdfast.net.WireTap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What each virtual device offers over its own socket, as somebody has it who added it. */
@Timeout(60)
class VirtualModelsTest {
    @TempDir
    static Path folder;

    private static @Nullable Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab(Lab.Options.usual(folder).only("miio"));
        lab.start();
    }

    @AfterAll
    static void stop() {
        lab().close();
    }

    private static Lab lab() {
        return Objects.requireNonNull(lab);
    }

    private Connection connected(String model) throws Exception {
        Lab.Running device = lab().devices().stream()
                .filter(each -> model.equals(each.facts().get("model")))
                .findFirst()
                .orElseThrow();
        char[] token = Objects.requireNonNull(device.facts().get("token")).toCharArray();
        MiioFamily family = Quick.family(new WireTap(), folder.resolve("models"));
        Found found = family.identify(device.device().address(), Optional.empty());
        return family.connect(((Found.Supported) found).device(), kind -> Optional.of(token.clone()));
    }

    private static Switches switches(Connection connection) {
        return connection.capability(Switches.class).orElseThrow();
    }

    private static Settings settings(Connection connection) {
        return connection.capability(Settings.class).orElseThrow();
    }

    private static Map<String, Boolean> on(Switches.Readings readings) {
        Map<String, Boolean> on = new TreeMap<>();
        readings.on().forEach((name, state) -> on.put(name, state.on()));
        return on;
    }

    @Test
    void theOldPlugIsSwitchedAndItsLightToo() throws Exception {
        try (Connection connection = connected("chuangmi.plug.m1")) {
            Switches switches = switches(connection);

            assertThat(on(switches.set("relay", true))).isEqualTo(Map.of("relay", true));
            assertThat(on(switches.set("relay", false))).isEqualTo(Map.of("relay", false));
            assertThat(switches.read(Part.ALL).measures())
                    .extracting(Switches.Measure::name, Switches.Measure::quantity)
                    .containsExactly(tuple("temperature", Switches.Quantity.CELSIUS));
            assertThat(settings(connection).apply("light", "off").setting().value())
                    .isEqualTo("off");
            assertThat(settings(connection).apply("light", "on").setting().value())
                    .isEqualTo("on");
        }
    }

    @Test
    void theStripHasAMasterAboveItsSockets() throws Exception {
        try (Connection connection = connected("cuco.plug.cp5pro")) {
            Switches switches = switches(connection);

            assertThat(on(switches.set("all", true))).containsEntry("all", true).hasSize(6);
            assertThat(on(switches.set("socket-2", true))).containsEntry("socket-2", true);
            Switches.Readings all = switches.read(Part.ALL);
            assertThat(all.measures())
                    .extracting(Switches.Measure::name)
                    .containsExactly("power", "energy", "voltage", "current");
            Map<String, Double> values = new TreeMap<>();
            all.measures().forEach(each -> values.put(each.name(), each.value()));
            assertThat(values.get("power")).isGreaterThan(1);
            assertThat(Objects.requireNonNull(values.get("voltage")) * Objects.requireNonNull(values.get("current")))
                    .as("volts times amperes are watts")
                    .isBetween(
                            Objects.requireNonNull(values.get("power")) * 0.9,
                            Objects.requireNonNull(values.get("power")) * 1.1);
            assertThat(on(switches.set("usb", true))).containsEntry("usb", true);
            assertThat(on(switches.set("all", false))).containsEntry("all", false);
            assertThat(settings(connection).apply("lock", "on").setting().value())
                    .isEqualTo("on");
        }
    }

    @Test
    void theWallSwitchHasTwoChannelsThatCountToOff() throws Exception {
        try (Connection connection = connected("yeelink.switch.sw1")) {
            Switches switches = switches(connection);
            Switches.Countdowns countdowns = switches.countdowns().orElseThrow();

            switches.set("gang-1", false);
            assertThat(on(switches.set("gang-2", true))).isEqualTo(Map.of("gang-1", false, "gang-2", true));
            Switches.Countdowns.Running running = countdowns.begin("gang-2", false, Duration.ofMinutes(10));
            assertThat(running.on()).contains(false);
            assertThat(running.left()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
            countdowns.cancel("gang-2");
            assertThat(countdowns.running("gang-2")).isEmpty();
            assertThat(settings(connection).read())
                    .extracting(Setting::name)
                    .containsExactly("channel-power-on-state-1", "channel-power-on-state-2", "interlock");
        }
    }

    @Test
    void itsRawPropertiesHaveTheirNames() throws Exception {
        try (Connection connection = connected("cuco.plug.v2eur")) {
            Map<String, String> labels = new TreeMap<>();
            connection
                    .capability(RawAccess.class)
                    .orElseThrow()
                    .browse(
                            new RawAccess.Range(7, 11, 1, 2),
                            each -> labels.put(
                                    each.service() + "." + each.property(),
                                    each.label().map(Object::toString).orElse("")));

            assertThat(labels)
                    .containsEntry("7.1", "Lock the button")
                    .containsEntry("9.2", "Limit (watts)")
                    .containsEntry("11.1", "Energy")
                    .containsEntry("11.2", "Power");
        }
    }

    @Test
    void theMeterMeasuresLocksAndCounts() throws Exception {
        try (Connection connection = connected("cuco.plug.v2eur")) {
            Switches switches = switches(connection);
            Switches.Countdowns countdowns = switches.countdowns().orElseThrow();

            assertThat(on(switches.set("relay", true))).isEqualTo(Map.of("relay", true));
            assertThat(switches.read(Part.ALL).measures())
                    .extracting(Switches.Measure::name, Switches.Measure::proven)
                    .containsExactly(tuple("power", true), tuple("energy", false));
            Switches.Countdowns.Running running = countdowns.begin("relay", false, Duration.ofHours(1));
            assertThat(running.left()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
            countdowns.cancel("relay");
            assertThat(countdowns.running("relay")).isEmpty();
            assertThatThrownBy(() -> countdowns.begin("relay", true, Duration.ofHours(1)))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            Settings settings = settings(connection);
            assertThat(settings.apply("limit-power", "2000").setting().value()).isEqualTo("2000");
            assertThat(settings.apply("power-on-state", "2").setting().value()).isEqualTo("2");
            assertThat(settings.read())
                    .filteredOn(row -> row.name().equals("fault"))
                    .extracting(row -> ((Setting.ReadOnly) row).shown().toString())
                    .containsExactly("None");
        }
    }
}
