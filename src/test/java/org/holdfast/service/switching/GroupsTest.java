// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.service.switching.SwitchStage.point;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Group;
import org.holdfast.service.Switchboard.Outcome;
import org.holdfast.service.Switchboard.Standing;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
    private static final Group EVENING = new Group("1", "Evening", List.of(point("a", "relay"), point("b", "usb")));

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

    @Test
    void groupsAndProtectionSurviveARestart() throws Exception {
        stage.plug("a", "relay");
        stage.board.keep(EVENING);
        stage.board.keep(new Group("2", "  All lamps ", List.of(point("a", "relay"), point("a", "relay"))));
        stage.board.keep(new Group("1", "Night", EVENING.points()));
        stage.board.protect(point("a", "relay"), true);
        stage.board.ask("a");

        try (SwitchStage again = new SwitchStage(folder, time, stage.family)) {
            assertThat(again.board.groups())
                    .containsExactly(
                            new Group("1", "Night", EVENING.points()),
                            new Group("2", "All lamps", List.of(point("a", "relay"))));
            assertThat(again.row("a", "relay").guarded()).isTrue();
            again.board.forget("1");
            again.board.forget("1");
            again.board.protect(point("a", "relay"), false);
            assertThat(again.board.groups()).extracting(Group::name).containsExactly("All lamps");
            assertThat(again.row("a", "relay").asks()).isFalse();
        }
    }

    @Test
    void namesThatCannotBeKeptAreRefused() throws Exception {
        stage.board.keep(EVENING);

        assertThatThrownBy(() -> stage.board.keep(new Group("2", "evening", List.of())))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        why -> assertThat(why.sentence()).hasToString("Another group has this name."));
        for (String name : List.of(" ", "x".repeat(Switchboard.LONGEST_NAME + 1))) {
            assertThatThrownBy(() -> stage.board.keep(new Group("2", name, List.of())))
                    .isInstanceOfSatisfying(
                            DeviceException.NotAllowed.class,
                            why -> assertThat(why.sentence())
                                    .hasToString("A group needs a name of at most 80 characters."));
        }
        assertThat(stage.board.groups()).containsExactly(EVENING);
    }

    @Test
    void aGroupIsOnOffOrInBetweenWishesIncluded() throws Exception {
        ScriptedPlug one = stage.plug("a", "relay");
        ScriptedPlug other = stage.plug("b", "usb");
        assertThat(stage.board.standing(EVENING.points())).isEqualTo(Standing.UNKNOWN);
        one.state.put("relay", true);
        stage.board.ask("a");
        assertThat(stage.board.standing(EVENING.points())).isEqualTo(Standing.ON);
        stage.board.ask("b");
        assertThat(stage.board.standing(EVENING.points())).isEqualTo(Standing.SOME);
        stage.board.set(point("a", "relay"), false);
        assertThat(stage.board.standing(EVENING.points())).isEqualTo(Standing.OFF);
        other.setGate = Optional.of(new CountDownLatch(1));
        Thread.ofVirtual().start(() -> {
            try {
                stage.board.set(point("b", "usb"), true);
            } catch (DeviceException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        other.setting.await();
        assertThat(stage.board.standing(EVENING.points())).isEqualTo(Standing.SOME);
        other.setGate.get().countDown();
    }

    @Test
    void allOffLeavesOutWhatIsProtectedAndMastersAboveIt() throws Exception {
        ScriptedPlug strip = stage.plug("a", "master", "one", "usb");
        ScriptedPlug other = stage.plug("b", "master", "one");
        strip.state.replaceAll((name, on) -> true);
        other.state.replaceAll((name, on) -> true);
        stage.board.ask("a");
        stage.board.ask("b");
        stage.board.protect(point("a", "usb"), true);

        List<Outcome> outcomes = stage.board.setAll(stage.board.everything(), false);

        assertThat(outcomes.stream().filter(Outcome.LeftOut.class::isInstance).map(Outcome::point))
                .containsExactly(point("a", "master"), point("a", "usb"));
        assertThat(strip.state)
                .containsEntry("master", true)
                .containsEntry("one", false)
                .containsEntry("usb", true);
        assertThat(other.sets).containsExactly("one off", "master off");
        assertThat(stage.row("a", "master").asks()).isTrue();
        assertThat(stage.row("a", "one").asks()).isFalse();
        assertThat(stage.row("b", "master").asks()).isFalse();

        stage.board.setAll(stage.board.everything(), true);

        assertThat(strip.state.values()).doesNotContain(false);
        assertThat(other.sets).containsExactly("one off", "master off", "master on", "one on");
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingSwitched() throws Exception {
        ScriptedPlug dead = stage.plug("a", "relay");
        ScriptedPlug live = stage.plug("b", "relay", "usb");
        dead.failure = Optional.of(PlugFamily.failure());

        List<Outcome> outcomes =
                stage.board.setAll(List.of(point("a", "relay"), point("b", "relay"), point("b", "usb")), true);

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.subList(1, 3)).allSatisfy(each -> assertThat(each).isInstanceOf(Outcome.Done.class));
        assertThat(live.state.values()).doesNotContain(false);
    }

    @Test
    void aDamagedFileIsSetAsideAndToldAndNothingElseIsLost() throws Exception {
        Path file = folder.resolve("config/switches.json");
        Files.createDirectories(folder.resolve("config"));
        for (String hostile : List.of(
                "{",
                "{\"schema\":1,\"content\":{\"groups\":[{\"id\":\"1\",\"name\":7,\"outlets\":[]}],\"protected\":[],\"timers\":[]}}",
                "{\"schema\":1,\"content\":{\"groups\":[],\"protected\":[[1,2]],\"timers\":[]}}",
                "{\"schema\":1,\"content\":{\"groups\":[],\"protected\":[],\"timers\":[[\"a\",\"b\",1,\"soon\"]]}}")) {
            Files.writeString(file, hostile);
            try (SwitchStage again = new SwitchStage(folder, time, stage.family)) {
                assertThat(again.board.problems())
                        .singleElement()
                        .asString()
                        .startsWith("switches.json was damaged and could not be read.");
                assertThat(again.board.groups()).isEmpty();
                assertThat(aside()).isPositive();
            }
        }
    }

    private long aside() throws IOException {
        try (var files = Files.list(folder.resolve("config"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("switches-damaged"))
                    .count();
        }
    }
}
