// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.ui.stage.Giveaways;
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
class LeaksFxTest {
    @TempDir
    private Path folder;

    private StageWindow stage;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private List<String> tabs() {
        TabPane pane = (TabPane) stage.node("device-tabs");
        return onScreen(() -> pane.getTabs().stream().map(Tab::getId).toList());
    }

    @Test
    void whatADeviceGivesAwayIsToldInGroupsAndCanBeCopied() {
        stage.house.family.disclose(Giveaways.all());
        Device device = stage.house.save("bike", "Bike camera");
        stage.press("open-" + device.id());
        await().until(() -> tabs().contains("tab-settings"));

        stage.choose("tab-leaks");

        for (String kind : List.of("clear", "watchers", "servers", "block")) {
            stage.node("leaks-" + kind);
        }
        int tags = onScreen(() -> stage.window.root().lookupAll("#leaks .tag").size());
        assertThat(tags).isEqualTo(1);
        stage.press("copy-servers-1");
        String copied = onScreen(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("http://update.example.net/firmware");
        await().until(() -> stage.words("copy-servers-1").equals("Copied"));
        stage.press("copy-all-servers");
        copied = onScreen(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .isEqualTo("p2p.example.net\n"
                        + "relay-with-a-very-long-name-that-has-to-wrap-somewhere.cameras.example.org\n"
                        + "203.0.113.9\nhttp://update.example.net/firmware");
    }

    @Test
    void itIsThereWhileTheDeviceDoesNotAnswerAndStaysWhenItDoes() {
        stage.house.family.disclose(Giveaways.all());
        stage.house.family.fail(new DeviceException.Unreachable("127.0.0.9", Text.literal("connecting"), null));
        Device device = stage.house.save("bike", "Bike camera");
        stage.press("open-" + device.id());
        stage.node("error-retry");
        assertThat(tabs()).containsExactly("tab-connection", "tab-leaks");

        stage.house.family.recover();
        stage.press("error-retry");
        await().until(() -> tabs().contains("tab-settings"));
        stage.choose("tab-leaks");
        stage.house.family.camera().lose(new DeviceException.Unreachable("127.0.0.9", Text.literal("asking"), null));

        await().until(() -> tabs().contains("tab-connection"));
        stage.node("leaks");
    }

    @Test
    void aFamilyThatTellsNothingHasNoSuchTab() {
        Device device = stage.house.save("bike", "Bike camera");

        stage.press("open-" + device.id());

        await().until(() -> tabs().contains("tab-settings"));
        assertThat(tabs()).doesNotContain("tab-leaks");
    }
}
