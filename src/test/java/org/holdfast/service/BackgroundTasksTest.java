// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.Tasks.Entry;
import org.holdfast.service.Tasks.Running;
import org.holdfast.service.Tasks.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {
    private final BackgroundTasks tasks = new BackgroundTasks(Clock.systemUTC());

    @AfterEach
    void close() {
        tasks.close();
    }

    private static Text words(String text) {
        return Text.literal(text);
    }

    private Entry ended(Running running) {
        await().until(() -> running.entry().status() != Status.RUNNING
                && tasks.entries().stream().noneMatch(each -> each.status() == Status.RUNNING));
        return running.entry();
    }

    @Test
    void progressIsSeenWhileItRunsAndTheResultAfterwards() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Running running = tasks.start(words("Copy"), progress -> {
            progress.at(OptionalDouble.of(1.5), Optional.of(words("nearly")));
            seen.await();
            return Optional.of(words("copied"));
        });
        await().until(() -> running.entry().detail().isPresent());
        assertThat(running.entry().fraction()).hasValue(1.0);
        assertThat(tasks.entries()).extracting(Entry::status).containsExactly(Status.RUNNING);

        seen.countDown();

        assertThat(ended(running).status()).isEqualTo(Status.DONE);
        assertThat(running.entry().detail()).contains(words("copied"));
    }

    @Test
    void failureBugAndCancelAreToldApart() {
        DeviceException why = new DeviceException.WrongCredentials("here");
        assertThat(ended(tasks.start(words("a"), progress -> {
                            throw why;
                        }))
                        .failure())
                .containsSame(why);
        Entry bug = ended(tasks.start(words("b"), progress -> {
            throw new IllegalStateException("bug");
        }));
        assertThat(bug.status()).isEqualTo(Status.FAILED);
        assertThat(bug.failure().orElseThrow().sentence()).isEqualTo(ServiceTexts.of("task.bug"));
        Running waiting = tasks.start(words("c"), progress -> {
            new CountDownLatch(1).await();
            return Optional.empty();
        });

        waiting.cancel();

        assertThat(ended(waiting).status()).isEqualTo(Status.CANCELLED);
        assertThat(tasks.entries()).extracting(each -> each.title().key()).containsExactly("c", "b", "a");
        tasks.clear();
        assertThat(tasks.entries()).isEmpty();
    }

    @Test
    void onlyTheLastFiftyAreRemembered() {
        for (int i = 0; i < 60; i++) {
            ended(tasks.start(words("task " + i), progress -> Optional.empty()));
        }

        assertThat(tasks.entries()).hasSize(50);
        assertThat(tasks.entries().getFirst().title().key()).isEqualTo("task 59");
    }

    @Test
    void closingCancelsAll() {
        Running waiting = tasks.start(words("c"), progress -> {
            new CountDownLatch(1).await();
            return Optional.empty();
        });

        tasks.close();

        assertThat(waiting.entry().status()).isEqualTo(Status.CANCELLED);
    }
}
