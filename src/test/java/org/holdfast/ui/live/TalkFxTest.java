// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.holdfast.ui.stage.ScriptedCamera;
import org.holdfast.ui.stage.ScriptedTalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class TalkFxTest {
    @TempDir
    private Path folder;

    private final ScriptedTalk talk = new ScriptedTalk();
    private LiveStage stage;
    private CameraView view;

    @Start
    void start(Stage window) {
        stage = new LiveStage(folder);
        view = new CameraView(new LiveCanvas(new LiveModel(stage.context, LiveStage.BIKE), stage.pulse, stage.frame));
        ScriptedCamera camera = new ScriptedCamera();
        camera.offer(talk);
        view.steer(camera.connectionTo(LiveStage.BIKE));
        stage.frame.root.getChildren().add(new StackPane(view));
        Scene scene = new Scene(stage.frame.root, 1000, 700);
        Looks.dress(scene, true);
        window.setScene(scene);
        window.show();
        view.shown();
        view.canvas().showControls();
    }

    @Stop
    void stop() {
        view.dispose();
    }

    @Test
    void tIsHeldToTalkAndTheLevelIsShown(FxRobot robot) {
        robot.press(KeyCode.T);
        stage.microphone.speak(3);
        await().until(() -> talk.said.get() == 3 * 320);
        Region meter = robot.lookup("#live-talk-level").queryAs(Region.class);
        Node level = meter.getChildrenUnmodifiable().getFirst();
        await().until(() -> ((Region) level).getWidth() > 14);
        assertThat(meter.isVisible()).isTrue();

        robot.release(KeyCode.T);

        await().until(() -> talk.open.get() == 0 && stage.microphone.open() == 0);
        assertThat(meter.isVisible()).isFalse();
        assertThat(stage.crashes).isEmpty();
    }

    @Test
    void theButtonIsHeldToTalk(FxRobot robot) {
        robot.moveTo("#live-talk").press(MouseButton.PRIMARY);
        stage.microphone.speak(1);
        await().until(() -> talk.said.get() == 320);

        robot.release(MouseButton.PRIMARY);

        await().until(() -> talk.open.get() == 0 && stage.microphone.open() == 0);
    }

    @Test
    void leavingThePictureEndsTheTalk(FxRobot robot) {
        robot.press(KeyCode.T);
        stage.microphone.speak(1);
        await().until(() -> talk.said.get() == 320);

        robot.interact(view::unsteer);

        await().until(() -> talk.open.get() == 0 && stage.microphone.open() == 0);
        assertThat(robot.lookup("#live-talk").tryQuery()).isEmpty();
        robot.release(KeyCode.T);
    }

    @Test
    void aComputerWithoutAMicrophoneSaysSoInOneSentence(FxRobot robot) {
        stage.microphone.remove();

        robot.press(KeyCode.T).release(KeyCode.T);
        robot.press(KeyCode.T);

        await().until(() -> !stage.frame.notices.isEmpty());
        robot.release(KeyCode.T);
        assertThat(stage.frame.notices.getFirst().words()).isEqualTo("This computer has no microphone. Plug one in.");
        assertThat(talk.open).hasValue(0);
    }

    @Test
    void whatWasNeverHeardOnRealHardwareIsMarked(FxRobot robot) {
        assertThat(robot.lookup("#live-talk-unverified").queryLabeled()).satisfies(mark -> {
            assertThat(mark.isVisible()).isTrue();
            assertThat(mark.getText()).isEqualTo("?");
        });
        assertThat(robot.lookup("#live-talk").query().getAccessibleHelp()).contains("real");
    }

    @Test
    void whatWasHeardOnRealHardwareHasNoMark(FxRobot robot) {
        talk.prove();
        ScriptedCamera camera = new ScriptedCamera();
        camera.offer(talk);
        robot.interact(() -> view.steer(camera.connectionTo(LiveStage.BIKE)));

        assertThat(robot.lookup("#live-talk").tryQuery()).isPresent();
        assertThat(robot.lookup("#live-talk-unverified").tryQuery()).isEmpty();
    }

    @Test
    void aCameraWithoutALoudspeakerHasNoSuchButton(FxRobot robot) {
        robot.interact(() -> view.steer(new ScriptedCamera().connectionTo(LiveStage.BIKE)));

        assertThat(robot.lookup("#live-talk").tryQuery()).isEmpty();
    }
}
