// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.ModelFiles;
import org.holdfast.device.Text;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class DescriptionFxTest {
    @TempDir
    private Path folder;

    private final Files files = new Files();
    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        stage.house.family.describe(files);
        device = stage.house.save("plug", "Heater");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    /** The tab's page over the window, with a file that was chosen already. */
    private void open(String file) {
        onScreen(() -> {
            Page page = new DescriptionTab(
                            stage.house.services(),
                            stage.window.frame(),
                            (_, _, _) -> Optional.of(folder.resolve(file)))
                    .open(device);
            stage.window.frame().push(page);
            return Boolean.TRUE;
        });
    }

    @Test
    void aDescriptionOfThisModelIsKeptAndTheDeviceIsConnectedAnew() {
        stage.press("open-" + device.id());
        stage.node("device-tabs");
        int before = stage.house.family.camera().opened();
        open("SJ4000");

        stage.press("description-add");

        stage.node("device-tabs");
        await().until(() -> stage.house.family.camera().opened() == before + 1);
        stage.choose("tab-description");
        stage.press("description-forget-0");
        await().until(() -> files.kept().isEmpty());
    }

    @Test
    void aDescriptionOfAnotherModelIsKeptAndSaidNotToMatter() {
        open("cuco.plug.v3");

        stage.press("description-add");

        assertThat(stage.words("description-added"))
                .isEqualTo("The description of cuco.plug.v3 is kept. Heater is another model, SJ4000, so nothing"
                        + " changes here.");
    }

    @Test
    void aFileThatIsNoneIsSaidAndNothingIsKept() {
        open("wrong");

        stage.press("description-add");

        assertThat(stage.words("error-sentence")).isEqualTo("The file holds no description.");
        assertThat(files.kept()).isEmpty();
    }

    @Test
    void devicesOfOtherFamiliesHaveNoSuchTab() {
        Device stranger = new Device("x", "other", "", "X", device.address(), java.util.Map.of());

        assertThat(onScreen(() -> new DescriptionTab(stage.house.services(), stage.window.frame()).fits(stranger)))
                .isFalse();
    }

    /** Keeps a description of the model that a file is named for. */
    private static final class Files implements ModelFiles {
        private final List<Kept> kept = new ArrayList<>();

        @Override
        public Text help() {
            return Text.literal("A JSON file from the collection of published descriptions.");
        }

        @Override
        public synchronized Kept keep(Path file) throws DeviceException {
            String name = String.valueOf(file.getFileName());
            if (name.equals("wrong")) {
                throw new DeviceException.NotAllowed(
                        Text.literal("The file holds no description."), Text.literal("Choose another."));
            }
            Kept made = new Kept(name, "Smart plug");
            kept.add(made);
            return made;
        }

        @Override
        public synchronized List<Kept> kept() {
            return List.copyOf(kept);
        }

        @Override
        public synchronized void forget(String model) {
            kept.removeIf(each -> each.model().equals(model));
        }
    }
}
