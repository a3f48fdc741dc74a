// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Switches;
import org.holdfast.lab.Lab;
import org.holdfast.net.Registration;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.Switchboard.Condition;
import org.holdfast.service.Switchboard.Panel;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;
import org.holdfast.service.switching.SharedSwitchboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The switchboard over a virtual plug's own socket. */
@Timeout(120)
class SwitchboardWithPlugTest {
    @TempDir
    Path folder;

    @Test
    void aChangeMadeElsewhereIsFollowedAndAPlugThatIsPulledOutIsToldUntilItIsBack() throws Exception {
        try (Lab lab = Quick.apart(folder.resolve("lab"), 81);
                SystemTimekeeper time = new SystemTimekeeper(Clock.systemUTC())) {
            lab.start();
            Lab.Running running = lab.devices().stream()
                    .filter(each -> "cuco.plug.v2eur".equals(each.facts().get("model")))
                    .findFirst()
                    .orElseThrow();
            char[] token = Quick.fact(running, "token").toCharArray();
            MiioFamily family = Quick.family(new WireTap(), folder.resolve("models"));
            Found found = family.identify(running.device().address(), Optional.empty());
            AppFolders folders = AppFolders.under(folder.resolve("home"));
            try (SavedDeviceBook book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
                    SharedConnections connections =
                            new SharedConnections(List.of(family), _ -> kind -> Optional.of(token.clone()), time);
                    SharedSwitchboard board = new SharedSwitchboard(
                            folders, DiskSteps.ofSystem(), List.of(family), connections, book, time)) {
                Device saved = book.add(((Found.Supported) found).device());
                try (Registration _ = board.watch(saved.id());
                        Connection elsewhere = family.connect(saved, _ -> Optional.of(token.clone()))) {
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> shows(board, saved).isPresent());
                    boolean before = shows(board, saved).orElseThrow();
                    Duration rhythm = panel(board, saved).timely().orElseThrow().quick();

                    elsewhere.capability(Switches.class).orElseThrow().set("relay", !before);

                    await().atMost(rhythm.plusSeconds(3))
                            .until(() -> shows(board, saved).equals(Optional.of(!before)));
                }

                try (Registration _ = board.watch(saved.id())) {
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> panel(board, saved).condition() instanceof Condition.Answering);
                    lab.plug(false);
                    await().atMost(Duration.ofSeconds(25))
                            .until(() -> panel(board, saved).condition() instanceof Condition.Failing);
                    DeviceException why =
                            ((Condition.Failing) panel(board, saved).condition()).why();
                    assertThat(why.sentence().toString()).isNotBlank();
                    assertThat(shows(board, saved)).as("what was known").isPresent();
                    lab.plug(true);
                    board.askNow(saved.id());
                    await().atMost(Duration.ofSeconds(25))
                            .until(() -> panel(board, saved).condition() instanceof Condition.Answering);
                }
            }
        }
    }

    private static Panel panel(SharedSwitchboard board, Device device) {
        return board.panel(device.id()).orElseThrow();
    }

    private static Optional<Boolean> shows(SharedSwitchboard board, Device device) {
        return panel(board, device).rows().stream()
                .filter(row -> row.outlet().name().equals("relay"))
                .findFirst()
                .flatMap(row -> row.last().map(Switches.State::on));
    }
}
