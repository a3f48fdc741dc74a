// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.Events;
import org.holdfast.device.Events.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SjcamEventsTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;
    private final List<Events.Event> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void eventsAreSaidInWords() throws Exception {
        camera.capture = 1;
        try (Connection _ = listening()) {
            camera.event(
                    ScriptedCamera.answer(3020, 8) + ScriptedCamera.answer(3020, -7) + ScriptedCamera.answer(1013, 1));
            await().until(() -> heard.size() == 3);

            assertThat(heard.stream().map(event -> event.text().toString()))
                    .containsExactly(
                            "Recording started", "The memory card is full; the recording ended", "Room for 1 photos");
            assertThat(heard.stream().map(Events.Event::weight))
                    .containsExactly(Weight.NEWS, Weight.ALARM, Weight.NEWS);
            assertThat(heard.getFirst().at()).isEqualTo(Bench.CLOCK.instant());
        }
    }

    @Test
    void aDyingBatteryIsAnnouncedOnce() throws Exception {
        try (Connection _ = listening()) {
            for (int i = 0; i < 8; i++) {
                camera.event(ScriptedCamera.answer(3020, -10));
            }
            camera.event(ScriptedCamera.answer(3020, 3));
            await().until(() ->
                    heard.stream().anyMatch(event -> event.text().toString().contains("Wi-Fi off")));

            assertThat(heard).hasSize(2);
        }
    }

    @Test
    void alarmsThatTakeTurnsAreEachToldOnce() throws Exception {
        try (Connection _ = listening()) {
            for (int i = 0; i < 10; i++) {
                camera.event(ScriptedCamera.answer(3020, -7) + ScriptedCamera.answer(3020, -11));
            }
            camera.event(ScriptedCamera.answer(3020, 9));
            await().until(() ->
                    heard.stream().anyMatch(event -> event.text().toString().equals("Recording stopped")));

            assertThat(heard).hasSize(3);
        }
    }

    @Test
    void anAlarmThatGoesOnIsToldAgain() throws Exception {
        SjcamSignals signals = new SjcamSignals(Bench.CLOCK);
        signals.listen(heard::add);
        try (SjcamClient client = bench.client();
                CaptureWatch watch = new CaptureWatch(client, signals, Bench.HURRY, true)) {
            EventTelling telling = new EventTelling(signals, watch, Duration.ofMillis(50));
            SjcamAnswer full = SjcamAnswer.read(ScriptedCamera.answer(3020, -7).getBytes(StandardCharsets.UTF_8));

            await().pollInterval(Duration.ofMillis(5)).until(() -> {
                telling.accept(full);
                return heard.size() == 3;
            });
        }
    }

    @Test
    void aPortThatFloodsIsHeardFiftyTimesASecondAndTheRestIsCounted() throws Exception {
        AtomicInteger told = new AtomicInteger();
        long start = System.nanoTime();
        try (EventReader reader = new EventReader(
                bench.network(), camera.address(), Optional.empty(), Bench.HURRY, _ -> told.incrementAndGet())) {
            reader.start();
            await().until(() -> camera.listeners() == 1);
            String much = (ScriptedCamera.answer(3020, -7) + ScriptedCamera.answer(3020, -11)).repeat(500);
            Thread flood = Thread.ofVirtual().name("work-flood").start(() -> flood(much));

            await().until(() -> reader.surplus() > 1_000);

            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 2;
            assertThat(told.get()).isGreaterThan(0).isLessThanOrEqualTo((int) (seconds * EventReader.MOST_A_SECOND));
            camera.cutEvents();
            flood.join();
        }
    }

    private void flood(String much) {
        try {
            while (camera.listeners() > 0) {
                camera.event(much);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void secondsRecordedComeFromTheEventPort() throws Exception {
        camera.capture = 1;
        try (Connection connection = listening()) {
            camera.event(ScriptedCamera.answer(2020, 17));
            await().until(() -> !heard.isEmpty());

            CameraControl.State state = Bench.control(connection).state();
            assertThat(state.recorded()).hasValue(java.time.Duration.ofSeconds(17));
            assertThat(heard.getFirst().weight()).isEqualTo(Weight.DETAIL);
        }
    }

    @Test
    void aRecordingThatEndsWithoutAWordIsNoticed() throws Exception {
        AtomicInteger moved = new AtomicInteger();
        try (Connection connection = listening()) {
            Bench.live(connection).onMoved(moved::incrementAndGet);
            Bench.control(connection).record(true);
            assertThat(moved).hasValue(1);

            camera.capture = 0;

            await().until(() -> heard.stream()
                    .anyMatch(event -> event.text().toString().equals("The camera is no longer recording")));
            assertThat(moved).hasValue(2);
        }
    }

    @Test
    void aRecordingThatCountsIsNoAlarm() throws Exception {
        camera.capture = 1;
        try (Connection connection = listening()) {
            camera.event(
                    ScriptedCamera.answer(3020, 8) + ScriptedCamera.answer(2020, 0) + ScriptedCamera.answer(2020, 1));
            await().until(() -> heard.size() == 3);
            Bench.control(connection).record(true);
            int before = looks();

            await().until(() -> looks() > before + 6);
            assertThat(heard).noneMatch(event -> event.weight() == Weight.ALARM);
        }
    }

    /** How often the camera was asked whether it captures. */
    private int looks() {
        return (int) camera.asked().stream().filter("2016"::equals).count();
    }

    @Test
    void whatMakesNoSenseIsDroppedAndTheRestIsHeard() throws Exception {
        try (Connection _ = listening()) {
            camera.event("garbage <<< </Function>" + "x".repeat(20_000)
                    + "<Function><Cmd>huge</Cmd></Function><Function>&a;</Function>" + ScriptedCamera.answer(3020, 9));

            await().until(() -> heard.size() == 1);
            assertThat(heard.getFirst().text()).hasToString("Recording stopped");
        }
    }

    @Test
    void theEventPortIsOpenedAgainQuietly() throws Exception {
        camera.capture = 1;
        try (Connection _ = listening()) {
            camera.cutEvents();
            await().until(() -> camera.listeners() == 1);
            camera.event(ScriptedCamera.answer(3020, 1));

            await().until(() -> heard.size() == 1);
            assertThat(heard.getFirst().text()).hasToString("Time-lapse recording started");
        }
    }

    @Test
    void aListenerThatFailsDoesNotDisturbTheOthers() throws Exception {
        try (Connection connection = bench.connect()) {
            Bench.events(connection).listen(_ -> {
                throw new IllegalStateException("mine");
            });
            Bench.events(connection).listen(heard::add);
            await().until(() -> camera.listeners() == 1);
            camera.event(ScriptedCamera.answer(3020, 9));

            await().until(() -> heard.size() == 1);
        }
    }

    @Test
    void everyCodeOfTheProtocolHasItsWords() {
        for (int status = -22; status <= 11; status++) {
            assertThat(EventTelling.meaning(status).toString())
                    .doesNotStartWith("event.")
                    .isNotBlank();
            assertThat(StatusMeaning.of(status).toString()).doesNotStartWith("status.");
        }
        assertThat(EventTelling.meaning(-52).toString()).contains("no memory card");
        assertThat(EventTelling.meaning(99)).hasToString("The camera reports event 99");
    }

    private Connection listening() throws Exception {
        Connection connection = bench.connect();
        Bench.events(connection).listen(heard::add);
        await().until(() -> camera.listeners() == 1);
        return connection;
    }
}
