// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.holdfast.device.Recording;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.holdfast.service.clip.ScriptedClip;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.live.FrameDouble;
import org.holdfast.ui.live.Looks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class ClipPageFxTest {
    private final ScriptedClips clips = new ScriptedClips();
    private final List<Throwable> crashes = new ArrayList<>();
    private FrameDouble frame;
    private ClipPage page;
    private Scene scene;

    @Start
    void start(Stage window) {
        frame = new FrameDouble(new Background(crashes::add));
        page = ClipPage.open(
                clips,
                frame,
                ScriptedClips.BIKE,
                List.of(
                        ScriptedClips.recording("2014_0101_000102_001.MOV", Recording.Kind.CLIP),
                        ScriptedClips.recording("2014_0101_000202_002.MOV", Recording.Kind.CLIP)),
                0);
        StackPane place = new StackPane(page.node());
        frame.root.getChildren().add(place);
        scene = new Scene(frame.root, 1000, 700);
        Looks.dress(scene, true);
        window.setScene(scene);
        window.show();
        page.shown();
    }

    @Stop
    void stop() {
        page.hidden();
        page.closed();
        assertThat(crashes).isEmpty();
    }

    @Test
    void theKeysPlaySeekMuteFillTheScreenAndLeave(FxRobot robot) {
        ScriptedClip player = playing();
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.M);
        assertThat(player.told).containsExactly("volume 1.0", "pause", "seek 12000", "volume 0.0");
        await().until(() -> robot.lookup("#clip-time").queryLabeled().getText().equals("0:12 / 1:05"));
        assertThat(robot.lookup("#clip-play").queryButton().getAccessibleText()).isEqualTo("Play");
        assertThat(robot.lookup("#clip-mute").queryButton().getAccessibleText()).isEqualTo("Sound on");
        looks("playing");

        robot.type(KeyCode.F);
        await().until(frame.fullScreen()::get);
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !frame.fullScreen().get());
        robot.type(KeyCode.ESCAPE);
        assertThat(frame.went).containsExactly("back");
    }

    @Test
    void theNextClipAndBackAgain(FxRobot robot) {
        playing();
        assertThat(page.title()).isEqualTo("2014_0101_000102_001.MOV");
        assertThat(robot.lookup("#clip-previous").queryButton().isDisabled()).isTrue();
        robot.type(KeyCode.N);
        await().until(() -> clips.opened.size() == 2);
        assertThat(page.title()).isEqualTo("2014_0101_000202_002.MOV");
        assertThat(robot.lookup("#clip-next").queryButton().isDisabled()).isTrue();
        robot.type(KeyCode.P);
        await().until(() -> clips.opened.size() == 3);
    }

    @Test
    void aFailureStandsInPlaceOfThePictureAndIsTriedAgain(FxRobot robot) {
        clips.last().listener().ended(ScriptedClips.silent());
        await().until(() -> robot.lookup("#clip-failed").tryQuery().isPresent());
        assertThat(robot.lookup("#clip-failed .live-sentence").queryLabeled().getText())
                .isEqualTo("127.0.0.1 did not answer in time (playing the clip).");
        looks("failed");
        robot.clickOn("#clip-retry");

        await().until(() -> clips.opened.size() == 2);
        await().until(() -> robot.lookup("#clip-opening").tryQuery().isPresent());
        looks("opening");
    }

    private ScriptedClip playing() {
        ScriptedClip player = clips.last().player();
        player.length = Optional.of(Duration.ofSeconds(65));
        player.position = Duration.ofSeconds(7);
        player.sound = true;
        player.state = ClipPlayer.State.PLAYING;
        FrameExchange pictures = new FrameExchange(640, 360);
        Frame painted = pictures.borrow();
        painted.pixels().fill((byte) 0xA0);
        pictures.publish(painted, System.nanoTime());
        clips.last().listener().opened(pictures);
        await().until(() -> Looks.onScreen(() -> pictures.take() == null && player.told.contains("volume 1.0")));
        await().until(() -> Looks.onScreen(() -> ((javafx.scene.control.Labeled) scene.lookup("#clip-time"))
                .getText()
                .equals("0:07 / 1:05")));
        return player;
    }

    private void looks(String name) {
        Looks.keep(scene, "clip-" + name + "-dark");
        Looks.act(() -> Looks.dress(scene, false));
        Looks.keep(scene, "clip-" + name + "-light");
        Looks.act(() -> Looks.dress(scene, true));
    }
}
