// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.collections.ListChangeListener;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.StageHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class DevicePageModelTest {
    @TempDir
    private Path folder;

    private final HandScreen screen = new HandScreen();
    private StageHouse house;
    private DevicePageModel model;

    @BeforeEach
    void open() {
        house = new StageHouse(folder);
        model = new DevicePageModel(
                house.save("bike", "Bike"),
                house.services().book(),
                house.services().connections(),
                screen.background());
        model.connect();
        screen.until(() -> house.family.camera().listeners() == 1);
    }

    @AfterEach
    void close() {
        model.close();
        house.close();
    }

    @Test
    void aConnectionThatOpensWhileThePageIsLeftIsLetGo() throws InterruptedException {
        CountDownLatch letGo = new CountDownLatch(1);
        DevicePageModel left = new DevicePageModel(
                house.services().book().devices().getFirst(),
                house.services().book(),
                new OneLease(letGo),
                screen.background());
        left.connect();
        await().until(() -> screen.waiting() == 1);

        left.close();

        screen.until(() -> letGo.getCount() == 0);
        assertThat(left.link().get()).isInstanceOf(DevicePageModel.Link.Waiting.class);
    }

    /** Gives one share and notes that it was closed. */
    private record OneLease(CountDownLatch letGo) implements Connections {
        @Override
        public Lease open(Device device) {
            return new Lease() {
                @Override
                public Connection connection() {
                    throw new AssertionError("Nobody uses it");
                }

                @Override
                public void close() {
                    letGo.countDown();
                }
            };
        }

        @Override
        public Reachability reachability(String deviceId) {
            return new Reachability.Unknown();
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public void close() {}
    }

    @Test
    void aDeviceThatFloodsCostsTheScreenOneTurnAndFiftyEvents() {
        for (int i = 0; i < 10_000; i++) {
            house.family.camera().say(Events.Weight.NEWS, "event " + i, true);
        }

        assertThat(screen.waiting()).isEqualTo(1);
        screen.until(() -> !model.events().isEmpty());
        assertThat(model.events()).hasSize(50);
        assertThat(model.events().getFirst().text()).hasToString("event 9999");
        assertThat(model.events().getLast().text()).hasToString("event 9950");
    }

    @Test
    void anAlarmOutlivesTheFloodAroundIt() {
        house.family.camera().say(Events.Weight.ALARM, "card full", true);
        for (int i = 0; i < 1_000; i++) {
            house.family.camera().say(Events.Weight.DETAIL, "second " + i, false);
        }

        screen.until(() -> !model.events().isEmpty());
        assertThat(model.events().getLast().text()).hasToString("card full");
    }

    @Test
    void aDeviceThatFallsSilentIsNoLongerShownAsConnectedAndCanBeTriedAgain() {
        DeviceException why = new DeviceException.Unreachable("127.0.0.9", Text.literal("asking"), null);

        house.family.camera().lose(why);

        screen.until(() -> model.link().get().equals(new DevicePageModel.Link.Failed(why)));
        model.connect();
        screen.until(() -> model.link().get() instanceof DevicePageModel.Link.Open);
        assertThat(house.family.camera().listeners()).isEqualTo(1);
    }

    @Test
    void whatComesTogetherIsOneChangeOfTheList() {
        List<Integer> added = new ArrayList<>();
        model.events().addListener((ListChangeListener<Events.Event>) change -> {
            while (change.next()) {
                added.add(change.getAddedSize());
            }
        });

        house.family.camera().say(Events.Weight.NEWS, "one", true);
        house.family.camera().say(Events.Weight.NEWS, "two", true);
        screen.until(() -> model.events().size() == 2);

        assertThat(added).containsExactly(2);
        assertThat(model.events().getFirst().text()).hasToString("two");
    }
}
