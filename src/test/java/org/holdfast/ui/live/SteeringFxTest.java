// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Steering a camera on its picture, by keys and by the pad beside it. */
// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class SteeringFxTest {
    @TempDir
    private Path folder;

    private final ScriptedSteering camera = new ScriptedSteering();
    private LiveStage stage;
    private CameraView view;
    private Scene scene;
    private Stage window;
    private TextField elsewhere;

    @Start
    void start(Stage shown) {
        window = shown;
        elsewhere = new TextField();
        stage = new LiveStage(folder);
        view = new CameraView(new LiveCanvas(new LiveModel(stage.context, LiveStage.BIKE), stage.pulse, stage.frame));
        view.getStyleClass().add("live-camera-page");
        VBox page = new VBox(view, elsewhere);
        page.getStyleClass().add("live-page");
        stage.frame.root.getChildren().add(page);
        scene = new Scene(stage.frame.root, 1000, 700);
        Looks.dress(scene, true);
        window.setScene(scene);
        window.show();
        view.shown();
        view.steer(camera.connectionTo(LiveStage.BIKE));
    }

    @Stop
    void stop() {
        view.hidden();
        view.dispose();
        stage.close();
    }

    private void orders(String... expected) {
        await().until(() -> camera.orders().equals(List.of(expected)));
    }

    private void focusPicture() {
        Looks.act(view.canvas()::requestFocus);
        await().until(() -> Looks.onScreen(view.canvas()::isFocused));
    }

    @Test
    void arrowsMoveWhileTheyAreHeld(FxRobot robot) {
        focusPicture();
        robot.press(KeyCode.LEFT);
        orders("LEFT");
        robot.release(KeyCode.LEFT);
        orders("LEFT", "halt");

        robot.type(KeyCode.HOME);
        orders("LEFT", "halt", "CENTRE");
    }

    @Test
    void theCameraHaltsWhenThePictureLosesTheKeyboard(FxRobot robot) {
        focusPicture();
        robot.press(KeyCode.UP);
        orders("UP");

        Looks.act(elsewhere::requestFocus);
        orders("UP", "halt");
        robot.release(KeyCode.UP);
        assertThat(camera.orders()).containsExactly("UP", "halt");
    }

    @Test
    void theCameraHaltsWhenTheWindowGoes(FxRobot robot) {
        focusPicture();
        robot.press(KeyCode.DOWN);
        orders("DOWN");

        Looks.act(window::hide);
        orders("DOWN", "halt");
        robot.release(KeyCode.DOWN);
    }

    @Test
    void theCameraHaltsWhenItsPageIsHidden(FxRobot robot) {
        focusPicture();
        robot.press(KeyCode.RIGHT);
        orders("RIGHT");

        Looks.act(view::hidden);
        orders("RIGHT", "halt");
        robot.release(KeyCode.RIGHT);
    }

    @Test
    void thePadMovesWhileItIsPressed(FxRobot robot) {
        robot.moveTo("#steer-left").press(MouseButton.PRIMARY);
        orders("LEFT");
        Looks.keep(scene, "steering-dark");
        robot.release(MouseButton.PRIMARY);
        orders("LEFT", "halt");

        robot.moveTo("#steer-up").press(MouseButton.PRIMARY);
        orders("LEFT", "halt", "UP");
        robot.moveTo(view.canvas());
        orders("LEFT", "halt", "UP", "halt");
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void whatBelongsBesideThePictureHasRowsAndKeys(FxRobot robot) {
        await().until(() -> robot.lookup("#row-lamp").tryQuery().isPresent()
                && robot.lookup("#row-night").tryQuery().isPresent());
        assertThat(robot.lookup("#row-volume").tryQuery()).isEmpty();
        Looks.act(() -> Looks.dress(scene, false));
        Looks.keep(scene, "steering-light");
        assertThat(robot.lookup("#row-night .tag").tryQuery()).isPresent();
        assertThat(robot.lookup("#row-lamp .tag").tryQuery()).isEmpty();

        focusPicture();
        robot.type(KeyCode.L);
        orders("lamp on");
        await().until(camera::lamp);
        robot.type(KeyCode.N);
        orders("lamp on", "night on");
    }

    @Test
    void whatTheCameraRefusedStandsBesideThePad(FxRobot robot) {
        camera.refuse(
                Optional.of(new DeviceException.TimedOut("192.168.1.9", Text.literal("moving the camera"), null)));
        focusPicture();
        robot.press(KeyCode.LEFT);
        robot.release(KeyCode.LEFT);

        await().until(() ->
                robot.lookup("#steering-panel .inline-error").tryQuery().isPresent());
        Looks.keep(scene, "steering-refused-dark");
    }

    @Test
    void withoutSomethingToSteerThereIsNoPanelAndKeysDoNothing(FxRobot robot) {
        Looks.act(view::unsteer);
        focusPicture();
        robot.type(KeyCode.LEFT, KeyCode.HOME, KeyCode.L);

        assertThat(robot.lookup("#steering-panel").tryQuery()).isEmpty();
        assertThat(camera.orders()).isEmpty();
    }

    @Test
    void autoRepeatOfAHeldKeyIsOneOrder() {
        focusPicture();
        Node canvas = view.canvas();
        for (int i = 0; i < 5; i++) {
            Looks.act(() -> Event.fireEvent(
                    canvas, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false)));
        }
        Looks.act(() -> Event.fireEvent(
                canvas, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.LEFT, false, false, false, false)));

        orders("LEFT", "halt");
    }
}
