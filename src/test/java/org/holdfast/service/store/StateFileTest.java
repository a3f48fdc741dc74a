// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("config/words.json");
    }

    private StateFile<List<String>> open(DiskSteps disk) {
        return new StateFile<>(path, new WordsShape(), disk, new TestTime().clock());
    }

    private StateFile<List<String>> open() {
        return open(DiskSteps.ofSystem());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        open().update(all -> List.of("kelp", "wrack"));

        StateFile<List<String>> again = open();

        assertThat(again.state()).containsExactly("kelp", "wrack");
        assertThat(again.problems()).isEmpty();
    }

    @Test
    void onlyTheUserMayReadIt() throws IOException {
        open().update(all -> List.of("kelp"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aKillAtAnyStepLeavesTheOldOrTheNewState() throws IOException {
        for (boolean halfway : new boolean[] {false, true}) {
            for (int steps = 0; steps < 6; steps++) {
                path = folder.resolve("kill-" + steps + halfway).resolve("words.json");
                open().update(all -> List.of("first"));
                open().update(all -> List.of("old"));
                StateFile<List<String>> dying = open(new BreakingDisk(steps, halfway));
                boolean killed = false;
                try {
                    dying.update(all -> List.of("new"));
                } catch (BreakingDisk.KilledException e) {
                    killed = true;
                    if (steps < 4) {
                        assertThat(dying.state()).containsExactly("old");
                    }
                }

                StateFile<List<String>> next = open();

                assertThat(next.problems()).as("after %s steps", steps).isEmpty();
                assertThat(next.state()).as("after %s steps", steps).isIn(List.of("old"), List.of("new"));
                assertThat(killed || next.state().equals(List.of("new"))).isTrue();
                next.update(all -> List.of("newer"));
                assertThat(open().state()).containsExactly("newer");
            }
        }
    }

    @Test
    void aFileCutOffAnywhereIsSetAsideAndTheCopyBeforeIsUsed() throws IOException {
        open().update(all -> List.of("before"));
        open().update(all -> List.of("after"));
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length - 2; length++) {
            Files.write(path, Arrays.copyOf(whole, length));

            StateFile<List<String>> read = open();

            assertThat(read.state()).as("cut at %s", length).containsExactly("before");
            assertThat(read.problems()).hasSize(1);
            assertThat(read.problems().getFirst().toString())
                    .contains("words.json", "words-damaged-2026-11-21T", "copy before");
            assertThat(path).doesNotExist();
        }
        assertThat(names().stream().filter(name -> name.startsWith("words-damaged-")))
                .hasSize(whole.length - 2);
    }

    @Test
    void bytesThatMakeNoSenseAreSetAsideUnchanged() throws IOException {
        Files.createDirectories(path.getParent());
        for (String hostile : List.of(
                "[]",
                "null",
                "{\"schema\":\"3\",\"content\":{}}",
                "{\"schema\":3}",
                "{\"schema\":-1,\"content\":{}}",
                "{\"schema\":99999999999,\"content\":{}}",
                "{\"schema\":3,\"content\":{\"words\":1}}",
                "{\"schema\":3,\"content\":{\"words\":[]}} more",
                "[".repeat(5000))) {
            Files.writeString(path, hostile);

            StateFile<List<String>> read = open();

            assertThat(read.state()).as(hostile).isEmpty();
            assertThat(read.problems()).as(hostile).hasSize(1);
            assertThat(path).doesNotExist();
        }
        assertThat(names()).hasSize(9);
    }

    @Test
    void aFileOfANewerHoldfastIsKept() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"schema\":4,\"content\":{}}");

        StateFile<List<String>> read = open();
        read.update(all -> List.of("mine"));

        assertThat(read.problems().getFirst().toString()).contains("newer Holdfast", "words-newer-");
        assertThat(names()).anyMatch(name -> name.startsWith("words-newer-"));
        assertThat(open().state()).containsExactly("mine");
    }

    @Test
    void olderSchemasAreBroughtUpStepByStep() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"schema\":1,\"content\":{\"line\":\"kelp wrack\"}}");
        assertThat(open().state()).containsExactly("kelp", "wrack");

        Files.writeString(path, "{\"schema\":2,\"content\":{\"list\":[\"dulse\"]}}");
        assertThat(open().state()).containsExactly("dulse");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[SafeFile.LARGEST + 1]);

        assertThat(open().problems()).hasSize(1);
        assertThat(path).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadIsNeverOverwritten() throws IOException {
        Files.createDirectories(path); // a folder where the file should be

        StateFile<List<String>> read = open();

        assertThat(read.problems().getFirst().toString()).contains("not be saved");
        assertThatThrownBy(() -> read.update(all -> List.of("mine"))).isInstanceOf(IOException.class);
        assertThat(path).isDirectory();
    }

    @Test
    void changesOfAnotherHoldfastAreTakenUp() throws IOException {
        StateFile<List<String>> window = open();
        StateFile<List<String>> commandLine = open();
        window.update(all -> List.of("window"));

        commandLine.update(
                all -> Stream.concat(all.stream(), Stream.of("command")).toList());
        window.update(all -> Stream.concat(all.stream(), Stream.of("again")).toList());

        assertThat(open().state()).containsExactly("window", "command", "again");
    }
}
