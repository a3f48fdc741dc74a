// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A camera that is gone is noticed without anybody asking for anything. */
class SjcamLossTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;
    private final List<DeviceException> lost = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aCameraThatHangsUpAndAnswersNothingIsLost() throws Exception {
        try (Connection connection = bench.connect()) {
            connection.onLost(lost::add);
            await().until(() -> camera.listeners() == 1);

            camera.close();

            await().until(() -> !lost.isEmpty());
            assertThat(lost).singleElement().isInstanceOf(DeviceException.Unreachable.class);
            List<DeviceException> late = new CopyOnWriteArrayList<>();
            connection.onLost(late::add);
            assertThat(late).isEqualTo(lost);
        }
    }

    @Test
    void aCameraThatHangsUpInTheMiddleOfAnAnswerAndIsGoneIsLost() throws Exception {
        try (Connection connection = bench.connect()) {
            connection.onLost(lost::add);
            await().until(() -> camera.listeners() == 1);
            camera.reply(3016, (_, _) -> camera.close());

            camera.cutEvents();

            await().until(() -> !lost.isEmpty());
            assertThat(lost).singleElement().isInstanceOf(DeviceException.Unreachable.class);
        }
    }

    @Test
    void aCameraThatOnlyHangsUpIsNot() throws Exception {
        try (Connection connection = bench.connect()) {
            connection.onLost(lost::add);
            await().until(() -> camera.listeners() == 1);
            long before = asksForTheMode();

            camera.cutEvents();

            await().until(() -> asksForTheMode() > before);
            await().until(() -> camera.listeners() == 1);
            assertThat(lost).isEmpty();
        }
    }

    private long asksForTheMode() {
        return camera.asked().stream().filter("3016"::equals).count();
    }

    @Test
    void aCameraThatIsSwitchedOffWithoutAWordIsMissedAfterAWhile() throws Exception {
        try (SjcamClient client = bench.client();
                Heartbeat heartbeat = new Heartbeat(client, Duration.ofMillis(30), Bench.HURRY, () -> false)) {
            heartbeat.onLost(lost::add);
            heartbeat.start();
            await().until(() -> asksForTheMode() > 1);
            assertThat(lost).isEmpty();

            camera.close();

            await().until(() -> !lost.isEmpty());
            assertThat(lost.getFirst()).isInstanceOf(DeviceException.Unreachable.class);
        }
    }

    @Test
    void aCameraThatTransfersFilesIsNotGivenUpForItsSilence() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (SjcamClient client = bench.client();
                Heartbeat heartbeat = new Heartbeat(client, Duration.ofMillis(30), Bench.HURRY, () -> {
                    looks.incrementAndGet();
                    return true;
                })) {
            heartbeat.onLost(lost::add);
            camera.close();
            heartbeat.start();

            await().until(() -> looks.get() == 3);
            assertThat(lost).isEmpty();
        }
    }
}
