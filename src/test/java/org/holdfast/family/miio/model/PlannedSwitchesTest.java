// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Part;
import org.holdfast.family.miio.dialect.Dialect;
import org.holdfast.family.miio.dialect.PropertyAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlannedSwitchesTest {
    @Test
    void quickAsksForRelaysAndWattsAlone() throws Exception {
        ScriptedMiot device = new ScriptedMiot()
                .with("2.1", "true")
                .with("11.2", "42")
                .with("11.1", "900")
                .with("12.2", "35");
        Switches switches = Models.switches("cuco.plug.v3", device);

        switches.read(Part.ALL);
        device.with("11.2", "43").with("12.2", "99");
        Switches.Readings quick = switches.read(Part.QUICK);

        assertThat(device.asked()).containsExactly(List.of("2.1", "11.2", "11.1", "12.2"), List.of("2.1", "11.2"));
        assertThat(quick.measures())
                .extracting(Switches.Measure::name, Switches.Measure::value)
                .as("the rest is as it was asked last")
                .containsExactly(tuple("power", 43.0), tuple("energy", 9.0), tuple("temperature", 35.0));
    }

    @Test
    void anOutletOfWhichTheDeviceSaysNothingIsMissing() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "true").with("3.1", "false");
        Switches switches = Models.switches("cuco.plug.cp2a", device);

        assertThat(switches.read(Part.ALL).on()).containsOnlyKeys("all", "socket-1");
        device.with("2.1", "null").with("4.1", "\"maybe\"");
        assertThat(switches.read(Part.ALL).on()).containsOnlyKeys("socket-1");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, true",
        "'\"on\"', true",
        "'\"ON\"', true",
        "'\"1\"', true",
        "false, false",
        "0, false",
        "'\"off\"', false"
    })
    void onIsSaidInManyWays(String said, boolean on) throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", said);

        assertThat(Models.switches("iot.plug.socn1", device)
                        .read(Part.QUICK)
                        .on()
                        .get("relay"))
                .isEqualTo(new Switches.State(on, Models.NOON));
    }

    @Test
    void itIsSetAndNeverToggled() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "true");
        Switches switches = Models.switches("cuco.plug.v2eur", device);

        switches.set("relay", true);
        switches.set("relay", true);

        assertThat(device.told()).containsExactly("2.1=true", "2.1=true");
        assertThat(device.value("2.1")).isEqualTo("true");
    }

    @Test
    void whatIsReturnedIsWhatTheDeviceSaysAndNotWhatWasHoped() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "false").stubbornAt("2.1");

        Switches.Readings readings = Models.switches("iot.plug.socn1", device).set("relay", true);

        assertThat(Models.on(readings)).containsEntry("relay", false);
        assertThat(device.asked()).as("looked twice").hasSize(2);
    }

    @Test
    void whatIsAcceptedButNotFinishedIsLookedAtAgain() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "false").slowAt("2.1");
        List<Duration> pauses = new ArrayList<>();
        Switches switches = ModelCapabilities.of(
                        "iot.plug.socn1", new Dialect.Miot(device), Models.NO_FILES, Models.CLOCK, pauses::add)
                .switches()
                .orElseThrow();

        assertThat(Models.on(switches.set("relay", true))).containsEntry("relay", true);
        assertThat(pauses)
                .hasSize(2)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(500)));
    }

    @Test
    void aMasterTakesTheOthersAlongAndThatIsSeenAtOnce() throws Exception {
        ScriptedMiot device =
                new ScriptedMiot().with("2.1", "true").with("3.1", "true").with("4.1", "true");
        Switches switches = Models.switches("cuco.plug.cp2a", device);
        switches.read(Part.ALL);
        device.with("3.1", "false").with("4.1", "false");

        Switches.Readings readings = switches.set("all", false);

        assertThat(readings.on().values()).extracting(Switches.State::on).containsOnly(false);
    }

    @Test
    void aRefusalIsPassedOn() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "false").refusingAt("2.1");
        Switches switches = Models.switches("iot.plug.socn1", device);

        assertThatThrownBy(() -> switches.set("relay", true)).isInstanceOf(DeviceException.Refused.class);
    }

    @Test
    void anOutletThatIsNotThereIsASentence() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "false");
        Switches switches = Models.switches("iot.plug.socn1", device);

        assertThatThrownBy(() -> switches.set("so\u202ecket-9", true))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        refusal -> assertThat(refusal.sentence().toString())
                                .isEqualTo("This device has no outlet called so cket-9."));
        assertThat(device.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "iot.plug.socn1, PT1.8S",
        "yeelink.switch.sw1, PT1.8S",
        "cuco.plug.v3, PT5S",
        "cuco.plug.v2eur, PT5S",
        "chuangmi.plug.212a01, PT5S",
        "cuco.plug.cp5pro, PT8S"
    })
    void weakModelsAreAskedLessOften(String model, Duration quick) throws Exception {
        Switches.Rhythm rhythm = Models.switches(model, new ScriptedMiot()).rhythm();

        assertThat(rhythm).isEqualTo(new Switches.Rhythm(quick, Duration.ofSeconds(60)));
    }

    @Test
    void unknownModelsOfAWeakMakerAreSparedToo() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "true");

        assertThat(Models.switches("cuco.plug.new9", device).rhythm().quick()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anUnknownPlugIsTriedWhereMostHaveTheirRelay() throws Exception {
        ScriptedMiot device =
                new ScriptedMiot().with("2.1", "false").with("3.1", "17").with("4.1", "true");
        Switches switches = Models.switches("acme.plug.x1", device);

        assertThat(switches.outlets()).singleElement().satisfies(outlet -> {
            assertThat(outlet.name()).isEqualTo("relay");
            assertThat(outlet.proven()).isFalse();
        });
        assertThat(device.asked()).containsExactly(List.of("2.1", "3.1", "4.1"));
        assertThat(Models.on(switches.set("relay", true))).containsEntry("relay", true);
    }

    @Test
    void anUnknownWallSwitchMayHaveThreeChannels() throws Exception {
        ScriptedMiot device =
                new ScriptedMiot().with("2.1", "false").with("3.1", "true").with("4.1", "true");

        assertThat(Models.switches("acme.switch.x3", device).outlets())
                .extracting(Switches.Outlet::name)
                .containsExactly("relay", "switch-2", "switch-3");
    }

    @Test
    void anUnknownDeviceThatIsNoSwitchIsNotAsked() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "false");

        assertThat(Models.of("acme.fan.x1", device).switches()).isEmpty();
        assertThat(Models.of("", device).switches()).isEmpty();
        assertThat(device.asked()).isEmpty();
    }

    @Test
    void anUnknownPlugThatHasNothingThereOffersNoSwitch() throws Exception {
        assertThat(Models.of("acme.plug.x1", new ScriptedMiot()).switches()).isEmpty();
    }

    /** A poll that began before a switch was set and ends after it must not bring the old state back. */
    @Test
    void anOldAnswerDoesNotHideANewerOne() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger turn = new AtomicInteger();
        Source relay = new Source.Numbered(new PropertyAddress(2, 1));
        Board board = new Board() {
            @Override
            public Map<Source, JsonNode> read(Collection<Source> sources) throws InterruptedException {
                if (turn.getAndIncrement() == 0) {
                    asked.countDown();
                    release.await(10, TimeUnit.SECONDS);
                    return Map.of(relay, JsonMapper.shared().readTree("false"));
                }
                return Map.of(relay, JsonMapper.shared().readTree("true"));
            }

            @Override
            public void give(Order order) {}
        };
        Plan plan = ModelTable.load().row("iot.plug.socn1").orElseThrow().plan();
        PlannedSwitches switches = new PlannedSwitches(
                plan,
                board,
                new Switches.Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(60)),
                Clock.systemUTC(),
                _ -> {});
        List<Switches.Readings> late = new ArrayList<>();
        Thread poll = Thread.ofVirtual().start(() -> {
            try {
                late.add(switches.read(Part.QUICK));
            } catch (DeviceException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        switches.set("relay", true);
        release.countDown();
        poll.join();

        assertThat(late).hasSize(1);
        assertThat(Models.on(late.getFirst())).containsEntry("relay", true);
    }
}
