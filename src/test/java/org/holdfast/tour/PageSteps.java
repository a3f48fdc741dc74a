// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.ui.live.LiveCanvas;
import org.holdfast.ui.live.ScriptedLiveView;
import org.holdfast.ui.stage.Giveaways;
import org.holdfast.ui.stage.NoStream;
import org.holdfast.ui.stage.ScriptedTalk;
import org.holdfast.ui.stage.ScriptedWifi;
import org.holdfast.ui.stage.StageHouse;

/**
 * The further tabs of a device's page in states that no virtual device is in by itself: fifty networks, none, a refused
 * password, a camera that was sent away. Everything behind the window is scripted.
 */
public final class PageSteps implements AutoCloseable {
    private static final String LONG_NAME =
            "The camera above the workbench in the shed behind the old house by the river";

    private final ScriptedLiveView live = new ScriptedLiveView();
    private final StageHouse house;
    private final ScriptedWifi wifi = new ScriptedWifi();

    public PageSteps(Path folder) {
        house = new StageHouse(folder, live);
        house.family.disclose(Giveaways.all());
        house.family.ask(Giveaways.secrets());
        house.family.camera().offer(wifi);
        house.family.camera().offer(new ScriptedTalk());
        house.family.camera().offer(new NoStream());
        house.family.camera().tell(fact(Connection.Fact.UID, "UID", "DGOA-933765-NDBND"));
        house.family.camera().tell(fact(Connection.Fact.SEEN, "What it really sees", "Not yet measured"));
        house.family
                .camera()
                .tell(fact(
                        Connection.Fact.CLAIMED,
                        "What such boxes claim",
                        "720p or 1080p. The sensor has 640x480 points at most; no setting raises that."));
        house.save("bike", "Bike camera");
    }

    private static Connection.Fact fact(String name, String label, String value) {
        return new Connection.Fact(name, Text.literal(label), Text.literal(value));
    }

    /** What stands behind the window. */
    public StageHouse house() {
        return house;
    }

    public List<TourStep> all() {
        return List.of(
                new TourStep("reads what the camera leaks", this::leaks),
                new TourStep("sees how little of the claim is true", this::facts),
                new TourStep("finds the button to talk", this::talks),
                new TourStep("lets the camera look for networks", this::scans),
                new TourStep("looks among fifty networks", this::hasManyNetworks),
                new TourStep("mistypes a password and reviews what is sent", this::reviews),
                new TourStep("sends the camera there", this::sends),
                new TourStep("types a network, for a camera that cannot look", this::types),
                new TourStep("reads what a silent camera leaks", this::silent),
                new TourStep("is asked for a password", this::password));
    }

    private static void open(TourGuide guide, String tab) throws Exception {
        if (guide.find("device-tabs").isEmpty()) {
            guide.press("open-bike");
        }
        guide.until("the tab is there", () -> {
            TabPane pane = (TabPane) guide.window().root().lookup("#device-tabs");
            Optional<Tab> wanted = pane == null
                    ? Optional.empty()
                    : pane.getTabs().stream()
                            .filter(each -> ("tab-" + tab).equals(each.getId()))
                            .findFirst();
            wanted.ifPresent(each -> pane.getSelectionModel().select(each));
            return wanted.isPresent();
        });
        guide.settle();
    }

    private static void leave(TourGuide guide) throws Exception {
        if (guide.find("page-back").isPresent()) {
            guide.press("page-back");
        }
    }

    private void leaks(TourGuide guide) throws Exception {
        open(guide, "leaks");
        guide.await("leaks-block");
        guide.picture("leaks");
        guide.largePictures("leaks");
    }

    private void facts(TourGuide guide) throws Exception {
        live.stream("bike").picture(640, 480);
        live.stream("bike").figures("FFmpeg", 10.2, new PlayerStatistics(500, 3, 2, 1, 1_650_000, 1, 31_000_000));
        open(guide, "settings");
        guide.until(
                "it was measured",
                () -> guide.window().root().lookup("#seen-measured") instanceof Label label
                        && label.getText().startsWith("640"));
        guide.await("fact-uid-show");
        guide.picture("claims");
        guide.largePictures("claims");
    }

    private void talks(TourGuide guide) throws Exception {
        open(guide, "live");
        LiveCanvas canvas = (LiveCanvas) guide.await("live-canvas");
        TourGuide.onScreen(() -> {
            canvas.showControls();
            return Boolean.TRUE;
        });
        guide.await("live-talk");
        guide.picture("talk");
        leave(guide);
    }

    private void scans(TourGuide guide) throws Exception {
        CountDownLatch found = new CountDownLatch(1);
        wifi.hold(found);
        open(guide, "wifi");
        guide.await("wifi-scanning");
        guide.picture("wifi-scanning");
        found.countDown();
        guide.await("wifi-nothing");
        guide.picture("wifi-nothing");
        wifi.see(ScriptedWifi.some().subList(0, 1));
        guide.press("wifi-scan");
        guide.await("wifi-list");
        guide.picture("wifi-one");
        wifi.fail(Optional.of(new DeviceException.TimedOut("127.0.0.9", Text.literal("looking for networks"), null)));
        guide.press("wifi-scan");
        guide.await("error-retry");
        guide.picture("wifi-error");
        wifi.fail(Optional.empty());
    }

    private void hasManyNetworks(TourGuide guide) throws Exception {
        wifi.see(ScriptedWifi.many(50));
        guide.press("wifi-scan");
        guide.await("wifi-network-49");
        guide.picture("wifi-fifty");
        guide.largePictures("wifi-fifty");
    }

    private void reviews(TourGuide guide) throws Exception {
        guide.press("wifi-network-0");
        guide.write("wifi-password", "short");
        guide.press("wifi-review");
        guide.await("wifi-wrong");
        guide.picture("wifi-password");
        guide.write("wifi-password", "anchor-rope");
        guide.press("wifi-password-show");
        guide.picture("wifi-password-shown");
        guide.press("wifi-review");
        guide.await("wifi-warnings");
        guide.picture("wifi-review");
        guide.largePictures("wifi-review");
    }

    private void sends(TourGuide guide) throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        wifi.holdJoining(taken);
        guide.press("wifi-send");
        guide.await("wifi-sending");
        guide.picture("wifi-sending");
        taken.countDown();
        guide.await("wifi-outcome");
        guide.picture("wifi-sent");
        DeviceException gone = new DeviceException.Unreachable("127.0.0.9", Text.literal("asking"), null);
        house.family.fail(gone);
        house.family.camera().lose(gone);
        guide.await("departure");
        guide.picture("wifi-departed");
        guide.largePictures("wifi-departed");
        house.family.recover();
        guide.press("departure-again");
        leave(guide);
    }

    private void types(TourGuide guide) throws Exception {
        wifi.beBlind();
        wifi.be(Optional.of(new WifiSetup.Present(Optional.empty(), OptionalInt.of(-81))));
        Device renamed = house.services().book().rename("bike", LONG_NAME.substring(0, 76));
        TourGuide.require(renamed.name().length() > 70, "The name is long");
        open(guide, "wifi");
        guide.await("wifi-form");
        guide.picture("wifi-typed");
        leave(guide);
        house.services().book().rename("bike", "Bike camera");
    }

    private void silent(TourGuide guide) throws Exception {
        DeviceException gone = new DeviceException.Unreachable("127.0.0.9", Text.literal("connecting"), null);
        house.family.fail(gone);
        // The connection of the page before may linger.
        house.family.camera().lose(gone);
        guide.press("open-bike");
        guide.await("error-retry");
        guide.picture("leaks-silent-error");
        open(guide, "leaks");
        guide.await("leaks-clear");
        guide.picture("leaks-silent");
        leave(guide);
        house.family.recover();
    }

    private void password(TourGuide guide) throws Exception {
        house.family.demand("geheim-42");
        guide.press("open-bike");
        guide.await("password-form");
        guide.picture("password");
        guide.largePictures("password");
        guide.write("password-password", "geheim-42");
        guide.press("password-save");
        DeviceException wrong = new DeviceException.WrongCredentials("127.0.0.9");
        live.stream("bike").broken(wrong, Optional.empty(), Instant.now().plusSeconds(20));
        open(guide, "live");
        guide.await("password-form");
        guide.picture("password-live");
        live.stream("bike").picture(640, 480);
        open(guide, "settings");
        guide.await("password-forget");
        guide.picture("password-settings");
        leave(guide);
    }

    @Override
    public void close() {
        house.close();
    }
}
