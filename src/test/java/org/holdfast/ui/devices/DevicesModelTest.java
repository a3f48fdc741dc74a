// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.Device;
import org.holdfast.device.Text;
import org.holdfast.service.Connections;
import org.holdfast.service.Discovery;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.StageHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class DevicesModelTest {
    @TempDir
    private Path folder;

    private final HandScreen screen = new HandScreen();
    private final List<String> refused = new ArrayList<>();
    private StageHouse house;
    private DevicesModel model;

    @BeforeEach
    void open() {
        house = new StageHouse(folder);
        model = new DevicesModel(
                house.services().book(),
                house.discovery,
                house.services().secretImports(),
                house.services().connections(),
                screen.background(),
                why -> refused.add(why.sentence().toString()));
        model.shown();
    }

    @AfterEach
    void close() {
        model.hidden();
        house.close();
    }

    @Test
    void whatIsFoundAppearsAndWhatIsSavedStaysApart() {
        Device bike = house.save("bike", "Bike");

        house.discovery.round(1, List.of(StageHouse.found("new", "New"), StageHouse.stranger()), List.of("bike"));
        screen.until(() -> model.found().size() == 2);

        assertThat(model.found().getFirst().address().host()).isEqualTo("127.0.0.9");
        assertThat(model.saved()).singleElement().satisfies(saved -> {
            assertThat(saved.device()).isEqualTo(bike);
            assertThat(saved.answering()).isTrue();
            assertThat(saved.reachability()).isEqualTo(new Connections.Reachability.Unknown());
        });
    }

    @Test
    void obstaclesAreAskedForOnlyAfterSomeRoundsWithoutAnAnswer() {
        house.discovery.blame(List.of(new Discovery.Obstacle(true, Text.literal("VPN"), Text.literal("off"))));

        house.discovery.round(DevicesModel.PATIENCE_ROUNDS - 1, List.of(), List.of());
        screen.until(() -> model.rounds().get() == DevicesModel.PATIENCE_ROUNDS - 1);
        assertThat(model.obstacles()).isEmpty();
        house.discovery.round(DevicesModel.PATIENCE_ROUNDS, List.of(), List.of());
        screen.until(() -> model.obstacles().size() == 1);

        house.discovery.round(3, List.of(StageHouse.stranger()), List.of());
        screen.until(() -> model.obstacles().isEmpty());
    }

    @Test
    void theSearchWordsLookAtNameModelAndAddress() {
        house.save("bike", "Bike");
        house.save("garden", "Garden");
        screen.until(() -> model.saved().size() == 2);

        model.search().set("GARD");
        assertThat(model.saved()).extracting(saved -> saved.device().name()).containsExactly("Garden");
        model.search().set("127.0.0.9");
        assertThat(model.saved()).hasSize(2);
        model.search().set("sj4000");
        assertThat(model.saved()).hasSize(2);
        model.search().set("no such words");
        assertThat(model.saved()).isEmpty();
        assertThat(model.bookEmpty().get()).isFalse();
    }

    @Test
    void aNameMustBeFreeAndNotBlank() {
        house.save("bike", "Bike");
        house.save("garden", "Garden");

        assertThat(model.problemWith("bike", " ")).contains(Names.Problem.BLANK);
        assertThat(model.problemWith("bike", "garden")).contains(Names.Problem.TAKEN);
        assertThat(model.problemWith("bike", "x".repeat(81))).contains(Names.Problem.LONG);
        assertThat(model.problemWith("bike", "Bike")).isEmpty();
    }

    @Test
    void whatCannotBeSavedIsToldAndNoMistake() throws IOException {
        house.save("bike", "Bike");
        Path lock = folder.resolve("config/devices.json.lock");
        Files.deleteIfExists(lock);
        Files.createDirectory(lock);

        model.rename("bike", "Van");
        screen.until(() -> !refused.isEmpty());

        assertThat(refused.getFirst()).contains("could not be written");
        assertThat(house.services().book().byName("Bike")).isPresent();
        assertThat(screen.crashes()).isEmpty();
    }

    @Test
    void whatWasRemovedCanBeTakenBack() {
        house.save("bike", "Bike");
        AtomicReference<Device> gone = new AtomicReference<>();

        model.remove("bike", gone::set);
        screen.until(() -> gone.get() != null);
        assertThat(house.services().book().devices()).isEmpty();
        model.takeBack(gone.get());

        screen.until(() -> model.saved().size() == 1);
    }
}
