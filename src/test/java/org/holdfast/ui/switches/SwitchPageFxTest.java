// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.holdfast.ui.live.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class SwitchPageFxTest {
    private Stage window;
    private SwitchStage stage;
    private SwitchPage page;

    @Start
    void start(Stage shown) {
        window = shown;
    }

    @BeforeEach
    void open() {
        stage = new SwitchStage();
        stage.strip();
        stage.history("strip");
        Looks.act(() -> {
            page = new SwitchPage(stage.context, SwitchStage.STRIP);
            stage.show(window, page);
        });
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        Looks.act(page::hidden);
        stage.styles.close();
        assertThat(stage.styles.complaints()).isEmpty();
        assertThat(stage.crashes).isEmpty();
        assertThat(stage.board.watched()).isEmpty();
    }

    @Test
    void everyOutletHasItsSwitch() {
        assertThat(stage.position("switch-strip-all")).isEqualTo(LargeSwitch.Position.ON);
        stage.press("switch-strip-usb");
        stage.awaitPosition("switch-strip-usb", LargeSwitch.Position.ON);
        assertThat(stage.board.orders()).containsExactly("strip usb on");
        assertThat(stage.board.watched()).containsExactly("strip");
    }

    private List<String> words(String styleClass) {
        return Looks.onScreen(() -> {
            stage.scene.getRoot().layout();
            return stage.scene.getRoot().lookupAll("." + styleClass).stream()
                    .map(each -> ((Label) each).getText())
                    .toList();
        });
    }

    @Test
    void thePlotShowsTheLastHourOrDayWithItsScaleAndTheEnergy() {
        stage.node("power-plot");
        assertThat(words("plot-word"))
                .contains("0 W", "50 W", "100 W", "150 W", "200 W")
                .hasSizeBetween(9, 12);
        assertThat(stage.words("plot-used"))
                .isEqualTo("0.42 kWh today, 1.92 kWh in the last 7 days, 6.92 kWh in all that is kept");
        assertThat(stage.words("plot-counted")).isEqualTo("As the device counted it.");

        stage.press("plot-day");
        await().until(() -> !words("plot-word").contains("200 W"));
        assertThat(words("plot-word")).contains("0 W");
        Node plot = stage.node("power-plot");
        assertThat(Looks.onScreen(plot::getAccessibleText)).isEqualTo("Power between 10 W and 110 W");
    }

    @Test
    void theReadingUnderThePointerIsTold() {
        Node plot = stage.node("power-plot");
        Looks.act(() -> {
            double x = plot.getBoundsInLocal().getWidth() / 2;
            plot.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_MOVED,
                    x,
                    50,
                    x,
                    50,
                    MouseButton.NONE,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null));
        });
        await().until(() -> stage.shows("plot-told"));
        assertThat(stage.words("plot-told")).matches("[0-9]+ W at [0-9]+:[0-9]{2}.*");
    }

    @Test
    void aScaleInDoubtIsMarked() {
        stage.node("measure-power");
        assertThat(stage.words("measure-power")).isEqualTo("120 W");
        assertThat(words("tag")).containsExactly("unverified", "unverified");

        stage.board.put(
                SwitchStage.STRIP, stage.board.panel("strip").orElseThrow().rows(), List.of(stage.watts(120, true)));
        await().until(() -> visibleTags() == 0);
    }

    private long visibleTags() {
        stage.clock.pass(Duration.ofSeconds(3));
        return Looks.onScreen(() -> stage.scene.getRoot().lookupAll(".tag").stream()
                .filter(Node::isVisible)
                .count());
    }
}
