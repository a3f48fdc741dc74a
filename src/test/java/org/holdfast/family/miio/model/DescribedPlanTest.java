// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.dialect.PropertyAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a description that the user dropped in. */
class DescribedPlanTest {
    @TempDir
    private Path folder;

    private DescriptionFiles files = Models.NO_FILES;

    @BeforeEach
    void keepFilesInAFolderOfTheTest() {
        files = new DescriptionFiles(folder.resolve("kept"));
    }

    private ModelCapabilities of(String model, String description, ScriptedMiot device) throws Exception {
        files.keep(Files.writeString(folder.resolve("dropped.json"), description));
        return Models.of(model, device, files);
    }

    @Test
    void theSamplePlugWorksAsItIsDescribed() throws Exception {
        Files.write(folder.resolve("sample.json"), Specs.sample());
        assertThat(files.keep(folder.resolve("sample.json")).title()).isEqualTo("Outlet");
        ScriptedMiot device = new ScriptedMiot()
                .with("2.1", "false")
                .with("2.2", "2")
                .with("2.3", "1")
                .with("7.1", "false")
                .with("11.1", "25")
                .with("11.2", "60");
        ModelCapabilities offered = Models.of("test.outlet.plug", device, files);
        Switches switches = offered.switches().orElseThrow();
        Settings settings = offered.settings().orElseThrow();

        assertThat(switches.outlets()).singleElement().satisfies(outlet -> {
            assertThat(outlet.name()).isEqualTo("relay");
            assertThat(outlet.proven()).isFalse();
        });
        Switches.Readings readings = switches.set("relay", true);
        assertThat(Models.on(readings)).containsEntry("relay", true);
        assertThat(switches.read(Switches.Part.ALL).measures())
                .extracting(Switches.Measure::name, Switches.Measure::value, Switches.Measure::proven)
                .containsExactlyInAnyOrder(tuple("power", 60.0, true), tuple("energy", 25.0, false));
        List<Setting> rows = settings.read();
        assertThat(rows)
                .extracting(Setting::name)
                .containsExactly(
                        "switch-default-power-on-state", "switch-fault", "switch-toggle", "physical-controls-locked");
        assertThat(rows).noneMatch(row -> row.about().proven());
        assertThat(rows.get(0)).isInstanceOfSatisfying(Setting.Choice.class, choice -> {
            assertThat(choice.about().label().toString()).isEqualTo("Default Power On State");
            assertThat(choice.about().group().toString()).isEqualTo("Switch");
            assertThat(choice.value()).isEqualTo("2");
            assertThat(choice.options())
                    .extracting(each -> each.label().toString())
                    .containsExactly("Off", "On", "Memory");
        });
        assertThat(rows.get(1))
                .isInstanceOfSatisfying(
                        Setting.ReadOnly.class,
                        row -> assertThat(row.shown().toString()).isEqualTo("Over Temperature"));
        assertThat(rows.get(2)).isInstanceOf(Setting.Action.class);
        assertThat(rows.get(3)).isEqualTo(new Setting.Toggle(rows.get(3).about(), false));
        settings.apply("switch-default-power-on-state", "1");
        settings.apply("physical-controls-locked", "on");
        settings.apply("switch-toggle", "");
        assertThat(device.told()).containsExactly("2.1=true", "2.2=1", "7.1=true", "action 2.1[]");
    }

    @Test
    void theRelayIsChosenAmongManySwitches() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(4, "charging-protection", Specs.on()),
                Specs.service(8, "quick-countdown", Specs.on()),
                Specs.service(3, "switch", Specs.on()),
                Specs.service(9, "max-power-limit", Specs.on()),
                Specs.service(10, "over-use-ele-alert", Specs.on()),
                Specs.service(13, "indicator-light", Specs.on()));
        ScriptedMiot device = new ScriptedMiot().with("3.1", "false").with("4.1", "true");
        ModelCapabilities offered = of("acme.plug.p1", description, device);

        offered.switches().orElseThrow().set("relay", true);

        assertThat(device.told()).containsExactly("3.1=true");
        assertThat(offered.settings().orElseThrow().read())
                .extracting(Setting::name, Setting::value)
                .containsExactly(tuple("charging-protection-on", "on"));
    }

    @Test
    void withoutASwitchTheDevicesOwnServiceCounts() throws Exception {
        String description = Specs.outlet(
                "acme-p1", Specs.service(2, "indicator-light", Specs.on()), Specs.service(5, "outlet", Specs.on()));

        assertThat(relays("acme.plug.p1", description)).containsExactly("5.1");
    }

    @Test
    void withoutEitherTheLowestThatIsNothingElse() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(2, "indicator-light", Specs.on()),
                Specs.service(7, "custom", Specs.on()),
                Specs.service(6, "relay-control", Specs.on()));

        assertThat(relays("acme.plug.p1", description)).containsExactly("6.1");
    }

    @Test
    void whatHasNothingToSwitchHasSettingsAlone() throws Exception {
        String description = Specs.outlet("acme-p1", Specs.service(2, "indicator-light", Specs.on()));
        ModelCapabilities offered = of("acme.plug.p1", description, new ScriptedMiot());

        assertThat(offered.switches()).isEmpty();
        assertThat(offered.settings()).isPresent();
    }

    @Test
    void anOnThatCannotBeReadOrWrittenIsNoRelay() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(2, "switch", Specs.property(1, "on", "bool", "w", "")),
                Specs.service(3, "switch", Specs.property(1, "on", "bool", "r", "")),
                Specs.service(4, "switch", Specs.property(1, "on", "uint8", "rw", "")));

        assertThat(relays("acme.plug.p1", description)).isEmpty();
    }

    @Test
    void severalSwitchesAreSeveralOutlets() throws Exception {
        String strip = Specs.outlet(
                "acme-p1",
                Specs.service(2, "switch", Specs.on()),
                Specs.service(3, "switch", Specs.on()),
                Specs.service(4, "usb-switch", Specs.on()));
        String wall = Specs.device(
                "switch", "acme-w1", Specs.service(2, "switch", Specs.on()), Specs.service(3, "switch", Specs.on()));

        assertThat(of("acme.plug.p1", strip, new ScriptedMiot())
                        .switches()
                        .orElseThrow()
                        .outlets())
                .extracting(Switches.Outlet::name, Switches.Outlet::kind)
                .containsExactly(
                        tuple("socket-1", Switches.Kind.SOCKET),
                        tuple("socket-2", Switches.Kind.SOCKET),
                        tuple("usb", Switches.Kind.USB));
        assertThat(of("acme.switch.w1", wall, new ScriptedMiot())
                        .switches()
                        .orElseThrow()
                        .outlets())
                .extracting(Switches.Outlet::kind)
                .containsExactly(Switches.Kind.GANG, Switches.Kind.GANG);
    }

    private List<String> relays(String model, String description) throws Exception {
        files.keep(Files.writeString(folder.resolve("dropped.json"), description));
        Plan plan = DescribedPlan.of(files.of(model).orElseThrow());
        return plan.outlets().stream()
                .map(each -> ((Source.Numbered) each.light().source()).address().toString())
                .toList();
    }

    @Test
    void propertiesBecomeSettingsByTheirType() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(
                        2,
                        "things",
                        Specs.property(1, "flag", "bool", "rw", ""),
                        Specs.property(
                                2, "kind", "uint8", "rw", "\"value-list\":[{\"value\":3,\"description\":\"Three\"}]"),
                        Specs.property(3, "level", "uint8", "rw", "\"unit\":\"percentage\",\"value-range\":[0,100,5]"),
                        Specs.property(4, "title", "string", "rw", ""),
                        Specs.property(5, "ratio", "float", "rw", "\"value-range\":[0,1,0.1]"),
                        Specs.property(6, "serial", "int64", "rw", "\"value-range\":[0,9000000000000,1]"),
                        Specs.property(7, "humidity", "float", "r", "\"unit\":\"percentage\""),
                        Specs.property(8, "event", "uint8", "", ""),
                        Specs.property(9, "shape", "struct", "rw", "")));
        ScriptedMiot device = new ScriptedMiot()
                .with("2.1", "true")
                .with("2.2", "3")
                .with("2.3", "45")
                .with("2.4", "\"Desk\\n\\u0007lamp\"")
                .with("2.5", "0.3")
                .with("2.6", "17")
                .with("2.7", "55.50")
                .with("2.9", "{\"a\":1}");
        Settings settings = of("acme.plug.p1", description, device).settings().orElseThrow();

        List<Setting> rows = settings.read();

        assertThat(rows)
                .extracting(Setting::name, row -> row.getClass().getSimpleName(), Setting::value)
                .containsExactly(
                        tuple("things-flag", "Toggle", "on"),
                        tuple("things-kind", "Choice", "3"),
                        tuple("things-level", "Range", "45"),
                        tuple("things-title", "Words", "Desk lamp"),
                        tuple("things-ratio", "Words", "0.3"),
                        tuple("things-serial", "Words", "17"),
                        tuple("things-humidity", "ReadOnly", "55.5"),
                        tuple("things-shape", "ReadOnly", "{\"a\":1}"));
        assertThat(rows.get(2).about().label().toString()).isEqualTo("level (%)");
        assertThat(((Setting.ReadOnly) rows.get(6)).shown().toString()).isEqualTo("55.5 %");
        settings.apply("things-title", "Bench");
        settings.apply("things-ratio", "0.75");
        settings.apply("things-serial", "8999999999999");
        settings.apply("things-level", "50");
        assertThat(device.told()).containsExactly("2.4=\"Bench\"", "2.5=0.75", "2.6=8999999999999", "2.3=50");
        assertThatThrownBy(() -> settings.apply("things-serial", "1.5")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> settings.apply("things-level", "51")).isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void whatCanOnlyBeDoneBecomesButtons() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(
                        2,
                        "things",
                        Specs.property(1, "identify", "bool", "w", ""),
                        Specs.property(
                                2,
                                "scene",
                                "uint8",
                                "w",
                                "\"value-list\":[{\"value\":0,\"description\":\"Day\"},{\"value\":1,\"description\":\"Night\"}]"),
                        Specs.property(3, "switch-toggle", "bool", "w", ""),
                        Specs.property(4, "reverse", "bool", "w", ""),
                        Specs.property(5, "message", "string", "w", "")),
                Specs.actions(3, "upkeep", Specs.action(1, "reset-energy", "[]"), Specs.action(2, "play", "[1]")));
        ScriptedMiot device = new ScriptedMiot();
        Settings settings = of("acme.plug.p1", description, device).settings().orElseThrow();

        assertThat(settings.read())
                .extracting(Setting::name)
                .as(
                        "what turns round is not written, because a write may be repeated; what wants values is for the box")
                .containsExactly(
                        "things-identify", "things-scene-0", "things-scene-1", "things-message", "upkeep-reset-energy");
        settings.apply("things-identify", "");
        settings.apply("things-scene-1", "");
        settings.apply("things-message", "hello");
        assertThatThrownBy(() -> settings.apply("upkeep-reset-energy", ""))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("needs a confirmation");
        settings.apply("upkeep-reset-energy", "reset");
        assertThat(device.told()).containsExactly("2.1=true", "2.2=1", "2.5=\"hello\"", "action 3.1[]");
    }

    @Test
    void aKnownModelKeepsItsOutletsAndGainsTheOtherSettings() throws Exception {
        String description = Specs.outlet(
                "cuco-v3",
                Specs.service(2, "switch", Specs.on()),
                Specs.service(
                        7, "physical-controls-locked", Specs.property(1, "physical-controls-locked", "bool", "rw", "")),
                Specs.service(20, "extra", Specs.property(1, "glow", "bool", "rw", "")));
        ScriptedMiot device =
                new ScriptedMiot().with("2.1", "false").with("7.1", "true").with("20.1", "true");
        ModelCapabilities offered = of("cuco.plug.v3", description, device);

        assertThat(offered.switches().orElseThrow().outlets())
                .extracting(Switches.Outlet::proven)
                .containsExactly(true);
        assertThat(offered.settings().orElseThrow().read())
                .extracting(Setting::name)
                .containsExactly("lock", "extra-glow");
    }

    @Test
    void itsOwnDelayBecomesACountdown() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(2, "switch", Specs.on()),
                Specs.service(
                        9,
                        "delay",
                        Specs.property(1, "delay", "bool", "rw", ""),
                        Specs.property(
                                2, "delay-time", "uint32", "rw", "\"unit\":\"minutes\",\"value-range\":[0,600,1]"),
                        Specs.property(3, "delay-remain-time", "uint32", "r", "\"unit\":\"minutes\"")));
        ScriptedMiot device = new ScriptedMiot()
                .with("2.1", "true")
                .with("9.1", "false")
                .with("9.2", "0")
                .with("9.3", "5");
        ModelCapabilities offered = of("acme.plug.p1", description, device);
        Switches.Countdowns countdowns =
                offered.switches().orElseThrow().countdowns().orElseThrow();

        assertThat(countdowns.limit("relay"))
                .isEqualTo(new Switches.Countdowns.Limit(Duration.ofHours(10), Duration.ofMinutes(1)));
        assertThat(countdowns.begin("relay", false, Duration.ofMinutes(5)))
                .isEqualTo(new Switches.Countdowns.Running(Optional.empty(), Duration.ofMinutes(5)));
        assertThat(device.told()).containsExactly("9.2=5", "9.1=true");
        assertThat(offered.settings())
                .as("shown as a countdown and nowhere else")
                .isEmpty();
    }

    @Test
    void aCountdownTimeBelongsToTheOutletInWhoseServiceItIs() throws Exception {
        String time =
                Specs.property(5, "countdown-time", "uint16", "rw", "\"unit\":\"seconds\",\"value-range\":[0,60,1]");
        String description = Specs.outlet(
                "acme-p1", Specs.service(2, "switch", Specs.on()), Specs.service(3, "switch", Specs.on(), time));

        assertThat(of("acme.plug.p1", description, new ScriptedMiot())
                        .switches()
                        .orElseThrow()
                        .countdowns()
                        .orElseThrow()
                        .outlets())
                .containsExactly("socket-2");
    }

    @Test
    void unitsAreBroughtToOurs() throws Exception {
        String description = Specs.outlet(
                "acme-p1",
                Specs.service(2, "switch", Specs.on()),
                Specs.service(
                        3,
                        "meter",
                        Specs.property(1, "electric-current", "uint16", "r", "\"unit\":\"mA\""),
                        Specs.property(2, "electric-power", "float", "r", "\"unit\":\"kilowatt\""),
                        Specs.property(3, "power-consumption", "uint32", "r", "\"unit\":\"Wh\""),
                        Specs.property(4, "temperature", "int8", "r", "\"unit\":\"fahrenheit\""),
                        Specs.property(5, "voltage", "uint16", "r", ""),
                        Specs.property(6, "voltage", "uint16", "r", "")));
        ScriptedMiot device = new ScriptedMiot()
                .with("3.1", "250")
                .with("3.2", "1.5")
                .with("3.3", "1250")
                .with("3.4", "80")
                .with("3.5", "231")
                .with("3.6", "115");
        ModelCapabilities offered = of("acme.plug.p1", description, device);

        assertThat(offered.switches().orElseThrow().read(Switches.Part.ALL).measures())
                .extracting(Switches.Measure::name, Switches.Measure::value, Switches.Measure::proven)
                .containsExactly(
                        tuple("current", 0.25, true),
                        tuple("power", 1500.0, true),
                        tuple("energy", 1.25, false),
                        tuple("voltage", 231.0, false),
                        tuple("voltage-3-6", 115.0, false));
        assertThat(offered.settings().orElseThrow().read())
                .as("a unit that is none of ours is shown as it is")
                .extracting(row -> ((Setting.ReadOnly) row).shown().toString())
                .containsExactly("80 fahrenheit");
    }

    @Test
    void whoBrowsesPropertiesSeesWhatTheyAreCalled() throws Exception {
        String description = Specs.outlet(
                "cuco-v3",
                Specs.service(2, "switch", Specs.on()),
                Specs.service(20, "extra", Specs.property(1, "glow", "bool", "", "")));

        assertThat(of("cuco.plug.v3", description, new ScriptedMiot()).labels())
                .hasEntrySatisfying(
                        new PropertyAddress(2, 1), label -> assertThat(label).hasToString("switch: on"))
                .hasEntrySatisfying(
                        new PropertyAddress(20, 1), label -> assertThat(label).hasToString("extra: glow"))
                .hasEntrySatisfying(
                        new PropertyAddress(13, 1), label -> assertThat(label).hasToString("Indicator light"));
        assertThat(Models.of("acme.fan.x1", new ScriptedMiot()).labels()).isEmpty();
    }
}
