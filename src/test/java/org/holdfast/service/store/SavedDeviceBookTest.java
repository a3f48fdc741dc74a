// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.holdfast.service.AppFolders;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedDeviceBookTest {
    @TempDir
    Path folder;

    private SavedDeviceBook open() {
        return new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), new TestTime());
    }

    private static Device device(String id, String name) {
        return new Device(id, "sjcam", "SJ4000", name, Address.parse("192.168.1.254"), Map.of());
    }

    @Test
    void whatWasAddedIsThereAfterAKill() {
        open().add(device("a", "Bike"));

        assertThat(open().devices()).containsExactly(device("a", "Bike"));
    }

    @Test
    void namesAreUniqueWhateverTheirCase() {
        SavedDeviceBook book = open();
        book.add(device("a", "Bike"));

        assertThat(book.add(device("b", " BIKE ")).name()).isEqualTo("BIKE 2");
        assertThat(book.add(device("c", "")).name()).isEqualTo("SJ4000");
        assertThat(book.byName("bike")).contains(device("a", "Bike"));
        assertThatThrownBy(() -> book.rename("a", "bike 2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rename("a", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rename("a", "x".repeat(81))).isInstanceOf(IllegalArgumentException.class);
        assertThat(book.rename("a", "bike").name()).isEqualTo("bike");
    }

    @Test
    void aNameIsShortenedOnlyForItsNumberAndNeverWithinACharacter() {
        SavedDeviceBook book = open();
        String long80 = "x".repeat(77) + "\ud83d\udeb2y";

        assertThat(book.add(device("a", long80)).name()).isEqualTo(long80);
        assertThat(book.add(device("b", long80)).name()).isEqualTo("x".repeat(77) + " 2");
        assertThat(book.add(device("c", "z".repeat(79) + "\ud83d\udeb2")).name())
                .isEqualTo("z".repeat(79));
    }

    @Test
    void aRemovedDeviceCanBeTakenBack() throws IOException {
        SavedDeviceBook book = open();
        book.add(device("a", "Bike"));
        Files.createDirectories(book.lastPicture("a").getParent());
        Files.writeString(book.lastPicture("a"), "picture");

        Device gone = book.remove("a").orElseThrow();
        assertThat(book.devices()).isEmpty();
        assertThat(book.lastPicture("a")).doesNotExist();
        book.add(gone);

        assertThat(open().devices()).containsExactly(device("a", "Bike"));
        assertThat(book.remove("unknown")).isEmpty();
    }

    @Test
    void addressAndOptionsAreKept() {
        SavedDeviceBook book = open();
        book.add(device("a", "Bike"));

        book.move("a", Address.parse("192.168.1.7:8080,events=3334"));
        book.choose("a", Map.of("clock", "off"));

        Device saved = open().byId("a").orElseThrow();
        assertThat(saved.address()).isEqualTo(Address.parse("192.168.1.7:8080,events=3334"));
        assertThat(saved.options()).containsExactly(Map.entry("clock", "off"));
        assertThatThrownBy(() -> book.move("b", Address.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenADeviceWasSeenIsKeptWithTheNextChangeOrAtTheEnd() {
        SavedDeviceBook book = open();
        book.add(device("a", "Bike"));
        Instant when = Instant.parse("2026-11-21T10:00:00Z");

        book.seen("a", when);
        book.seen("a", when.minusSeconds(5));
        assertThat(book.lastSeen("a")).contains(when);
        assertThat(open().lastSeen("a")).isEmpty();
        book.close();

        assertThat(open().lastSeen("a")).contains(when);
    }

    @Test
    void anIdNeverBecomesAFileName() {
        Path picture = open().lastPicture("../../etc/passwd");

        assertThat(picture.getParent()).isEqualTo(folder.toAbsolutePath().resolve("data/last-pictures"));
        assertThat(picture.getFileName().toString()).matches("[0-9a-f]{24}\\.png");
    }

    @Test
    void aDiskThatRefusesChangesNothing() {
        open().add(device("a", "Bike"));
        SavedDeviceBook book = new SavedDeviceBook(AppFolders.under(folder), new BreakingDisk(0, true), new TestTime());
        AtomicInteger told = new AtomicInteger();
        book.listen(told::incrementAndGet);

        assertThatThrownBy(() -> book.add(device("b", "Car")))
                .isInstanceOfSatisfying(
                        DeviceBook.Unwritable.class,
                        e -> assertThat(e.why().sentence().toString())
                                .contains("could not be written")
                                .contains("devices.json"));

        assertThat(book.devices()).containsExactly(device("a", "Bike"));
        assertThat(told).hasValue(0);
    }
}
