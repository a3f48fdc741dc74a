// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.ui.stage.ScriptedCamera;
import org.holdfast.ui.stage.ScriptedWifi;
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
class WifiFxTest {
    @TempDir
    private Path folder;

    private final ScriptedWifi wifi = new ScriptedWifi();
    private StageWindow stage;
    private Device device;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        stage.house.family.camera().offer(wifi);
        wifi.see(ScriptedWifi.some());
        device = stage.house.save("bike", "Bike camera");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private void open() {
        stage.press("open-" + device.id());
        stage.choose("tab-wifi");
    }

    private void type(String id, String words) {
        TextField field = (TextField) stage.node(id);
        onScreen(() -> {
            field.requestFocus();
            field.setText(words);
            return Boolean.TRUE;
        });
    }

    private DeviceException silent() {
        return new DeviceException.Unreachable("127.0.0.9", Text.literal("asking"), null);
    }

    @Test
    void aCameraIsSentToANetworkAfterAReviewAndLosingItIsNoFailure() {
        open();
        assertThat(stage.words("wifi-here-signal")).isEqualTo("Good signal, −58 dBm");
        stage.press("wifi-network-0");
        type("wifi-password", "anchor-rope");
        stage.press("wifi-review");
        stage.node("wifi-warnings");
        assertThat(wifi.sent).isEmpty();

        stage.press("wifi-send");
        assertThat(stage.words("wifi-outcome")).startsWith("The camera took it.");
        assertThat(wifi.sent).containsExactly("Harbour anchor-rope");
        stage.house.family.fail(silent());
        stage.house.family.camera().lose(silent());

        assertThat(stage.words("departure-title")).isEqualTo("Bike camera was sent to Harbour");
        assertThat(stage.shows("error-retry")).isFalse();
        stage.press("departure-again");
        stage.node("departure-again");
        await().until(() -> stage.house.discovery.searchers() == 1);

        stage.house.family.recover();
        stage.house.discovery.round(7, List.of(), List.of(device.id()));
        await().until(() -> !stage.shows("departure"));
        await().until(() -> stage.house.discovery.searchers() == 0);
    }

    @Test
    void whatTheCameraObjectsToIsSaidWhenTheFieldIsLeft() {
        open();
        stage.press("wifi-network-0");
        type("wifi-password", "short");

        onScreen(() -> {
            stage.window.root().lookup("#wifi-back").requestFocus();
            return Boolean.TRUE;
        });

        assertThat(stage.words("wifi-wrong")).isEqualTo("A Wi-Fi password has 8 to 63 characters.");
        stage.press("wifi-review");
        assertThat(stage.shows("wifi-warnings")).isFalse();
    }

    @Test
    void anOpenNetworkWantsNoPassword() {
        open();

        stage.press("wifi-network-1");

        assertThat(stage.shows("wifi-password")).isFalse();
        stage.press("wifi-review");
        stage.press("wifi-send");
        stage.node("wifi-outcome");
        assertThat(wifi.sent).containsExactly("Café below, free for guests ");
    }

    @Test
    void aHiddenNetworkIsTyped() {
        open();

        stage.press("wifi-other");
        stage.press("wifi-review");
        assertThat(stage.words("wifi-wrong")).isEqualTo("Type the name of the network first.");
        type("wifi-name", " Boathouse ");
        type("wifi-password", "anchor-rope");
        stage.press("wifi-review");
        stage.press("wifi-send");

        stage.node("wifi-outcome");
        assertThat(wifi.sent).containsExactly("Boathouse anchor-rope");
    }

    @Test
    void aSearchShowsThatItRunsAndCanBeStopped() {
        CountDownLatch found = new CountDownLatch(1);
        wifi.hold(found);
        open();

        stage.node("wifi-scanning");
        stage.press("wifi-scan-stop");

        await().until(() -> !stage.shows("wifi-scanning"));
        found.countDown();
        stage.press("wifi-scan");
        stage.node("wifi-list");
    }

    @Test
    void aCameraThatSeesNothingAndOneThatFailsSaySo() {
        wifi.see(List.of());
        open();
        stage.node("wifi-nothing");

        wifi.fail(Optional.of(silent()));
        stage.press("wifi-scan");

        stage.node("error-retry");
    }

    @Test
    void namesOfNetworksAreShownPlainly() {
        open();
        stage.node("wifi-list");

        String said =
                onScreen(() -> stage.window.root().lookup("#wifi-network-3").getAccessibleText());

        assertThat(said).isEqualTo("<b>FritzBox</b>\uFFFD7590\uFFFD, signal: Weak, with password");
    }

    @Test
    void aCameraWithoutWifiSetupHasNoSuchTab() {
        Device other = stage.house.save("plain", "Plain");
        assertThat(new WifiTab(stage.window.frame()).fits(new ScriptedCamera().connectionTo(other)))
                .isFalse();
    }
}
