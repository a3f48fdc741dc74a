// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.DeviceBook;
import org.holdfast.ui.stage.HandScreen;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final HandScreen screen = new HandScreen();
    private final List<String> heard = new ArrayList<>();

    @Test
    void aJobRunsOnANamedVirtualThreadAndItsResultComesBack() {
        screen.background()
                .run(
                        () -> Thread.currentThread().isVirtual() + " "
                                + Thread.currentThread().getName(),
                        heard::add,
                        failure -> heard.add("failed"));

        screen.until(() -> !heard.isEmpty());
        assertThat(heard.getFirst()).matches("true work-[0-9]+");
    }

    @Test
    void aFailureComesBackAsOne() {
        DeviceException failure = new DeviceException.Busy("here", Text.literal("asking"));

        screen.background()
                .act(
                        () -> {
                            throw failure;
                        },
                        () -> heard.add("done"),
                        why -> heard.add(why.getMessage()));

        screen.until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly(failure.getMessage());
    }

    @Test
    void aMistakeReachesTheCrashDialogAndEndsTheWaiting() {
        screen.background()
                .act(
                        () -> {
                            throw new IllegalStateException("ours");
                        },
                        () -> heard.add("done"),
                        why -> heard.add("failed"));

        screen.until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("failed");
        assertThat(screen.crashes()).hasSize(1);
    }

    @Test
    void aCancelledJobIsInterruptedAndSaysNothing() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Registration job = screen.background()
                .act(
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.countDown();
                            }
                        },
                        () -> heard.add("done"),
                        why -> heard.add("failed"));
        begun.await();

        job.close();

        interrupted.await();
        AtomicReference<Boolean> later = new AtomicReference<>(false);
        screen.background().later(() -> later.set(true));
        screen.until(later::get);
        assertThat(heard).isEmpty();
    }

    @Test
    void aDeviceBookThatCannotBeWrittenIsAFailureAndNoMistake() {
        screen.background()
                .act(
                        () -> {
                            throw new DeviceBook.Unwritable(Path.of("devices.json"), new IOException("read-only"));
                        },
                        () -> heard.add("done"),
                        why -> heard.add(why.sentence().toString()));

        screen.until(() -> !heard.isEmpty());
        assertThat(heard.getFirst()).contains("could not be written to devices.json");
        assertThat(screen.crashes()).isEmpty();
    }

    @Test
    void aResultThatNobodyWantsAnyMoreIsDisposedOf() throws InterruptedException {
        CountDownLatch disposed = new CountDownLatch(1);
        Registration job = screen.background()
                .run(() -> "lease", heard::add, failure -> heard.add("failed"), result -> disposed.countDown());
        await().until(() -> screen.waiting() == 1);

        job.close();
        screen.until(() -> disposed.await(10, TimeUnit.SECONDS));

        assertThat(heard).isEmpty();
    }

    @Test
    void manyChangesBeforeTheScreenGetsThereAreOne() {
        AtomicInteger refreshed = new AtomicInteger();
        Runnable changed = screen.background().gathered(refreshed::incrementAndGet);

        for (int i = 0; i < 100; i++) {
            changed.run();
        }
        screen.until(() -> refreshed.get() > 0);
        changed.run();
        screen.until(() -> refreshed.get() > 1);

        assertThat(refreshed).hasValue(2);
    }
}
