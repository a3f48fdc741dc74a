// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches.Part;
import org.holdfast.device.Switches.Rhythm;
import org.holdfast.device.Switches.State;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.Switchboard.Condition;
import org.holdfast.service.Switchboard.Standing;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedSwitchboardTest {
    @TempDir
    Path folder;

    private final TestTime time = new TestTime();
    private SwitchStage stage;

    @BeforeEach
    void open() {
        stage = new SwitchStage(folder, time);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Switching switching(SwitchStage stage, String outlet, boolean on) {
        return new Switching(stage, outlet, on);
    }

    /** Somebody who switches on a thread of his own. */
    private static final class Switching {
        final CompletableFuture<State> done = new CompletableFuture<>();

        Switching(SwitchStage stage, String outlet, boolean on) {
            Thread.ofVirtual().start(() -> {
                try {
                    done.complete(stage.board.set(SwitchStage.point("a", outlet), on));
                } catch (DeviceException | InterruptedException e) {
                    done.completeExceptionally(e);
                }
            });
        }

        State state() {
            return done.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        ScriptedPlug plug = stage.plug("a", "relay");

        time.advance(Duration.ofMinutes(10));

        assertThat(plug.reads).isEmpty();
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Resting());
        assertThat(stage.panel("a").rows()).isEmpty();
    }

    @Test
    void aDeviceIsAskedInItsRhythmWhileSomebodyLooks() {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.rhythm = new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(10));

        Registration first = stage.board.watch("a");
        Registration second = stage.board.watch("a");
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Asking());
        time.advance(Duration.ofSeconds(11));
        first.close();
        first.close();
        time.advance(Duration.ofSeconds(2));

        assertThat(plug.reads)
                .containsExactly(Part.ALL, Part.QUICK, Part.QUICK, Part.QUICK, Part.QUICK, Part.ALL, Part.QUICK);
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());
        assertThat(plug.connected).hasValue(1);

        second.close();
        time.advance(Duration.ofMinutes(5));

        assertThat(plug.reads).hasSize(7);
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Resting());
        assertThat(plug.connected).hasValue(0);
    }

    @Test
    void aChangeMadeElsewhereIsShownWithinTheRhythmWithItsAge() {
        ScriptedPlug plug = stage.plug("a", "relay");
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ZERO);
        assertThat(stage.row("a", "relay").shown()).contains(false);
        int before = stage.told.get();

        plug.state.put("relay", true);
        time.advance(plug.rhythm.quick());

        assertThat(stage.row("a", "relay").shown()).contains(true);
        assertThat(stage.row("a", "relay").last())
                .contains(new State(true, time.clock().instant()));
        assertThat(stage.panel("a").read()).contains(time.clock().instant());
        assertThat(stage.told.get()).isGreaterThan(before);
        watching.close();
    }

    @Test
    void aWishIsShownOnlyUntilTheReadBackAndThenTheTruth() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        stage.board.ask("a");
        plug.stubborn = true;
        plug.setGate = Optional.of(new CountDownLatch(1));

        Switching switching = switching(stage, "relay", true);
        assertThat(plug.setting.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(stage.row("a", "relay").wish()).contains(true);
        assertThat(stage.row("a", "relay").shown()).contains(true);
        assertThat(stage.row("a", "relay").last().orElseThrow().on()).isFalse();

        plug.setGate.get().countDown();

        assertThat(switching.state().on()).isFalse();
        assertThat(stage.row("a", "relay").wish()).isEmpty();
        assertThat(stage.row("a", "relay").shown()).contains(false);
    }

    @Test
    void anAnswerThatWasOvertakenByTheReadBackChangesNothing() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        stage.board.ask("a");
        Truth truth = Truth.remembered(plug.outlets()).offered(plug).read(plug.read(Part.QUICK));
        var late = plug.read(Part.QUICK);
        time.advance(Duration.ofMillis(5));
        truth = truth.read(plug.set("relay", true));

        assertThat(truth.read(late).on())
                .containsEntry("relay", new State(true, time.clock().instant()));
    }

    @Test
    void ofSeveralWishesForOneOutletOnlyTheLastIsSent() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay", "usb");
        stage.board.ask("a");
        plug.setGate = Optional.of(new CountDownLatch(1));
        Switching first = switching(stage, "relay", true);
        assertThat(plug.setting.await(10, TimeUnit.SECONDS)).isTrue();
        Switching second = switching(stage, "relay", false);
        await().until(() -> wish("relay").equals(Optional.of(false)));
        Switching third = switching(stage, "relay", true);
        await().until(() -> wish("relay").equals(Optional.of(true)));

        plug.setGate.get().countDown();

        assertThat(List.of(
                        first.state().on(), second.state().on(), third.state().on()))
                .containsExactly(true, true, true);
        assertThat(plug.sets).containsExactly("relay on", "relay on");
    }

    private Optional<Boolean> wish(String outlet) {
        return stage.row("a", outlet).wish();
    }

    @Test
    void whatFailsToBeSwitchedStandsAsItWasAndIsReadAgain() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ZERO);
        int reads = plug.reads.size();
        DeviceException why = PlugFamily.failure();
        plug.failure = Optional.of(why);

        assertThatThrownBy(() -> stage.board.set(SwitchStage.point("a", "relay"), true))
                .isSameAs(why);

        assertThat(stage.row("a", "relay").shown()).contains(false);
        time.advance(Duration.ZERO);
        assertThat(plug.reads).hasSize(reads + 1);
        watching.close();
    }

    @Test
    void aDeviceThatStopsAnsweringIsAskedLessAndLessAndAtOnceAgainWhenItAnswers() {
        ScriptedPlug plug = stage.plug("a", "relay");
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ZERO);
        Instant failed = time.clock().instant().plus(plug.rhythm.quick());
        DeviceException why = PlugFamily.failure();
        plug.failure = Optional.of(why);

        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < 8; attempt++) {
            time.advance(attempt == 0 ? plug.rhythm.quick() : pauses.getLast());
            Condition.Failing now = (Condition.Failing) stage.panel("a").condition();
            assertThat(now.why()).isSameAs(why);
            assertThat(now.since()).isEqualTo(failed);
            pauses.add(Duration.between(time.clock().instant(), now.next().orElseThrow()));
        }

        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(stage.row("a", "relay").shown()).as("what was known").contains(false);

        plug.failure = Optional.empty();
        plug.state.put("relay", true);
        time.advance(pauses.getLast());

        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());
        assertThat(stage.row("a", "relay").shown()).contains(true);
        int reads = plug.reads.size();
        time.advance(plug.rhythm.quick());
        assertThat(plug.reads).hasSize(reads + 1);
        watching.close();
    }

    @Test
    void aDeviceThatFailedIsAskedAtOnceWhereSomethingElseHeardOfItOrTheUserWantsIt() {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.failure = Optional.of(PlugFamily.failure());
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ofSeconds(200));
        assertThat(stage.panel("a").condition()).isInstanceOf(Condition.Failing.class);
        plug.failure = Optional.empty();

        stage.connections.note("a", new Reachability.Answering());
        time.advance(Duration.ZERO);
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());

        plug.failure = Optional.of(PlugFamily.failure());
        time.advance(Duration.ofSeconds(200));
        assertThat(stage.panel("a").condition()).isInstanceOf(Condition.Failing.class);
        plug.failure = Optional.empty();
        stage.board.askNow("a");
        time.advance(Duration.ZERO);
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());
        watching.close();
    }

    @Test
    void aDeviceThatFailedIsAskedAtOnceAtAnotherAddressAndWithOtherSecrets() {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.failure = Optional.of(PlugFamily.failure());
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ofSeconds(200));
        plug.failure = Optional.empty();

        stage.book.move("a", Address.parse("127.0.0.8"));
        time.advance(Duration.ZERO);
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());

        plug.failure = Optional.of(new DeviceException.WrongCredentials("127.0.0.8"));
        time.advance(Duration.ofSeconds(200));
        assertThat(stage.panel("a").condition()).isInstanceOf(Condition.Failing.class);
        plug.failure = Optional.empty();
        stage.board.newCredentials("a");
        stage.board.newCredentials("nobody");
        time.advance(Duration.ZERO);
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());
        watching.close();
    }

    @Test
    void troubleIsKeptWhileNobodyLooksWithoutAnotherAttempt() {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.failure = Optional.of(PlugFamily.failure());
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ZERO);
        watching.close();

        Condition.Failing now = (Condition.Failing) stage.panel("a").condition();

        assertThat(now.next()).isEmpty();
    }

    @Test
    void aDeviceWithoutAnythingToSwitchIsToldAndAskedRarely() {
        ScriptedPlug plug = stage.plug("a");
        plug.switches = false;
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ofSeconds(1));
        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Switchless());

        plug.switches = true;
        time.advance(Pauses.LONGEST);

        assertThat(stage.panel("a").condition()).isEqualTo(new Condition.Answering());
        watching.close();
    }

    @Test
    void noDescriptionMakesADeviceBeAskedWithoutEnd() {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.rhythm = new Rhythm(Duration.ZERO, Duration.ZERO);
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ofSeconds(1));

        assertThat(plug.reads).as("no faster than is sensible").hasSizeLessThanOrEqualTo(5);
        watching.close();
    }

    @Test
    void theOutletsAreRememberedOverARestart() throws Exception {
        stage.plug("a", "master", "usb");
        stage.board.ask("a");

        try (SwitchStage again = new SwitchStage(folder, time, stage.family)) {
            assertThat(again.panel("a").rows())
                    .extracting(row -> row.outlet().name())
                    .containsExactly("master", "usb");
            assertThat(again.row("a", "usb").shown()).isEmpty();
            assertThat(again.board.everything())
                    .containsExactly(SwitchStage.point("a", "master"), SwitchStage.point("a", "usb"));
            assertThat(again.board.standing(again.board.everything())).isEqualTo(Standing.UNKNOWN);
        }
    }

    @Test
    void whatIsBehindAMasterThatIsOffHasNoPower() throws Exception {
        ScriptedPlug plug = stage.plug("a", "master", "usb");
        plug.state.put("usb", true);
        stage.board.ask("a");

        assertThat(stage.row("a", "usb").unpowered()).isTrue();
        assertThat(stage.row("a", "usb").shown()).contains(true);
        assertThat(stage.row("a", "master").unpowered()).isFalse();
        stage.board.set(SwitchStage.point("a", "master"), true);
        assertThat(stage.row("a", "usb").unpowered()).isFalse();
    }

    @Test
    void anOutletThatIsNotThereAndADeviceThatIsGoneAreSaid() {
        stage.plug("a", "relay");

        assertThatThrownBy(() -> stage.board.set(SwitchStage.point("a", "roof"), true))
                .isInstanceOfSatisfying(
                        DeviceException.Unsupported.class,
                        why -> assertThat(why.sentence()).hasToString("Plug a has no outlet called “roof”."));
        stage.book.remove("a");
        assertThatThrownBy(() -> stage.board.set(SwitchStage.point("a", "relay"), true))
                .isInstanceOfSatisfying(
                        DeviceException.Unsupported.class,
                        why -> assertThat(why.sentence()).hasToString("This device is not saved any more."));
        assertThat(stage.board.panel("a")).isEmpty();
        assertThat(stage.board.panels()).isEmpty();
    }

    @Test
    void oneDeadDeviceDelaysNoOther() {
        try (SystemTimekeeper real = new SystemTimekeeper(Clock.systemUTC());
                SwitchStage many = new SwitchStage(folder.resolve("many"), real)) {
            ScriptedPlug dead = many.plug("dead", "relay");
            dead.readGate = Optional.of(new CountDownLatch(1));
            List<ScriptedPlug> plugs = IntStream.range(0, 50)
                    .mapToObj(number -> many.plug("p" + number, "relay"))
                    .toList();
            List<Registration> watching = new ArrayList<>();
            watching.add(many.board.watch("dead"));
            IntStream.range(0, 50).forEach(number -> watching.add(many.board.watch("p" + number)));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(many.board.panels().stream()
                                    .filter(panel -> panel.condition() instanceof Condition.Answering))
                            .hasSize(50));
            assertThat(dead.reading.getCount()).isZero();
            assertThat(many.panel("dead").condition()).isEqualTo(new Condition.Asking());
            assertThat(plugs).allSatisfy(plug -> assertThat(plug.reads).isNotEmpty());
            watching.forEach(Registration::close);
        }
    }

    @Test
    void closingEndsEvenWhatWaitsForADeadDevice() throws Exception {
        try (SystemTimekeeper real = new SystemTimekeeper(Clock.systemUTC());
                SwitchStage one = new SwitchStage(folder.resolve("one"), real)) {
            ScriptedPlug dead = one.plug("dead", "relay");
            dead.readGate = Optional.of(new CountDownLatch(1));
            one.board.watch("dead");
            assertThat(dead.reading.await(10, TimeUnit.SECONDS)).isTrue();

            one.board.close();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(dead.connected).hasValueLessThanOrEqualTo(1));
            assertThat(dead.reads).hasSize(1);
        }
    }
}
