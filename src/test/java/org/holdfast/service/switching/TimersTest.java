// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.service.switching.SwitchStage.point;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches.Countdowns.Limit;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard.Keeper;
import org.holdfast.service.Switchboard.Missed;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Timer;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimersTest {
    private static final Point RELAY = point("a", "relay");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    private final TestTime time = new TestTime();
    private SwitchStage stage;

    @BeforeEach
    void open() {
        stage = new SwitchStage(folder, time);
        stage.board.begin();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aPlugWithTimersOfItsOwnKeepsThem() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.limit = Optional.of(new Limit(Duration.ofHours(24), Duration.ofMinutes(1)));

        Timer timer = stage.board.begin(RELAY, false, HALF_HOUR);

        assertThat(timer)
                .isEqualTo(new Timer(
                        RELAY, Optional.of(false), time.clock().instant().plus(HALF_HOUR), Keeper.DEVICE));
        assertThat(plug.countdowns().orElseThrow().running("relay")).isPresent();
        assertThat(stage.board.timers()).containsExactly(timer);
        assertThat(stage.row("a", "relay").timer()).contains(timer);
        assertThat(stage.row("a", "relay").countdown()).isEqualTo(plug.limit);
        time.advance(HALF_HOUR);
        assertThat(stage.board.timers()).isEmpty();
        assertThat(plug.sets).as("the plug does it, not the program").isEmpty();
    }

    @Test
    void aTimerThatSomebodyElseSetOnThePlugIsShownAndCanBeEnded() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.limit = Optional.of(new Limit(Duration.ofHours(24), Duration.ofMinutes(1)));
        Registration watching = stage.board.watch("a");
        time.advance(Duration.ZERO);
        assertThat(stage.row("a", "relay").timer()).isEmpty();

        plug.countdowns().orElseThrow().begin("relay", true, HALF_HOUR);
        time.advance(plug.rhythm.slow());

        assertThat(stage.row("a", "relay").timer().orElseThrow().keeper()).isEqualTo(Keeper.DEVICE);
        stage.board.cancel(RELAY);
        assertThat(stage.row("a", "relay").timer()).isEmpty();
        assertThat(plug.countdowns().orElseThrow().running("relay")).isEmpty();
        watching.close();
    }

    @Test
    void anyOtherPlugIsSwitchedByTheProgramInTime() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");

        Timer timer = stage.board.begin(RELAY, true, HALF_HOUR);

        assertThat(timer.keeper()).isEqualTo(Keeper.PROGRAM);
        assertThat(stage.board.timers()).containsExactly(timer);
        time.advance(HALF_HOUR.minusSeconds(1));
        assertThat(plug.sets).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(plug.sets).containsExactly("relay on");
        assertThat(stage.board.timers()).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(plug.sets).hasSize(1);
        assertThat(time.waiting())
                .as("nothing waits any more but connections that linger")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whatThePlugsOwnTimerCannotDoIsDoneByTheProgram() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.limit = Optional.of(new Limit(Duration.ofHours(24), Duration.ofMinutes(1)));
        plug.onlyOff = true;
        stage.board.begin(RELAY, false, HALF_HOUR);

        Timer timer = stage.board.begin(RELAY, true, HALF_HOUR);

        assertThat(timer.keeper()).isEqualTo(Keeper.PROGRAM);
        assertThat(stage.board.timers()).containsExactly(timer);
        assertThat(plug.countdowns().orElseThrow().running("relay"))
                .as("only one of them runs")
                .isEmpty();
        time.advance(HALF_HOUR);
        assertThat(plug.sets).containsExactly("relay on");
    }

    @Test
    void aTimeBeyondThePlugsOwnTimerIsKeptByTheProgram() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        plug.limit = Optional.of(new Limit(Duration.ofHours(1), Duration.ofMinutes(1)));
        stage.board.begin(RELAY, true, HALF_HOUR);

        Timer timer = stage.board.begin(RELAY, false, Duration.ofHours(2));

        assertThat(timer.keeper()).isEqualTo(Keeper.PROGRAM);
        assertThat(plug.countdowns().orElseThrow().running("relay"))
                .as("replaced")
                .isEmpty();
        assertThat(stage.board.timers()).containsExactly(timer);
        stage.board.cancel(RELAY);
        stage.board.cancel(RELAY);
        time.advance(Duration.ofHours(3));
        assertThat(plug.sets).isEmpty();
    }

    @Test
    void aTimerWhoseTimeIsStillToComeRunsOnAfterARestart() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        stage.board.begin(RELAY, true, HALF_HOUR);
        stage.close();
        time.advance(Duration.ofMinutes(10));

        try (SwitchStage again = new SwitchStage(folder, time, stage.family)) {
            assertThat(again.board.timers())
                    .as("another program's, as the command line's")
                    .isEmpty();
            again.board.begin();
            again.board.begin();
            assertThat(again.board.timers()).hasSize(1);
            time.advance(Duration.ofMinutes(20));
            assertThat(plug.sets).containsExactly("relay on");
            assertThat(again.board.missed()).isEmpty();
        }
    }

    @Test
    void aTimerWhoseTimePassedMeanwhileIsToldAndNotDoneLate() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        Timer timer = stage.board.begin(RELAY, true, HALF_HOUR);
        stage.close();
        time.advance(Duration.ofHours(10));

        try (SwitchStage again = new SwitchStage(folder, time, stage.family)) {
            again.board.begin();
            assertThat(again.board.missed()).containsExactly(new Missed(timer, Optional.empty()));
            time.advance(Duration.ofHours(1));
            assertThat(plug.sets).isEmpty();
            again.board.dismiss(again.board.missed().getFirst());
            assertThat(again.board.missed()).isEmpty();
        }
        try (SwitchStage third = new SwitchStage(folder, time, stage.family)) {
            third.board.begin();
            assertThat(third.board.missed()).as("told once").isEmpty();
        }
    }

    @Test
    void aDeviceThatFailsAtItsTimeIsTold() throws Exception {
        ScriptedPlug plug = stage.plug("a", "relay");
        Timer timer = stage.board.begin(RELAY, true, HALF_HOUR);
        DeviceException why = PlugFamily.failure();
        time.advance(Duration.ofMinutes(29));
        plug.failure = Optional.of(why);
        time.advance(Duration.ofMinutes(1));

        assertThat(stage.board.missed()).containsExactly(new Missed(timer, Optional.of(why)));
    }

    @Test
    void aProgramThatDoesNotStaySavesNoTimers() throws Exception {
        try (SwitchStage brief = new SwitchStage(folder.resolve("brief"), time)) {
            ScriptedPlug plug = brief.plug("a", "relay");
            brief.board.begin(RELAY, true, HALF_HOUR);
            try (SwitchStage window = new SwitchStage(folder.resolve("brief"), time, brief.family)) {
                window.board.begin();
                assertThat(window.board.timers()).isEmpty();
            }
            time.advance(HALF_HOUR);
            assertThat(plug.sets).containsExactly("relay on");
        }
    }

    @Test
    void aTimerNeedsATimeThatMakesSense() {
        stage.plug("a", "relay");
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(8))) {
            assertThatThrownBy(() -> stage.board.begin(RELAY, true, wrong))
                    .isInstanceOfSatisfying(
                            DeviceException.NotAllowed.class,
                            why -> assertThat(why.sentence())
                                    .hasToString("A timer runs for at least a second and at most seven days."));
        }
    }
}
