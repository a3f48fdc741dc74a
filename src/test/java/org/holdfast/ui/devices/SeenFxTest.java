// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.Text;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.ui.live.ScriptedLiveView;
import org.holdfast.ui.stage.StageHouse;
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
class SeenFxTest {
    @TempDir
    private Path folder;

    private final ScriptedLiveView live = new ScriptedLiveView();
    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, new StageHouse(folder, live));
        device = stage.house.save("bike", "Bike camera");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private void tell(String name, String value) {
        stage.house.family.camera().tell(new Connection.Fact(name, Text.literal(name), Text.literal(value)));
    }

    private void open() {
        stage.press("open-" + device.id());
        stage.choose("tab-settings");
    }

    @Test
    void whatIsMeasuredStandsBesideWhatIsClaimed() {
        tell(Connection.Fact.CLAIMED, "1080p, they say");
        tell(Connection.Fact.SEEN, "not yet");

        open();
        assertThat(stage.words("seen-measured")).isEqualTo("Waiting for its picture");
        live.stream("bike").picture(640, 480);
        live.stream("bike").figures("FFmpeg", 10.24, new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000));

        await().until(() -> stage.words("seen-measured").equals("640 × 480, 10.2 pictures a second"));
        assertThat(stage.words("seen-claimed")).isEqualTo("1080p, they say");
        assertThat(stage.shows("fact-" + Connection.Fact.SEEN)).isFalse();
        int joined = live.stream("bike").sessions();
        stage.choose("tab-recordings");
        await().until(() -> live.stream("bike").sessions() < joined);
    }

    @Test
    void withoutAClaimNothingIsMeasured() {
        int before = live.opened();

        open();

        stage.node("fact-firmware");
        assertThat(stage.shows("seen-measured")).isFalse();
        assertThat(live.opened()).isEqualTo(before);
    }

    @Test
    void aUidIsShownByItsBeginningUntilItIsAskedFor() {
        tell(Connection.Fact.UID, "DGOA-933765-NDBND");

        open();

        assertThat(stage.words("fact-uid")).isEqualTo("DGOA…");
        stage.press("fact-uid-show");
        assertThat(stage.words("fact-uid")).isEqualTo("DGOA-933765-NDBND");
        stage.press("fact-uid-show");
        assertThat(stage.words("fact-uid")).isEqualTo("DGOA…");
    }
}
