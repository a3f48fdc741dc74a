// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Text;
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
