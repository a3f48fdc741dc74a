// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedWhereaboutsTest {
    private static final Address OLD = Address.parse("127.0.0.2");
    private static final Address NEW = Address.parse("127.0.0.3");

    @TempDir
    Path folder;

    private final TestTime time = new TestTime();
    private final TestFamily family = new TestFamily("test");
    private final Device device = new Device("test-1", "test", "", "Plug", OLD, Map.of("interface", "eth0"));
    private SavedDeviceBook book;
    private SavedWhereabouts whereabouts;

    @BeforeEach
    void save() {
        book = new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), time);
        whereabouts = new SavedWhereabouts(book, SearchTargets.loopbackOnly(), time.clock());
        book.add(device);
    }

    @Test
    void whatWasMetIsSavedAndSurvivesTheNextStart() {
        whereabouts.met(new Device(
                "test-1", "test", "a.plug.b", "ignored", NEW, Map.of("interface", "wlan0", "dialect", "miot")));

        Device saved = new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), time)
                .byId("test-1")
                .orElseThrow();
        assertThat(saved.address()).isEqualTo(NEW);
        assertThat(saved.name()).isEqualTo("Plug");
        assertThat(saved.model()).isEqualTo("a.plug.b");
        assertThat(saved.options())
                .as("what the user chose stands")
                .containsExactlyInAnyOrderEntriesOf(Map.of("interface", "eth0", "dialect", "miot"));
    }

    @Test
    void aDeviceThatIsNotSavedIsNotAdded() {
        whereabouts.met(new Device("test-2", "test", "b", "Other", NEW, Map.of()));

        assertThat(book.devices()).containsExactly(device);
    }

    @Test
    void aDeviceIsFoundElsewhereAndNotAtItsOwnAddress() throws Exception {
        family.elsewhere = Optional.of(NEW);
        assertThat(whereabouts.look(family, device)).contains(NEW);

        family.elsewhere = Optional.of(Address.parse("127.0.0.2:80"));
        assertThat(whereabouts.look(family, device))
                .as("the same place with its usual port")
                .isEmpty();
    }

    @Test
    void oneThatWasNotFoundIsNotLookedForAgainAtOnce() throws Exception {
        assertThat(whereabouts.look(family, device)).isEmpty();
        assertThat(whereabouts.look(family, device)).isEmpty();
        assertThat(family.lookedFor).hasValue(1);

        time.advance(SavedWhereabouts.PAUSE);
        family.elsewhere = Optional.of(NEW);
        assertThat(whereabouts.look(family, device)).contains(NEW);
    }

    @Test
    void oneThatDoesNotSayWhoItIsCannotBeLookedFor() throws Exception {
        family.elsewhere = Optional.of(NEW);

        assertThat(whereabouts.look(family, new Device("random", "test", "", "x", OLD, Map.of())))
                .isEmpty();
        assertThat(family.lookedFor).hasValue(0);
    }
}
