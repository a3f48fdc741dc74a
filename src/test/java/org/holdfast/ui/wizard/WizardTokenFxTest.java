// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.service.ScriptedSecretImport;
import org.holdfast.ui.live.Looks;
import org.holdfast.ui.stage.StageHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The step that asks for a token. */
// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class WizardTokenFxTest {
    private static final String ONE = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";

    @TempDir
    private Path folder;

    private WizardStage stage;
    private ScriptedSecretImport reader;
    private AddDeviceWizard wizard;
    private Scene scene;

    @Start
    void start(Stage window) {
        stage = new WizardStage(folder);
        reader = stage.house.family.demandToken(ONE);
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

    private void open(Optional<Found.Given> given) {
        Device device = StageHouse.device("plug-1", "Plug");
        Looks.act(() -> wizard.open(Optional.of(new Found.Supported(device, List.of(), given))));
    }

    private void press(FxRobot robot, String id) {
        Looks.act(() -> robot.lookup("#" + id).queryAs(ButtonBase.class).fire());
    }

    private void paste(FxRobot robot, String words) {
        Looks.act(() -> robot.lookup("#wizard-token").queryAs(TextArea.class).setText(words));
    }

    private static String question(FxRobot robot) {
        return robot.lookup("#wizard-question").queryAs(Labeled.class).getText();
    }

    private static String problem(FxRobot robot) {
        return robot.lookup("#wizard-problem").queryAs(Labeled.class).getText();
    }

    private void named(FxRobot robot) {
        await().until(() -> question(robot).equals("What do you want to call it?"));
    }

    private Optional<String> kept() throws IOException {
        return stage.house.secrets.get("plug-1", ScriptedSecretImport.KIND).map(String::new);
    }

    @Test
    void addingAFoundDeviceWithoutATokenAsksForItAndTriesIt(FxRobot robot) throws IOException {
        open(Optional.empty());
        assertThat(question(robot)).isEqualTo("What is its token?");

        press(robot, "wizard-next");
        assertThat(problem(robot)).startsWith("Paste its token first");
        paste(robot, OTHER);
        press(robot, "wizard-next");
        await().until(() -> problem(robot).startsWith("The device does not take this token."));
        assertThat(robot.lookup("#wizard-next").queryAs(Labeled.class).getText())
                .isEqualTo("Next");
        await().until(() -> robot.lookup("#wizard-token").query().isFocused());
        paste(robot, "plug-2|Lamp|m1||" + OTHER + "\nplug-1|Heater|m1||" + ONE);
        press(robot, "wizard-next");

        named(robot);
        assertThat(kept()).isEmpty();
        press(robot, "wizard-next");
        await().until(() -> question(robot).equals("Plug is ready"));
        assertThat(kept()).contains(ONE);
        assertThat(reader.handed).allSatisfy(known -> assertThat(known.secret()).containsOnly('\0'));
        // Back leads to the name, and not to a token that is kept by now.
        press(robot, "wizard-back");
        named(robot);
        press(robot, "wizard-back");
        assertThat(question(robot)).isEqualTo("This is SJ4000");
    }

    @Test
    void theTokenOfAnotherDeviceIsSaidUnderTheBox(FxRobot robot) throws IOException {
        open(Optional.empty());

        paste(robot, "plug-2|Lamp|m1||" + ONE);
        press(robot, "wizard-next");

        await().until(() -> problem(robot).contains("belongs to another device than Plug: to Lamp"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotAnswerNowKeepsWhatWasPasted(FxRobot robot) throws IOException {
        stage.house.family.fail(new DeviceException.Unreachable("127.0.0.9", Text.literal("asking"), null));
        open(Optional.empty());

        paste(robot, ONE);
        press(robot, "wizard-next");
        named(robot);
        press(robot, "wizard-next");

        await().until(() -> kept().filter(ONE::equals).isPresent());
    }

    @Test
    void aTokenThatTheDeviceGivesAwayIsOfferedAndKept(FxRobot robot) throws IOException {
        open(Optional.of(new Found.Given("token", ONE.toCharArray())));
        assertThat(question(robot)).isEqualTo("It gives its token away");

        press(robot, "wizard-next");
        named(robot);
        press(robot, "wizard-next");

        await().until(() -> kept().filter(ONE::equals).isPresent());
    }

    @Test
    void oneThatIsNotWantedIsNotKept(FxRobot robot) throws IOException {
        open(Optional.of(new Found.Given("token", ONE.toCharArray())));

        press(robot, "wizard-token-keep");
        press(robot, "wizard-next");
        named(robot);
        press(robot, "wizard-next");

        await().until(() -> question(robot).equals("Plug is ready"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void oneThatWasImportedBeforeIsSaidToBeHere(FxRobot robot) throws IOException {
        stage.house.secrets.put("plug-1", "token", ONE.toCharArray());
        open(Optional.empty());

        await().until(() -> question(robot).equals("Its token is here already"));
        press(robot, "wizard-next");
        named(robot);
    }

    @Test
    void aDeviceCanBeAddedWithoutItsToken(FxRobot robot) throws IOException {
        open(Optional.empty());

        press(robot, "wizard-token-without");
        named(robot);
        press(robot, "wizard-next");

        await().until(() -> question(robot).equals("Plug is ready"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void theStepStandsInTheRowOnlyForDevicesThatWantAToken(FxRobot robot) {
        open(Optional.empty());
        assertThat(steps(robot)).contains("Token");
        Looks.act(() -> stage.frame.closeDialog());
        stage.house.family.ask(List.of());

        open(Optional.empty());

        assertThat(steps(robot)).contains("Name").doesNotContain("Token");
    }

    private static Set<String> steps(FxRobot robot) {
        return robot.lookup("#wizard-steps").queryAs(HBox.class).lookupAll(".wizard-step").stream()
                .filter(Node::isVisible)
                .flatMap(mark -> ((HBox) mark)
                        .getChildren().stream()
                                .filter(Labeled.class::isInstance)
                                .map(word -> ((Labeled) word).getText()))
                .collect(Collectors.toSet());
    }
}
