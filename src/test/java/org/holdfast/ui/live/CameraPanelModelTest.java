// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Text;
import org.holdfast.service.TestTime;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.ScriptedCamera;
import org.holdfast.ui.stage.StageHouse;
import org.junit.jupiter.api.Test;

/** What steers a camera beside its picture, without a window. */
class CameraPanelModelTest {
    private final HandScreen screen = new HandScreen();
    private final TestTime time = new TestTime();
    private final ScriptedCamera camera = new ScriptedCamera();
    private final CameraPanelModel model =
            new CameraPanelModel(connection(), camera, screen.background(), time.clock());

    private Connection connection() {
        return camera.connectionTo(StageHouse.device("bike", "Bike"));
    }

    private CameraControl.State state() {
        return model.readingProperty().get().orElseThrow().state();
    }

    private void shown() {
        model.shown();
        screen.until(() -> model.readingProperty().get().isPresent());
    }

    @Test
    void whatTheCameraSaysIsShownAndNothingBefore() {
        assertThat(model.readingProperty().get()).isEmpty();
        assertThat(model.factsProperty().get()).isEmpty();

        shown();

        assertThat(state().mode()).contains(ScriptedCamera.VIDEO);
        assertThat(model.factsProperty().get())
                .extracting(Connection.Fact::name)
                .contains("battery");
        assertThat(model.recorded()).isEmpty();
    }

    @Test
    void theRecordedTimeCountsOnBetweenAnswers() {
        shown();

        model.record();
        screen.until(() -> model.doingProperty().get().isEmpty());
        assertThat(model.recorded()).contains(Duration.ofSeconds(12));
        time.advance(Duration.ofSeconds(3));

        assertThat(model.recorded()).contains(Duration.ofSeconds(15));
    }

    @Test
    void recordingStartsAndStopsByTheSameOrder() {
        shown();

        model.record();
        assertThat(model.doingProperty().get()).contains(new CameraPanelModel.Deed.RecordOnCard(true));
        screen.until(() -> model.doingProperty().get().isEmpty());
        assertThat(state().activity()).isEqualTo(CameraControl.Activity.RECORDING);
        model.record();
        screen.until(() -> state().activity() == CameraControl.Activity.IDLE);
    }

    @Test
    void theModeThatIsOnIsNotAskedForAgain() {
        shown();

        model.switchTo(ScriptedCamera.VIDEO);
        assertThat(model.doingProperty().get()).isEmpty();
        model.switchTo(ScriptedCamera.PHOTO);

        screen.until(() -> state().mode().equals(Optional.of(ScriptedCamera.PHOTO)));
    }

    @Test
    void ofOrdersGivenMeanwhileTheLastWaitsForItsTurn() {
        CountDownLatch gate = new CountDownLatch(1);
        shown();
        camera.holdOrders(gate);

        model.shoot();
        model.record();
        model.switchTo(ScriptedCamera.PHOTO);
        assertThat(model.doingProperty().get()).contains(new CameraPanelModel.Deed.Shoot());
        gate.countDown();

        screen.until(() ->
                model.doingProperty().get().isEmpty() && state().mode().equals(Optional.of(ScriptedCamera.PHOTO)));
        assertThat(camera.orders()).containsExactly("shoot", "mode photo");
    }

    @Test
    void aRefusalIsShownDropsWhatWaitedAndIsTriedAgain() {
        shown();
        camera.refuseOrders(Optional.of(new DeviceException.Busy("C100", Text.literal("record"))));
        CountDownLatch gate = new CountDownLatch(1);
        camera.holdOrders(gate);

        model.record();
        model.shoot();
        gate.countDown();
        screen.until(() -> model.refusalProperty().get().isPresent());
        assertThat(model.refusalProperty().get().orElseThrow().deed())
                .contains(new CameraPanelModel.Deed.RecordOnCard(true));
        assertThat(model.doingProperty().get()).isEmpty();

        camera.refuseOrders(Optional.empty());
        model.again();
        screen.until(() -> model.doingProperty().get().isEmpty());
        assertThat(model.refusalProperty().get()).isEmpty();
        assertThat(state().activity()).isEqualTo(CameraControl.Activity.RECORDING);
        assertThat(camera.orders()).containsExactly("record true", "record true");
    }

    @Test
    void anAnswerIsAskedForAgainOnceItIsOldAndAfterAnEventThatChangesSomething() {
        shown();
        int first = camera.asked();

        time.advance(Duration.ofSeconds(9));
        model.tick();
        assertThat(camera.asked()).isEqualTo(first);
        time.advance(Duration.ofSeconds(2));
        model.tick();
        screen.until(() -> camera.asked() == first + 1
                && model.readingProperty()
                        .get()
                        .orElseThrow()
                        .when()
                        .equals(time.clock().instant()));

        camera.say(Events.Weight.NEWS, "Something small", false);
        camera.say(Events.Weight.NEWS, "Recording started", true);
        screen.until(() -> camera.asked() == first + 2);
    }

    @Test
    void nobodyListensOnceItIsHidden() {
        shown();
        assertThat(camera.listeners()).isEqualTo(1);

        model.hidden();
        model.hidden();

        assertThat(camera.listeners()).isZero();
        assertThat(screen.crashes()).isEqualTo(List.of());
    }
}
