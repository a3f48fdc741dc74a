// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.Device;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Switches.Countdowns.Limit;
import org.holdfast.device.Switches.Part;
import org.holdfast.device.Switches.Rhythm;
import org.holdfast.net.Address;
import org.holdfast.service.Switchboard.Group;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.switching.ScriptedPlug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Switches, their groups and timers, and raw commands. */
class SwitchCommandsTest {
    private static final String UNSAVED = "cam@127.0.0.5";

    @TempDir
    Path folder = Path.of("");

    private PretendHouse house = new PretendHouse(folder);
    private ScriptedPlug plug = new ScriptedPlug(Clock.systemUTC());

    @BeforeEach
    void plugIn() {
        house = new PretendHouse(folder);
        offer("master", "one", "usb");
    }

    private void offer(String... outlets) {
        plug = new ScriptedPlug(Clock.systemUTC(), outlets);
        house.family.camera.plug = Optional.of(plug);
    }

    private static Point point(String outlet) {
        return new Point("bike", outlet);
    }

    @Test
    void outletsAndMeasuresAreListed() {
        plug.state.put("one", true);
        plug.watts = Optional.of(12.5);
        plug.meter = Optional.of(104.0);

        assertThat(house.run("switch", UNSAVED)).isZero();

        assertThat(house.out().lines())
                .containsExactly(
                        "master  off        Outlet master",
                        "one     on         Outlet one",
                        "usb     off        Outlet usb",
                        "power   12.5 W     Power",
                        "energy  104.0 kWh  Energy");
        assertThat(plug.reads).containsExactly(Part.ALL);
    }

    @Test
    void theListIsOneDocumentInJson() {
        plug.state.put("one", true);
        plug.watts = Optional.of(12.5);

        assertThat(house.run("switch", UNSAVED, "--json")).isZero();

        JsonNode document = house.json();
        assertThat(document.at("/device").asString()).isEqualTo(UNSAVED);
        assertThat(document.at("/outlets/0/kind").asString()).isEqualTo("master");
        assertThat(document.at("/outlets/1/on").asBoolean()).isTrue();
        assertThat(document.at("/outlets/1/at").asString()).endsWith("Z");
        assertThat(document.at("/measures/0/value").asDouble()).isEqualTo(12.5);
        assertThat(document.at("/measures/0/unit").asString()).isEqualTo("watts");
    }

    @Test
    void anOutletIsSwitchedAndReadBack() {
        assertThat(house.run("switch", "on", UNSAVED, "usb")).isZero();
        assertThat(house.out()).isEqualToIgnoringNewLines("usb = on");
        assertThat(plug.sets).containsExactly("usb on");
    }

    @Test
    void withoutANameTheMasterOrTheOnlyOutletIsMeant() {
        assertThat(house.run("switch", "on", UNSAVED)).isZero();
        assertThat(plug.sets).containsExactly("master on");

        offer("relay");
        assertThat(house.run("switch", "on", UNSAVED)).isZero();
        assertThat(plug.sets).containsExactly("relay on");

        offer("one", "two");
        assertThat(house.run("switch", "on", UNSAVED)).isEqualTo(2);
        assertThat(house.err()).contains("has several outlets; name one of: one, two.");
        assertThat(plug.sets).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotDoItIsAFailure() {
        plug.stubborn = true;

        assertThat(house.run("switch", "on", UNSAVED, "one")).isEqualTo(1);
        assertThat(house.out()).isEqualToIgnoringNewLines("one = off");
        assertThat(house.err()).contains("took the command, but says that \"one\" is as it was.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "switch",
                "switch on",
                "switch on Bike --all",
                "switch off --group A --all",
                "switch on cam@127.0.0.5 roof",
                "switch off --group Nothing",
                "switch after Bike one soon off",
                "switch after Bike one 0s off",
                "switch after Bike one 800h off",
                "switch after Bike one 5m maybe",
                "switch after cam@127.0.0.9 one 5m off",
                "raw cam@127.0.0.5 get_prop --properties 1:1",
                "raw cam@127.0.0.5 --properties all",
                "raw cam@127.0.0.5 --properties 4-1:1",
                "raw cam@127.0.0.5 --properties 0:1",
            })
    void whatMakesNoSenseIsWrongUsageAndChangesNothing(String words) {
        house.save();
        house.family.camera.raw = Optional.of(new PretendRaw());

        assertThat(house.run(words.split(" ", -1))).isEqualTo(2);
        assertThat(house.err()).contains("holdfast: ");
        assertThat(plug.sets).isEmpty();
    }

    @Test
    void aCameraHasNothingToSwitchAndTakesNoRawCommands() {
        house.family.camera.plug = Optional.empty();

        assertThat(house.run("switch", UNSAVED)).isEqualTo(1);
        assertThat(house.run("raw", UNSAVED, "get_prop")).isEqualTo(1);
        assertThat(house.err()).contains("has nothing to switch.").contains("takes no raw commands.");
    }

    @Test
    void aProtectedOutletGoesOffOnlyAfterAYes() throws Exception {
        house.save();
        house.board().protect(point("usb"), true);
        plug.state.replaceAll((name, on) -> true);

        assertThat(house.run("switch", "off", "Bike", "usb")).isEqualTo(2);
        assertThat(house.run("switch", "off", "Bike", "master")).isEqualTo(2);
        assertThat(plug.sets).isEmpty();

        house.interactive = true;
        house.answers.add("no");
        assertThat(house.run("switch", "off", "Bike", "usb")).isEqualTo(1);
        assertThat(plug.sets).isEmpty();
        house.answers.add("off");
        assertThat(house.run("switch", "off", "Bike", "usb")).isZero();
        assertThat(house.run("switch", "off", "Bike", "master", "--yes")).isZero();
        assertThat(house.run("switch", "off", "Bike", "one")).isZero();

        assertThat(plug.sets).containsExactly("usb off", "master off", "one off");
        assertThat(house.questions).hasSize(2).allMatch(each -> each.startsWith("\"usb\" of Bike is protected."));
    }

    @Test
    void everythingGoesOffButWhatIsProtected() throws Exception {
        house.save();
        house.board().protect(point("usb"), true);
        plug.state.replaceAll((name, on) -> true);

        assertThat(house.run("switch", "off", "--all")).isZero();

        assertThat(house.out().lines()).containsExactly("Bike  one = off");
        assertThat(house.err().lines())
                .contains(
                        "Bike  master is protected and was left as it is.",
                        "Bike  usb is protected and was left as it is.");
        assertThat(plug.sets).containsExactly("one off");
    }

    @Test
    void aDeadDeviceKeepsNothingElseFromBeingSwitched() {
        house.save();
        house.book().add(new Device("dead", "cam", "", "Dead", Address.parse("127.0.0.66"), Map.of()));

        assertThat(house.run("switch", "on", "--all", "--json")).isEqualTo(1);

        assertThat(plug.sets).containsExactly("master on", "one on", "usb on");
        assertThat(house.out().lines())
                .hasSize(3)
                .allMatch(line -> json(line).at("/state").asString().equals("done"));
        assertThat(house.err()).contains("127.0.0.66");
    }

    @Test
    void aGroupIsListedAndSwitched() throws Exception {
        house.save();
        house.board().keep(new Group("1", "Evening", List.of(point("usb"), point("gone"))));

        assertThat(house.run("switch", "groups")).isZero();
        assertThat(house.run("switch", "on", "--group", "evening")).isEqualTo(1);

        assertThat(house.out().lines()).containsExactly("Evening  Bike usb, Bike gone", "Bike  usb = on");
        assertThat(house.err()).contains("Bike has no outlet called “gone”.");
        assertThat(plug.sets).containsExactly("usb on");
    }

    @Test
    void watchingTellsEachChangeAndGoesOnWhenTheDeviceAnswersAgain() {
        plug.rhythm = new Rhythm(Duration.ofMillis(5), Duration.ofSeconds(60));
        CommandLineProgram program = house.program();
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> program.run("switch", "watch", UNSAVED, "--json"));
        await().until(() -> house.out().lines().count() == 1);

        plug.state.put("one", true);
        await().until(() -> house.out().lines().count() == 2);
        await().until(() -> plug.reads.size() > 5);
        stop(program);

        assertThat(status.orTimeout(10, TimeUnit.SECONDS).join()).isZero();
        assertThat(house.out()
                        .lines()
                        .map(line -> json(line).at("/outlets/1/on").asBoolean()))
                .containsExactly(false, true);
    }

    @Test
    void watchingEndsWhenItsTimeIsOver() {
        assertThat(house.run("switch", "watch", UNSAVED, "--seconds", "1")).isZero();
        assertThat(house.out().lines()).hasSize(1);
        assertThat(house.out()).endsWith("master off  one off  usb off" + System.lineSeparator());
    }

    @Test
    void aPlugWithATimerOfItsOwnIsLeftAlone() throws Exception {
        house.save();
        plug.limit = Optional.of(new Limit(Duration.ofHours(24), Duration.ofMinutes(1)));

        assertThat(house.run("switch", "after", "Bike", "one", "1h30m", "on")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("one goes on in 1h30m. The device keeps this timer itself.");
        assertThat(plug.countdowns().orElseThrow().running("one").orElseThrow().left())
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(plug.sets).isEmpty();
        assertThat(house.run("switch", "cancel", "Bike", "one")).isZero();
        assertThat(plug.countdowns().orElseThrow().running("one")).isEmpty();
    }

    @Test
    void anotherPlugIsSwitchedByStayingUntilThen() {
        house.save();

        assertThat(house.run("switch", "after", "Bike", "one", "1s", "on")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("one goes on in 1s, as long as this command runs.");
        assertThat(plug.sets).containsExactly("one on");
        assertThat(house.run("switch", "cancel", "Bike", "one")).isEqualTo(1);
    }

    @Test
    void stoppingEndsATimerThatTheCommandKeeps() {
        house.save();
        CommandLineProgram program = house.program();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> program.run("switch", "after", "Bike", "one", "1h", "on", "--json"));
        await().until(() -> house.out().lines().count() == 1);
        stop(program);

        assertThat(status.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(CommandLineProgram.STOPPED);
        assertThat(json(house.out()).at("/keeper").asString()).isEqualTo("program");
        assertThat(plug.sets).isEmpty();
    }

    @Test
    void aRawCommandIsSentAsItIsAndOnce() {
        PretendRaw raw = new PretendRaw();
        house.family.camera.raw = Optional.of(raw);

        assertThat(house.run("raw", UNSAVED, "get_prop", "[\"power\"]")).isZero();
        assertThat(house.run("raw", UNSAVED, "miIO.info")).isZero();
        assertThat(house.run("raw", UNSAVED, "miIO.ota")).isEqualTo(1);

        assertThat(raw.sent).containsExactly("get_prop [\"power\"]", "miIO.info []");
        assertThat(house.out().lines()).containsExactly("[\"get_prop\"]", "[\"miIO.info\"]");
        assertThat(house.err()).contains("This command could harm the device.");
    }

    @Test
    void propertiesAreReadInARange() {
        PretendRaw raw = new PretendRaw();
        house.family.camera.raw = Optional.of(raw);

        assertThat(house.run("raw", UNSAVED, "--properties", "1-4:1-20")).isZero();
        assertThat(house.run("raw", UNSAVED, "--properties", "2:1", "--json")).isZero();

        assertThat(raw.browsed).containsExactly(new RawAccess.Range(1, 4, 1, 20), new RawAccess.Range(2, 2, 1, 1));
        List<String> lines = house.out().lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly("2:1  true  Switch\ufffd[2J", "2:9  -");
        assertThat(json(lines.get(2)).at("/value").asBoolean()).isTrue();
        assertThat(json(lines.get(3)).has("value")).isFalse();
        raw.browses = false;
        assertThat(house.run("raw", UNSAVED, "--properties", "2:1")).isEqualTo(1);
    }

    @Test
    void withoutACommandThoseWorthTryingAreListed() {
        house.family.camera.raw = Optional.of(new PretendRaw());

        assertThat(house.run("raw", UNSAVED)).isZero();
        assertThat(house.out().lines()).containsExactly("get_prop   [\"power\"]", "miIO.info  []");
    }

    private static JsonNode json(String line) {
        return JsonMapper.builder().build().readTree(line);
    }

    private static void stop(CommandLineProgram program) {
        try {
            program.stop(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
