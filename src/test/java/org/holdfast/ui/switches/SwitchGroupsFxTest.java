// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.live.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class SwitchGroupsFxTest {
    private static final Switchboard.Point RELAY = SwitchStage.point(SwitchStage.HEATER, "relay");
    private static final Switchboard.Point RIGHT = SwitchStage.point(SwitchStage.WALL, "right");

    private Stage window;
    private SwitchStage stage;
    private SwitchesScreen screen;

    @Start
    void start(Stage shown) {
        window = shown;
    }

    @BeforeEach
    void open() {
        stage = new SwitchStage();
        stage.heater();
        stage.wall();
        Looks.act(() -> {
            screen = new SwitchesScreen(stage.context, stage.model(), Optional.empty());
            stage.show(window, screen);
        });
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        Looks.act(() -> {
            screen.hidden();
            screen.closed();
        });
        stage.styles.close();
        assertThat(stage.styles.complaints()).isEmpty();
        assertThat(stage.crashes).isEmpty();
    }

    private void type(String id, String words) {
        TextField field = (TextField) stage.node(id);
        Looks.act(() -> field.setText(words));
    }

    private void tick(String id) {
        CheckBox box = (CheckBox) stage.node(id);
        Looks.act(box::fire);
    }

    private void keep(Switchboard.Point... points) throws DeviceException {
        stage.board.keep(new Switchboard.Group("g", "Living room", List.of(points)));
        stage.node("group-g");
    }

    @Test
    void aGroupIsMadeOfANameAndOutlets() {
        stage.press("group-new");
        stage.press("group-act");
        assertThat(stage.words("group-wrong")).isEqualTo("A group needs a name.");
        type("group-name", " Living room ");
        stage.press("group-act");
        assertThat(stage.words("group-wrong")).isEqualTo("Choose at least one outlet.");
        tick("member-heater-relay");
        tick("member-wall-right");
        stage.press("group-act");

        await().until(() -> !stage.board.groups().isEmpty() && !stage.shows("group-act"));
        Switchboard.Group made = stage.board.groups().getFirst();
        assertThat(made.name()).isEqualTo("Living room");
        assertThat(made.points()).containsExactly(RELAY, RIGHT);
        stage.awaitPosition("group-switch-" + made.id(), LargeSwitch.Position.SOME);
        assertThat(stage.words("group-state-" + made.id())).isEqualTo("1 of 2 on");
        assertThat(stage.words("group-members-" + made.id())).isEqualTo("Heater, Hall: Right");
    }

    @Test
    void aGroupThatIsPartlyOnGoesOffAndThenOn() throws Exception {
        keep(RELAY, RIGHT);
        stage.awaitPosition("group-switch-g", LargeSwitch.Position.SOME);

        stage.press("group-switch-g");
        stage.awaitPosition("group-switch-g", LargeSwitch.Position.OFF);
        stage.awaitPosition("switch-heater-relay", LargeSwitch.Position.OFF);
        stage.press("group-switch-g");
        stage.awaitPosition("group-switch-g", LargeSwitch.Position.ON);
        stage.awaitWords("group-state-g", "2 of 2 on");
    }

    @Test
    void whatCouldNotBeSwitchedIsToldBesideItsSwitch() throws Exception {
        keep(RELAY, RIGHT);
        stage.board.fail(RIGHT, new DeviceException.Unreachable("127.0.0.9", Text.literal("switching it"), null));

        stage.choose("group-more-g", "group-on-g");

        await().until(() -> stage.shows("error-sentence"));
        await().until(() -> Looks.onScreen(() -> !stage.frame.notices.isEmpty()));
        assertThat(stage.frame.notices.getFirst().words())
                .isEqualTo("1 of 2 could not be switched. What happened stands beside each.");
        assertThat(stage.position("group-switch-g")).isEqualTo(LargeSwitch.Position.SOME);
    }

    @Test
    void aGroupIsRenamedAndAnotherGroupsNameIsRefusedInPlace() throws Exception {
        keep(RELAY);
        stage.board.keep(new Switchboard.Group("h", "Office", List.of(RIGHT)));
        stage.choose("group-more-g", "group-edit-g");
        type("group-name", "Office");
        stage.press("group-act");
        await().until(() -> stage.shows("group-wrong"));
        assertThat(stage.words("group-wrong")).startsWith("Another group has this name.");

        type("group-name", "Kitchen");
        stage.press("group-act");
        stage.awaitWords("group-name-g", "Kitchen");
        assertThat(stage.board.groups().getFirst().points()).containsExactly(RELAY);
    }

    @Test
    void aDeviceThatIsGoneStaysAMemberOfTheGroup() throws Exception {
        Switchboard.Point gone = new Switchboard.Point("gone", "relay");
        keep(RELAY, gone);
        stage.choose("group-more-g", "group-edit-g");
        type("group-name", "Kitchen");
        stage.press("group-act");

        stage.awaitWords("group-name-g", "Kitchen");
        assertThat(stage.board.groups().getFirst().points()).containsExactlyInAnyOrder(RELAY, gone);
    }

    @Test
    void aDeletedGroupCanBeTakenBack() throws Exception {
        keep(RELAY);
        stage.choose("group-more-g", "group-delete-g");
        await().until(() -> Looks.onScreen(() -> !stage.frame.notices.isEmpty()));
        assertThat(stage.board.groups()).isEmpty();
        assertThat(stage.board.orders()).isEmpty();

        Notice told = stage.frame.notices.getFirst();
        Optional<Notice.Deed> undo = told.deed();
        Looks.act(() -> undo.orElseThrow().action().run());
        stage.awaitWords("group-name-g", "Living room");
    }
}
