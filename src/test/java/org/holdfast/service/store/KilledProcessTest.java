// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.holdfast.service.OtherProcess;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link StateFileTest} tries step by step, with a real process and a real kill. */
class KilledProcessTest {
    @TempDir
    Path folder;

    @Test
    void aProcessKilledWhileItSavesLosesNothingThatWasSaved() throws IOException, InterruptedException {
        Path path = folder.resolve("config/words.json");
        for (int kill = 0; kill < 5; kill++) {
            int first = kill * 1_000_000;
            int last = saveUntilKilled(path, first, 5 + kill * 7);

            StateFile<List<String>> read =
                    new StateFile<>(path, new WordsShape(), DiskSteps.ofSystem(), new TestTime().clock());

            assertThat(read.problems()).isEmpty();
            int number = Integer.parseInt(read.state().getFirst());
            assertThat(number)
                    .as("the last that was saved, or the one on its way")
                    .isBetween(last, last + 1);
            assertThat(read.state()).isEqualTo(Collections.nCopies(SavingProgram.COPIES, Integer.toString(number)));
        }
    }

    /** @return the last number of which the process said that it is saved */
    private static int saveUntilKilled(Path path, int first, int times) throws IOException, InterruptedException {
        try (OtherProcess process = OtherProcess.start(SavingProgram.class, path.toString(), Integer.toString(first))) {
            int last = first;
            for (int i = 0; i < times; i++) {
                last = Integer.parseInt(process.line());
            }
            process.kill();
            String rest = process.line();
            while (!rest.isEmpty()) {
                last = Integer.parseInt(rest);
                rest = process.line();
            }
            return last;
        }
    }
}
