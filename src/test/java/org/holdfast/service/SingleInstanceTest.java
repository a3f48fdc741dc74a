// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.service.SingleInstance.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    Path folder;

    private final AtomicInteger fronts = new AtomicInteger();

    private SingleInstance first(Path where) throws IOException {
        Outcome outcome = SingleInstance.take(where, fronts::incrementAndGet);
        assertThat(outcome).isInstanceOf(Outcome.First.class);
        return ((Outcome.First) outcome).instance();
    }

    @Test
    void theSecondTellsTheFirstToComeToTheFront() throws IOException {
        try (SingleInstance instance = first(folder)) {
            assertThat(SingleInstance.take(folder, () -> {})).isEqualTo(new Outcome.Told());
            assertThat(SingleInstance.take(folder, () -> {})).isEqualTo(new Outcome.Told());
            assertThat(instance).isNotNull();
        }
        assertThat(fronts).hasValue(2);
    }

    @Test
    void eachFolderHasItsOwn() throws IOException {
        try (SingleInstance one = first(folder.resolve("one"));
                SingleInstance other = first(folder.resolve("other"))) {
            assertThat(one).isNotSameAs(other);
        }
        assertThat(fronts).hasValue(0);
    }

    @Test
    void afterTheEndTheNextIsTheFirst() throws IOException {
        SingleInstance instance = first(folder);
        instance.close();
        instance.close();
        assertThat(folder.resolve("instance.sock")).doesNotExist();

        first(folder).close();
    }

    @Test
    void whatAKillLeftIsCleanedUp() throws IOException {
        Files.writeString(folder.resolve("instance.sock"), "");
        Files.writeString(folder.resolve("instance.port"), "1");
        Files.writeString(folder.resolve("instance.lock"), "");

        try (SingleInstance instance = first(folder)) {
            assertThat(instance).isNotNull();
            assertThat(SingleInstance.take(folder, () -> {})).isEqualTo(new Outcome.Told());
        }
    }

    @Test
    void anotherProcessIsToldAndItsKillFreesThePlace() throws IOException, InterruptedException {
        try (OtherProcess other = OtherProcess.start(InstanceProgram.class, folder.toString())) {
            assertThat(other.line()).isEqualTo("First");

            assertThat(SingleInstance.take(folder, () -> {})).isEqualTo(new Outcome.Told());
            assertThat(other.line()).isEqualTo("front");

            other.kill();
            try (SingleInstance instance = first(folder);
                    OtherProcess further = OtherProcess.start(InstanceProgram.class, folder.toString())) {
                assertThat(instance).isNotNull();
                assertThat(further.line()).isEqualTo("Told");
                assertThat(further.line()).as("it ends").isEmpty();
            }
        }
        assertThat(fronts).hasValue(1);
    }

    @Test
    void aFolderWithALongNameUsesALoopbackPort() throws IOException {
        Path deep = folder.resolve("a".repeat(90)).resolve("b".repeat(90));

        try (SingleInstance instance = first(deep)) {
            assertThat(instance).isNotNull();
            assertThat(deep.resolve("instance.port")).exists();
            assertThat(SingleInstance.take(deep, () -> {})).isEqualTo(new Outcome.Told());
        }
        await().until(() -> fronts.get() == 1);
    }
}
