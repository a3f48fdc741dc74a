// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.net.Registration;
import org.holdfast.service.TestTime;
import org.holdfast.service.WallState;
import org.holdfast.service.WallState.Arrangement;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.Look;
import org.holdfast.service.WallState.Place;
import org.holdfast.service.WallState.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedWallTest {
    @TempDir
    Path folder;

    private final TestTime time = new TestTime();

    private SavedWall open() {
        return new SavedWall(folder, DiskSteps.ofSystem(), time);
    }

    private static WallState some(WallState now) {
        return now.arrange(all -> new Arrangement(Layout.NINE, List.of("b", "a")))
                .add(new View("1", "Yard", new Arrangement(Layout.FOUR, List.of("a"))), 0)
                .look("a", look -> look.turned().withVolume(40).withMuted(true).withStamped(true));
    }

    @Test
    void viewsAndLooksAreSeenAtOnceAndWrittenALittleLater() {
        SavedWall store = open();
        AtomicInteger told = new AtomicInteger();
        Registration listening = store.listen(told::incrementAndGet);

        store.update(SavedWallTest::some);
        store.update(now -> now);

        assertThat(told).hasValue(1);
        assertThat(store.current().shownView()).map(View::name).contains("Yard");
        assertThat(open().current()).isEqualTo(WallState.INITIAL);
        time.advance(DelayedFile.DELAY);
        WallState read = open().current();
        assertThat(read).isEqualTo(some(WallState.INITIAL));
        assertThat(read.look("a")).isEqualTo(new Look(1, 40, true, true));
        assertThat(read.everything()).isEqualTo(new Arrangement(Layout.NINE, List.of("b", "a")));
        listening.close();
    }

    @Test
    void closingWritesWhatIsLeft() {
        try (SavedWall store = open()) {
            store.update(SavedWallTest::some);
        }

        assertThat(open().current()).isEqualTo(some(WallState.INITIAL));
    }

    @Test
    void whatWasForgottenIsNotWrittenAnyMore() {
        try (SavedWall store = open()) {
            store.update(SavedWallTest::some);
            store.forget();
            assertThat(store.current()).isEqualTo(WallState.INITIAL);
        }

        assertThat(folder.resolve("wall.json")).doesNotExist();
    }

    @Test
    void viewsThatAnotherHoldfastSavedMeanwhileAreKept() {
        SavedWall one = open();
        SavedWall other = open();
        one.update(now -> now.add(new View("1", "Yard", new Arrangement(Layout.FOUR, List.of("a"))), 0));
        time.advance(DelayedFile.DELAY);
        other.update(now -> now.add(new View("2", "House", new Arrangement(Layout.ONE, List.of("b"))), 9));
        time.advance(DelayedFile.DELAY);

        assertThat(open().current().views()).extracting(View::name).containsExactly("Yard", "House");
    }

    @Test
    void placesOfAFreeWallAreKeptWithItsView() {
        Place place = new Place(30, 20, 12, 7);
        try (SavedWall store = open()) {
            store.update(now -> now.add(new View("1", "Yard", new Arrangement(Layout.FREE, List.of("a"))), 0)
                    .arrange(all -> all.put(Map.of("a", place))));
        }

        Arrangement read = open().current().arrangement();
        assertThat(read.layout()).isEqualTo(Layout.FREE);
        assertThat(read.places()).containsExactly(Map.entry("a", place));
    }

    @Test
    void aWallOfTheFirstSchemaIsTakenOver() throws Exception {
        Files.writeString(folder.resolve("wall.json"), """
                {"schema":1,"content":{"everything":{"layout":"nine","cameras":["b","a"]},"views":[
                {"id":"1","name":"Yard","layout":"four","cameras":["a"]}],"chosen":"1","looks":{}}}
                """);

        SavedWall store = open();

        assertThat(store.problems()).isEmpty();
        assertThat(store.current().everything()).isEqualTo(new Arrangement(Layout.NINE, List.of("b", "a")));
        assertThat(store.current().shownView())
                .contains(new View("1", "Yard", new Arrangement(Layout.FOUR, List.of("a"))));
    }

    @Test
    void placesThatMakeNoSenseAreBroughtOntoTheWall() throws Exception {
        Files.writeString(folder.resolve("wall.json"), """
                {"schema":2,"content":{"everything":{"layout":"free","cameras":["a"],"places":
                {"a":{"left":-5,"top":99,"width":2000000000,"height":"x"}}},"views":[],"looks":{}}}
                """);

        assertThat(open().current().everything().places())
                .containsExactly(Map.entry("a", new Place(0, Place.ROWS - Place.LEAST_HEIGHT, Place.COLUMNS, 4)));
    }

    @Test
    void aDamagedFileIsSetAsideAndSaid() throws Exception {
        Files.writeString(folder.resolve("wall.json"), "{\"schema\":1,\"content\":{\"views\":7}}");

        SavedWall store = open();

        assertThat(store.current()).isEqualTo(WallState.INITIAL);
        assertThat(store.problems()).hasSize(1);
        assertThat(folder.resolve("wall.json")).doesNotExist();
    }
}
