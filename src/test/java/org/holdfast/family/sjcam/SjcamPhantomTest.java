// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Events.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recordings that the camera says to make and does not, as with HDMI plugged in; a change of mode would crash it. */
class SjcamPhantomTest {
    private final Bench bench = new Bench(new Pace(30, 4));
    private final ScriptedCamera camera = bench.camera;
    private final List<Events.Event> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aRecordingThatCountsNothingIsAnAlarmAndAFailure() throws Exception {
        camera.counts = false;
        try (Connection connection = listening()) {
            CameraControl control = Bench.control(connection);

            assertThatThrownBy(() -> control.record(true))
                    .isInstanceOf(DeviceException.Refused.class)
                    .hasMessageContaining("the time does not count");

            await().until(() -> heard.stream().anyMatch(event -> event.weight() == Weight.ALARM));
            assertThat(heard.getLast().text().toString()).contains("HDMI");
        }
    }

    @Test
    void aRecordingThatIsAnnouncedAndNeverCountsIsAnAlarmAndKeepsTheModeUntilItIsStopped() throws Exception {
        camera.counts = false;
        try (Connection connection = listening()) {
            CameraControl control = Bench.control(connection);
            // Somebody pressed the button at the camera.
            camera.capture = 1;
            camera.event(ScriptedCamera.answer(3020, 8));
            await().until(() -> heard.stream().anyMatch(event -> event.weight() == Weight.ALARM));

            assertThatThrownBy(() -> control.switchTo(SjcamMode.PHOTO.mode()))
                    .isInstanceOfSatisfying(
                            DeviceException.NotAllowed.class,
                            e -> assertThat(e.advice().toString()).contains("HDMI"));
            assertThat(camera.mode).isEqualTo(1);

            control.record(false);
            assertThat(control.switchTo(SjcamMode.PHOTO.mode()).mode()).contains(SjcamMode.PHOTO.mode());
        }
    }

    @Test
    void aRecordingThatRanBeforeHasToCountBeforeTheModeChanges() throws Exception {
        camera.capture = 1;
        try (Connection connection = listening()) {
            CameraControl control = Bench.control(connection);

            assertThatThrownBy(() -> control.switchTo(SjcamMode.PHOTO.mode()))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThat(camera.told()).isEmpty();
        }
    }

    private Connection listening() throws Exception {
        Connection connection = bench.connect();
        Bench.events(connection).listen(heard::add);
        await().until(() -> camera.listeners() == 1);
        return connection;
    }
}
