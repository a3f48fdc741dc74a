// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.device.Device;
import org.holdfast.service.TestTime;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.View;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedWall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arrangement of the live wall, without a window. */
// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class WallModelTest {
    @TempDir
    Path folder;

    private SavedWall store;
    private WallModel wall;

    @BeforeEach
    void open() {
        store = new SavedWall(folder, DiskSteps.ofSystem(), new TestTime());
        wall = new WallModel(store);
    }

    private static List<Device> cameras(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> LiveStage.camera("c" + each, "Camera " + each))
                .toList();
    }

    private List<String> present() {
        return wall.pagesProperty().get().present().stream().map(Device::id).toList();
    }

    private List<String> arranged() {
        return wall.arranged().stream().map(Device::id).toList();
    }

    @Test
    void aNewCameraFollowsAtTheEndOfWhatWasArranged() {
        wall.devices(cameras(3));
        wall.swap(0, 2);
        assertThat(present()).containsExactly("c2", "c1", "c0");

        wall.devices(cameras(4));

        assertThat(present()).containsExactly("c2", "c1", "c0", "c3");
    }

    @Test
    void aTileIsPutBetweenOthers() {
        wall.devices(cameras(5));

        wall.drop(4, new WallDrop(WallDrop.Kind.BEFORE, 1));
        assertThat(present()).containsExactly("c0", "c4", "c1", "c2", "c3");
        wall.drop(0, new WallDrop(WallDrop.Kind.AFTER, 3));
        assertThat(present()).containsExactly("c4", "c1", "c2", "c0", "c3");
        wall.drop(0, new WallDrop(WallDrop.Kind.BEFORE, 2));
        assertThat(present()).containsExactly("c1", "c4", "c2", "c0", "c3");
        wall.drop(4, new WallDrop(WallDrop.Kind.AFTER, 0));
        assertThat(present()).containsExactly("c1", "c3", "c4", "c2", "c0");
        wall.drop(0, new WallDrop(WallDrop.Kind.SWAP, 4));
        assertThat(present()).containsExactly("c0", "c3", "c4", "c2", "c1");
    }

    @Test
    void theSelectionFollowsTheCamera() {
        wall.devices(cameras(4));
        wall.select(1);
        wall.swap(1, 3);

        assertThat(wall.selectedProperty().get()).isEqualTo(3);
        assertThat(wall.selectedDevice()).map(Device::id).contains("c1");
        wall.devices(cameras(1));
        assertThat(wall.selectedDevice()).map(Device::id).contains("c0");
    }

    @Test
    void aLayoutShowsSoManyAndKeepsTheSelectedInSight() {
        wall.devices(cameras(11));
        wall.select(6);

        wall.layout(Layout.FOUR);

        assertThat(present()).containsExactly("c4", "c5", "c6", "c7");
        assertThat(wall.selectedDevice()).map(Device::id).contains("c6");
        assertThat(wall.pagesProperty().get().count()).isEqualTo(3);
        wall.layout(Layout.ONE);
        assertThat(present()).containsExactly("c6");
        wall.layout(Layout.FITTED);
        assertThat(present()).hasSize(11);
        assertThat(wall.selectedDevice()).map(Device::id).contains("c6");
    }

    @Test
    void tilesOfAnotherPageAreArrangedThere() {
        wall.devices(cameras(6));
        wall.layout(Layout.FOUR);
        wall.turn(1);
        assertThat(present()).containsExactly("c4", "c5");

        wall.swap(0, 1);

        assertThat(arranged()).containsExactly("c0", "c1", "c2", "c3", "c5", "c4");
        assertThat(present()).containsExactly("c5", "c4");
    }

    @Test
    void aCameraIsCarriedToAnotherPageAndFollowed() {
        wall.devices(cameras(6));
        wall.layout(Layout.FOUR);
        wall.select(1);

        wall.carry(1);
        assertThat(arranged()).containsExactly("c0", "c2", "c3", "c4", "c1", "c5");
        assertThat(wall.pagesProperty().get().page()).isEqualTo(1);
        assertThat(wall.selectedDevice()).map(Device::id).contains("c1");
        wall.carry(1);
        assertThat(wall.selectedDevice()).map(Device::id).contains("c1");

        wall.carry(-1);
        assertThat(arranged().getFirst()).isEqualTo("c1");
        assertThat(wall.pagesProperty().get().page()).isZero();
    }

    @Test
    void aViewKeepsItsCamerasOrderAndLayoutOverARestart() {
        wall.devices(cameras(6));
        wall.save("Yard", List.of("c3", "c1", "c5"));
        wall.layout(Layout.NINE);
        wall.swap(0, 1);
        store.close();

        WallModel next = new WallModel(new SavedWall(folder, DiskSteps.ofSystem(), new TestTime()));
        next.devices(cameras(6));
        assertThat(next.view()).map(View::name).contains("Yard");
        assertThat(next.layout()).isEqualTo(Layout.NINE);
        assertThat(next.arranged()).extracting(Device::id).containsExactly("c1", "c3", "c5");
        next.choose(Optional.empty());
        assertThat(next.arranged()).hasSize(6);
        assertThat(next.layout()).isEqualTo(Layout.FITTED);
    }

    @Test
    void aDeletedViewComesBack() {
        wall.devices(cameras(3));
        wall.save("One", List.of("c0"));
        wall.save("Two", List.of("c1"));
        wall.choose(Optional.of(wall.views().getFirst().id()));

        Runnable undo = wall.delete(wall.views().getFirst());
        assertThat(wall.view()).isEmpty();
        assertThat(present()).hasSize(3);

        undo.run();
        assertThat(wall.views()).extracting(View::name).containsExactly("One", "Two");
        assertThat(present()).containsExactly("c0");
    }

    @Test
    void aCameraThatIsGoneForAWhileKeepsItsPlaceInTheView() {
        wall.devices(cameras(4));
        wall.save("Yard", List.of("c0", "c1", "c2"));
        wall.devices(cameras(2));
        wall.swap(0, 1);
        assertThat(present()).containsExactly("c1", "c0");

        wall.devices(cameras(4));

        assertThat(present()).containsExactly("c1", "c0", "c2");
    }

    @Test
    void aCameraIsTakenOffAViewButNotOffTheWallOfAll() {
        wall.devices(cameras(3));
        wall.leaveOut(wall.all().getFirst());
        assertThat(present()).hasSize(3);

        wall.save("Yard", List.of("c0", "c1"));
        wall.leaveOut(wall.all().getFirst());
        assertThat(present()).containsExactly("c1");
    }

    @Test
    void namesOfViewsAreCheckedBeforeTheyAreTaken() {
        wall.save("Yard", List.of());
        String id = wall.views().getFirst().id();

        assertThat(wall.problemWith("  ", Optional.empty())).contains(WallModel.NameProblem.EMPTY);
        assertThat(wall.problemWith("x".repeat(61), Optional.empty())).contains(WallModel.NameProblem.LONG);
        assertThat(wall.problemWith("yard", Optional.empty())).contains(WallModel.NameProblem.TAKEN);
        assertThat(wall.problemWith("yard", Optional.of(id))).isEmpty();
    }
}
