// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.service.CommandHistory;
import org.holdfast.service.CommandHistory.Command;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedCommandHistoryTest {
    @TempDir
    Path folder = Path.of("");

    private final TestTime time = new TestTime();

    private SavedCommandHistory open() {
        return new SavedCommandHistory(folder, DiskSteps.ofSystem(), time);
    }

    @Test
    void commandsAreThereAfterARestartNewestFirstAndEachOnce() {
        try (SavedCommandHistory history = open()) {
            history.add("a", new Command("one", "[]"));
            history.add("a", new Command("two", "[1]"));
            history.add("a", new Command("one", "[]"));
            history.add("b", new Command("three", "[]"));
        }

        try (SavedCommandHistory history = open()) {
            assertThat(history.of("a")).containsExactly(new Command("one", "[]"), new Command("two", "[1]"));
            assertThat(history.of("b")).hasSize(1);
            history.clear("a");
            assertThat(history.of("a")).isEmpty();
        }
    }

    @Test
    void noMoreThanTheLastOfTheLastDevicesAreKept() {
        try (SavedCommandHistory history = open()) {
            for (int i = 0; i < CommandHistory.MOST + 5; i++) {
                history.add("a", new Command("number", "[" + i + "]"));
            }
            assertThat(history.of("a"))
                    .hasSize(CommandHistory.MOST)
                    .startsWith(new Command("number", "[" + (CommandHistory.MOST + 4) + "]"));
            for (int i = 0; i < CommandHistoryShape.MOST_DEVICES; i++) {
                history.add("other " + i, new Command("number", "[]"));
            }
            assertThat(history.of("a")).isEmpty();
            assertThat(history.of("other 0")).hasSize(1);
        }
    }

    @Test
    void whatMayHoldASecretIsNotKept() throws IOException {
        try (SavedCommandHistory history = open()) {
            history.add("a", new Command("set_wifi", "{\"ssid\":\"home\",\"passwd\":\"geheim\"}"));
            history.add("a", new Command("x", "[\"00112233445566778899AABBCCDDEEFF\"]"));
            history.add("a", new Command("x", "{\"Token\":1}"));
            history.add("a", new Command("x", "[" + "1,".repeat(1000) + "1]"));
            history.add("a", new Command(" ", "[]"));
            history.add("a", new Command("get_prop", "[\"power\"]"));

            assertThat(history.of("a")).containsExactly(new Command("get_prop", "[\"power\"]"));
        }
        assertThat(Files.readString(folder.resolve("commands.json"))).doesNotContain("geheim");
    }
}
