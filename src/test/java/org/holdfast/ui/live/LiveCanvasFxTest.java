// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.LiveView;
import org.holdfast.service.WallState;
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
class LiveCanvasFxTest {
    @TempDir
    private Path folder;

    private LiveStage stage;
    private LiveModel model;
    private LiveCanvas canvas;
    private Scene scene;

    @Start
    void start(Stage window) {
        stage = new LiveStage(folder);
        model = new LiveModel(stage.context, LiveStage.BIKE);
        canvas = new LiveCanvas(model, stage.pulse, stage.frame);
        StackPane page = new StackPane(canvas.holder());
        page.setStyle("-fx-padding: 24");
        stage.frame.root.getChildren().add(page);
        scene = new Scene(stage.frame.root, 1000, 700);
        Looks.dress(scene, true);
        window.setScene(scene);
        window.show();
        canvas.requestFocus();
    }

    @Stop
    void stop() {
        canvas.dispose();
        stage.close();
    }

    @Test
    void showsTheNewestPictureWithItsFigures(FxRobot robot) {
        live();
        stage.bike().figures("FFmpeg", 24.8, new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000));
        Looks.act(canvas::showControls);

        await().until(() ->
                robot.lookup("#live-rate").queryAs(Label.class).getText().startsWith("24.8 fps"));
        assertThat(robot.lookup("#live-state .word").queryLabeled())
                .extracting(Labeled::getText)
                .isEqualTo("Live");
        looks("live");
    }

    @Test
    void keepsTheLastPictureWithItsAgeWhenTheStreamBreaks(FxRobot robot) {
        live();
        broken(Duration.ofSeconds(12));

        await().until(() -> robot.lookup("#live-age").tryQuery().isPresent());
        assertThat(robot.lookup("#live-age").queryLabeled().getText()).isEqualTo("The last picture is 12 s old");
        assertThat(robot.lookup("#live-next-try").queryLabeled().getText()).startsWith("Trying again in ");
        looks("reconnecting");
        robot.clickOn("#live-try-now");
        await().until(() -> stage.bike().retries() == 1);
    }

    @Test
    void saysWhatIsWrongWhenThereNeverWasAPicture(FxRobot robot) {
        stage.bike()
                .broken(
                        new DeviceException.Unreachable(
                                "192.168.1.254", Text.literal("opening the live picture"), null),
                        Optional.empty(),
                        Instant.now().plusSeconds(8));

        await().until(() -> robot.lookup("#live-failing").tryQuery().isPresent());
        assertThat(robot.lookup("#live-failing .live-sentence").queryLabeled().getText())
                .contains("Nothing answers at 192.168.1.254");
        looks("failing");
    }

    @Test
    void aLongOpeningSpeaksAndCanBeCancelled(FxRobot robot) {
        await().until(() -> robot.lookup("#live-cancel").tryQuery().isPresent());
        looks("opening");
        robot.clickOn("#live-cancel");

        await().until(() -> stage.bike().sessions() == 0);
        assertThat(robot.lookup("#live-closed").tryQuery()).isPresent();
        looks("closed");
        robot.clickOn("#live-watch");
        await().until(() -> stage.bike().sessions() == 1);
    }

    @Test
    void saysWhenTheCameraHasNoPictureInItsMode(FxRobot robot) {
        stage.bike()
                .become(new LiveView.State.NoPicture(
                        Text.literal("There is no live picture while the camera plays back.")));

        await().until(() -> robot.lookup("#live-no-picture").tryQuery().isPresent());
        looks("no-picture");
    }

    @Test
    void theKeysPhotographRecordAndShowFigures(FxRobot robot) {
        live();
        stage.bike().figures("FFmpeg", 24.8, new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000));

        robot.type(KeyCode.S);
        await().until(() -> stage.frame.notices.size() == 1);
        assertThat(stage.frame.notices.getFirst().words()).startsWith("Snapshot saved as Bike camera ");

        robot.type(KeyCode.R);
        await().until(() -> stage.bike().recorded());
        stage.bike().recording().grow(Duration.ofSeconds(67), 13_400_000);
        await().until(() ->
                robot.lookup("#live-record").queryLabeled().getText().startsWith("1:07"));
        robot.type(KeyCode.I);
        await().until(canvas::statisticsShown);
        stage.bike().live(Text.literal("No sound: this computer has no sound device"));
        await().until(() ->
                !robot.lookup("#statistics-rate").queryLabeled().getText().isEmpty());
        looks("recording");

        robot.type(KeyCode.R);
        await().until(() -> stage.frame.notices.size() == 2);
        assertThat(stage.frame.notices.getLast().words()).isEqualTo("Recorded 1:07 of Bike camera (13.4 MB)");
        stage.frame.notices.getLast().deed().orElseThrow().action().run();
        assertThat(stage.openedFolders).containsExactly(folder);
    }

    @Test
    void fullScreenComesAndGoesByKeyAndDoubleClick(FxRobot robot) {
        live();
        robot.type(KeyCode.F);
        await().until(canvas.fullScreenProperty()::get);
        assertThat(canvas.getParent()).isSameAs(stage.frame.root);
        looks("full-screen");
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !canvas.fullScreenProperty().get());
        assertThat(canvas.getParent()).isSameAs(canvas.holder());

        robot.doubleClickOn(canvas);
        await().until(canvas.fullScreenProperty()::get);
        assertThat(stage.bike().sessions()).isEqualTo(1);
    }

    @Test
    void theWheelLooksCloserAroundThePointerAndAKeyLeadsBack(FxRobot robot) {
        live();
        robot.moveTo(canvas).moveBy(200, 60);
        robot.scroll(4, VerticalDirection.UP);
        await().until(() -> Looks.onScreen(() -> canvas.zoom().close()));
        Zoom closer = zoom();
        assertThat(closer.centreX()).as("right of the middle").isGreaterThan(0.5);
        assertThat(robot.lookup("#live-zoom").queryLabeled().getText()).endsWith("×");
        looks("zoomed");

        robot.moveTo(canvas)
                .drag(javafx.scene.input.MouseButton.PRIMARY)
                .moveBy(120, 0)
                .drop();
        await().until(() -> zoom().centreX() < closer.centreX());
        assertThat(canvas.fullScreenProperty().get()).isFalse();

        robot.type(KeyCode.DIGIT0);
        await().until(() -> zoom().equals(Zoom.NONE));
        assertThat(robot.lookup("#live-zoom").query().isVisible()).isFalse();
    }

    @Test
    void twoFingersLookCloserAroundThemselvesAndBack() {
        live();
        double right = Looks.onScreen(() -> canvas.getWidth() * 0.75);
        double middle = Looks.onScreen(() -> canvas.getHeight() / 2);
        pinch(1.6, right, middle);
        pinch(1.25, right, middle);

        assertThat(zoom().factor()).isCloseTo(2, within(0.001));
        assertThat(zoom().centreX()).as("right of the middle").isCloseTo(0.625, within(0.01));
        assertThat(zoom().centreY()).isCloseTo(0.5, within(0.01));
        pinch(0.1, right, middle);

        assertThat(zoom()).isEqualTo(Zoom.NONE);
    }

    private void pinch(double by, double x, double y) {
        Looks.act(() -> {
            Point2D scene = canvas.localToScene(x, y);
            canvas.fireEvent(new ZoomEvent(
                    ZoomEvent.ZOOM,
                    scene.getX(),
                    scene.getY(),
                    scene.getX(),
                    scene.getY(),
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    by,
                    by,
                    new PickResult(canvas, scene.getX(), scene.getY())));
        });
    }

    @Test
    void keysLookCloserMoveWhatIsSeenAndTheSignLeadsBack(FxRobot robot) {
        live();
        for (int i = 0; i < 5; i++) {
            robot.type(KeyCode.PLUS);
        }
        await().until(() -> zoom().factor() > 3);
        double before = zoom().centreX();
        robot.type(KeyCode.RIGHT);
        await().until(() -> zoom().centreX() > before);
        robot.type(KeyCode.MINUS);
        await().until(() -> zoom().factor() < 3);

        robot.clickOn("#live-zoom");
        await().until(() -> zoom().equals(Zoom.NONE));
    }

    @Test
    void aTurnKeepsTheAspectAndIsKeptForTheCamera(FxRobot robot) {
        live();
        double lying = Looks.onScreen(() -> canvas.ratioProperty().get());
        robot.type(KeyCode.O);

        await().until(() -> Looks.onScreen(() -> canvas.ratioProperty().get()) < 1);
        assertThat(Looks.onScreen(() -> canvas.ratioProperty().get())).isEqualTo(1 / lying);
        assertThat(Looks.onScreen(() -> {
                    javafx.scene.Node view = canvas.lookup(".image-view");
                    javafx.geometry.Bounds seen = view.getBoundsInParent();
                    return seen.getHeight() <= canvas.getHeight() + 1 && seen.getHeight() > seen.getWidth();
                }))
                .isTrue();
        looks("turned");
        assertThat(stage.wall.current().look("bike").quarterTurns()).isEqualTo(1);
        LiveModel another = new LiveModel(stage.context, LiveStage.BIKE);
        assertThat(another.lookProperty().get().quarterTurns()).isEqualTo(1);
    }

    @Test
    void theTimeOfThePictureStandsOnItWhenWanted(FxRobot robot) {
        live();
        stage.bike().figures("FFmpeg", 24.8, new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000));
        assertThat(robot.lookup("#live-stamp").query().isVisible()).isFalse();

        robot.type(KeyCode.C);
        await().until(() -> robot.lookup("#live-stamp").query().isVisible());
        assertThat(robot.lookup("#live-stamp").queryLabeled().getText())
                .matches("20\\d\\d-\\d\\d-\\d\\d {2}\\d\\d:\\d\\d:\\d\\d");
        assertThat(stage.wall.current().look("bike").stamped()).isTrue();
    }

    @Test
    void theFiguresTellTheRealSizeAndTheDataRate(FxRobot robot) {
        live();
        stage.bike().figures(sounding(210_000));
        robot.type(KeyCode.I);
        await().until(() ->
                robot.lookup("#statistics-bandwidth").queryLabeled().getText().equals("210 kB/s"));

        assertThat(robot.lookup("#statistics-size").queryLabeled().getText()).isEqualTo("640 × 360");
        assertThat(robot.lookup("#statistics-repaired").queryLabeled().getText())
                .isEqualTo("12");
        stage.bike().figures(sounding(1_234_000));
        await().until(() ->
                robot.lookup("#statistics-bandwidth").queryLabeled().getText().equals("1.23 MB/s"));
        looks("figures");
    }

    private static LiveView.Statistics sounding(double bytesPerSecond) {
        return new LiveView.Statistics(
                "FFmpeg",
                24.8,
                bytesPerSecond,
                new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000, 500, 12, true));
    }

    @Test
    void aCameraIsHeardWhileItIsSeenAndAsLoudAsWanted(FxRobot robot) {
        live();
        await().until(() -> stage.bike().heard() && stage.bike().looked());
        stage.bike().figures(sounding(210_000));
        Looks.act(canvas::showControls);
        await().until(() -> robot.lookup("#live-mute").query().getParent().isVisible());
        Slider slider = robot.lookup("#live-volume").queryAs(Slider.class);
        Looks.act(() -> slider.setValue(40));
        assertThat(stage.bike().loudness()).isEqualTo(0.4);
        looks("sound");

        robot.type(KeyCode.M);
        await().until(() -> !stage.bike().heard());
        assertThat(stage.wall.current().look("bike")).isEqualTo(new WallState.Look(0, 40, true, false));
        robot.clickOn("#live-mute");
        await().until(() -> stage.bike().heard());
        assertThat(Looks.onScreen(slider::getValue)).isEqualTo(40);

        Looks.act(() -> canvas.want(false));
        await().until(() -> !stage.bike().heard() && !stage.bike().looked());
        assertThat(stage.bike().sessions()).as("kept for a moment").isEqualTo(1);
    }

    @Test
    void withoutSoundThereIsNothingToMakeLouder(FxRobot robot) {
        live();
        stage.bike().figures("FFmpeg", 24.8, new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000));
        Looks.act(canvas::showControls);
        await().until(() -> !robot.lookup("#live-rate").queryLabeled().getText().isEmpty());

        assertThat(robot.lookup("#live-mute").query().getParent().isVisible()).isFalse();
    }

    private Zoom zoom() {
        return Looks.onScreen(() -> canvas.zoom().now());
    }

    @Test
    void thePulseRestsWhenNothingIsVisible() {
        live();
        Looks.act(() -> canvas.want(false));

        await().until(() -> Looks.onScreen(() -> !stage.pulse.running()));
        assertThat(stage.bike().sessions()).isEqualTo(1);
    }

    private void live() {
        stage.bike().picture();
        await().until(() -> Looks.onScreen(() -> {
            stage.bike().picture();
            return model.status().phase() == LiveStatus.Phase.LIVE;
        }));
    }

    private void broken(Duration ago) {
        stage.bike()
                .broken(
                        new DeviceException.TimedOut("192.168.1.254", Text.literal("playing the live picture"), null),
                        Optional.of(Instant.now().minus(ago)),
                        Instant.now().plusSeconds(4));
    }

    private void looks(String name) {
        Looks.keep(scene, name + "-dark");
        Looks.act(() -> Looks.dress(scene, false));
        Looks.keep(scene, name + "-light");
        Looks.act(() -> Looks.dress(scene, true));
    }
}
