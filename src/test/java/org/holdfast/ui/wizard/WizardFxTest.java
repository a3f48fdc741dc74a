// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.ui.live.LiveCanvas;
import org.holdfast.ui.live.LiveStatus;
import org.holdfast.ui.live.Looks;
import org.holdfast.ui.stage.StageHouse;
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
class WizardFxTest {
    @TempDir
    private Path folder;

    private WizardStage stage;
    private AddDeviceWizard wizard;
    private Scene scene;

    @Start
    void start(Stage window) {
        stage = new WizardStage(folder);
        wizard = stage.wizard();
        Region ground = new Region();
        ground.getStyleClass().add("page");
        stage.frame.root.getChildren().add(ground);
        scene = new Scene(stage.frame.root, 1000, 700);
        Looks.dress(scene, false);
        window.setScene(scene);
        window.show();
    }

    @Stop
    void stop() {
        stage.frame.closeDialog();
        stage.close();
        assertThat(stage.crashes).isEmpty();
    }

    @Test
    void aFoundCameraIsNamedSavedAndSeenAfterOneMoreClick(FxRobot robot) {
        open(Optional.of(WizardStage.found()));
        looks("wizard-name");

        robot.clickOn("#wizard-next");
        moving(robot);

        assertThat(names()).containsExactly("SJ4000");
        looks("wizard-see");
        robot.clickOn("#wizard-next");
        await().until(() -> robot.lookup("#wizard").tryQuery().isEmpty());
        assertThat(names()).containsExactly("SJ4000");
    }

    @Test
    void aDeviceThatCannotBeSavedIsSaidUnderItsName(FxRobot robot) throws IOException {
        open(Optional.of(WizardStage.found()));
        Path lock = Files.createDirectories(folder.resolve("config/devices.json.lock"));

        robot.clickOn("#wizard-next");
        await().until(() -> problem(robot).startsWith("The list of devices could not be written"));
        Files.delete(lock);
        robot.clickOn("#wizard-next");

        moving(robot);
        assertThat(names()).containsExactly("SJ4000");
    }

    @Test
    void aPasswordInAStreamsAddressIsDottedWhileItIsTyped(FxRobot robot) {
        open(Optional.empty());
        focus(robot, "#wizard-family-cam");
        robot.type(KeyCode.SPACE);
        focus(robot, "#wizard-address");
        robot.write("rtsp://anna:s3cret");
        assertThat(shown(robot)).isEqualTo("rtsp://anna:••••••");

        robot.write("@127.0.0.5/live?token=t0ken");
        TextField field = robot.lookup("#wizard-address").queryAs(TextField.class);
        assertThat(shown(robot)).isEqualTo("rtsp://anna:••••••@127.0.0.5/live?token=•••••");
        assertThat(Looks.onScreen(() -> field.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .isEqualTo(shown(robot));
        assertThat(field.getText()).isEqualTo("rtsp://anna:s3cret@127.0.0.5/live?token=t0ken");
        Looks.act(() -> {
            Clipboard.getSystemClipboard().clear();
            field.selectAll();
            field.copy();
            field.cut();
        });
        assertThat(Looks.onScreen(() -> Clipboard.getSystemClipboard().hasString()))
                .isFalse();
        assertThat(field.getText()).startsWith("rtsp://anna:s3cret@");
        looks("wizard-address-dotted");
    }

    /** What is drawn in the field. */
    private static String shown(FxRobot robot) {
        return Looks.onScreen(() -> robot.lookup("#wizard-address").query().lookupAll(".text").stream()
                .filter(javafx.scene.text.Text.class::isInstance)
                .map(each -> ((javafx.scene.text.Text) each).getText())
                .filter(words -> words.startsWith("rtsp:"))
                .findFirst()
                .orElse(""));
    }

    @Test
    void theWholeWayByKeyboard(FxRobot robot) {
        stage.house.discovery.round(1, List.of(WizardStage.found(), StageHouse.stranger()), List.of());
        open(Optional.empty());
        looks("wizard-choose");

        focus(robot, "#wizard-family-cam");
        robot.type(KeyCode.SPACE);
        assertThat(question(robot)).isEqualTo("Get Action camera ready");
        looks("wizard-connect");
        focus(robot, "#wizard-address");
        robot.write("not an address!");
        robot.type(KeyCode.ENTER);
        assertThat(problem(robot)).startsWith("not an address! is not an address.");
        looks("wizard-connect-problem");

        stage.answers("127.0.0.7");
        Looks.act(() -> robot.lookup("#wizard-address").queryAs(TextField.class).clear());
        robot.write("cam@127.0.0.7");
        robot.type(KeyCode.ENTER);
        await().until(() -> question(robot).equals("This is SJ4000"));
        looks("wizard-identify");
        robot.type(KeyCode.ENTER);
        await().until(() -> question(robot).equals("What do you want to call it?"));
        robot.write("Bike camera");
        robot.type(KeyCode.ENTER);
        await().until(() -> question(robot).equals("Bike camera is ready"));
        robot.type(KeyCode.ENTER);

        await().until(() -> robot.lookup("#wizard").tryQuery().isEmpty());
        assertThat(names()).containsExactly("Bike camera");
    }

    @Test
    void whatIsWrongWithTheAddressIsSeenWholeInALowWindow(FxRobot robot) {
        open(Optional.empty());
        focus(robot, "#wizard-family-cam");
        robot.type(KeyCode.SPACE);
        Looks.act(() -> scene.getWindow().setHeight(480));
        focus(robot, "#wizard-address");
        robot.write("not an address!");

        robot.type(KeyCode.ENTER);

        await().until(() -> Looks.onScreen(() -> {
            Node shown = scene.lookup(".wizard-scroll");
            Node field = scene.lookup("#wizard-address").getParent();
            double end = shown.localToScene(shown.getLayoutBounds()).getMaxY();
            return field.localToScene(field.getLayoutBounds()).getMaxY() <= end + 1;
        }));
        assertThat(problem(robot)).startsWith("not an address! is not an address.");
    }

    @Test
    void whatCannotBeFoundNamesWhatMayBeInTheWayAndCanBeTriedAgain(FxRobot robot) {
        stage.blame();
        open(Optional.empty());
        robot.clickOn("#wizard-family-cam");
        robot.clickOn("#wizard-next");

        await().until(() -> robot.lookup("#wizard-obstacles").tryQuery().isPresent());
        assertThat(question(robot)).isEqualTo("No device answered");
        looks("wizard-nothing");
        robot.clickOn("#wizard-next");
        assertThat(problem(robot)).startsWith("No device was identified yet.");

        stage.answers("192.168.1.254");
        robot.clickOn("#error-retry");
        await().until(() -> question(robot).equals("This is SJ4000"));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsNamedAndNotAdded(FxRobot robot) {
        stage.house.discovery.round(1, List.of(StageHouse.stranger()), List.of());
        open(Optional.empty());
        robot.clickOn("Camera with an Ambarella chip");

        assertThat(question(robot)).isEqualTo("This device cannot be used");
        looks("wizard-unsupported");
        robot.clickOn("#wizard-next");
        assertThat(problem(robot)).startsWith("Holdfast cannot use this device.");
        robot.clickOn("#wizard-back");
        assertThat(question(robot)).isEqualTo("What do you want to add?");
    }

    @Test
    void nextWithoutAChoiceSaysWhatIsMissing(FxRobot robot) {
        open(Optional.empty());
        robot.clickOn("#wizard-next");

        assertThat(problem(robot)).startsWith("Choose what was found");
        looks("wizard-choose-problem");
    }

    @Test
    void cancelBeforeTheNameLeavesNoTrace(FxRobot robot) {
        open(Optional.of(WizardStage.found()));
        robot.clickOn("#wizard-back");
        assertThat(question(robot)).isEqualTo("This is SJ4000");
        robot.clickOn("#wizard-cancel");

        await().until(() -> robot.lookup("#wizard").tryQuery().isEmpty());
        assertThat(names()).isEmpty();
        assertThat(stage.house.discovery.searchers()).isZero();
    }

    @Test
    void goingBackFromThePictureRenamesTheSavedDevice(FxRobot robot) {
        open(Optional.of(WizardStage.found()));
        robot.clickOn("#wizard-next");
        await().until(() -> question(robot).equals("SJ4000 is ready"));
        robot.clickOn("#wizard-back");
        assertThat(robot.lookup("#wizard-cancel").queryLabeled().getText()).isEqualTo("Close");
        robot.write("Helmet");
        robot.clickOn("#wizard-next");

        await().until(() -> question(robot).equals("Helmet is ready"));
        assertThat(names()).containsExactly("Helmet");
        robot.clickOn("#wizard-another");
        await().until(() -> question(robot).equals("What do you want to add?"));
    }

    @Test
    void aNameThatIsTakenIsSaidUnderTheFieldOnLeavingIt(FxRobot robot) {
        stage.house.save("old", "Garden");
        open(Optional.of(WizardStage.found()));
        robot.write("garden");
        robot.type(KeyCode.TAB);

        assertThat(problem(robot)).isEqualTo("You already have a device called Garden.");
        looks("wizard-name-problem");
    }

    private void open(Optional<org.holdfast.device.Found.Supported> found) {
        Looks.act(() -> wizard.open(found));
        await().until(() -> Looks.onScreen(() -> scene.lookup("#wizard") != null));
    }

    private void moving(FxRobot robot) {
        await().until(() -> robot.lookup("#live-canvas").tryQuery().isPresent());
        LiveCanvas canvas = robot.lookup("#live-canvas").queryAs(LiveCanvas.class);
        await().until(() -> Looks.onScreen(() -> {
            stage.live.stream("bike").picture();
            return canvas.model().status().phase() == LiveStatus.Phase.LIVE;
        }));
    }

    private List<String> names() {
        return stage.services.book().devices().stream().map(Device::name).toList();
    }

    private static String question(FxRobot robot) {
        return robot.lookup("#wizard-question").queryAs(Labeled.class).getText();
    }

    private static String problem(FxRobot robot) {
        Labeled label = robot.lookup("#wizard-problem").queryAs(Labeled.class);
        return label.isVisible() ? label.getText() : "";
    }

    private static void focus(FxRobot robot, String selector) {
        Node node = robot.lookup(selector).query();
        for (int presses = 0; presses < 12 && !node.isFocused(); presses++) {
            robot.type(KeyCode.TAB);
        }
        assertThat(node.isFocused()).as("%s can be reached with Tab", selector).isTrue();
    }

    private void looks(String name) {
        Looks.keep(scene, name + "-light");
        Looks.act(() -> Looks.dress(scene, true));
        Looks.keep(scene, name + "-dark");
        Looks.act(() -> Looks.dress(scene, false));
    }
}
