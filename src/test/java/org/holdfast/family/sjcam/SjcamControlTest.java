// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.CameraControl;
import org.holdfast.device.CameraControl.Activity;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SjcamControlTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void theStateIsWhatTheCameraReports() throws Exception {
        try (Connection connection = bench.connect()) {
            CameraControl control = Bench.control(connection);

            CameraControl.State video = control.state();
            assertThat(video.mode().orElseThrow().id()).isEqualTo("video");
            assertThat(video.activity()).isEqualTo(Activity.IDLE);
            assertThat(video.timeLeft()).hasValue(Duration.ofHours(1));
            assertThat(video.photosLeft()).isEmpty();

            camera.mode = 4;
            camera.capture = 2;
            CameraControl.State series = control.state();
            assertThat(series.mode().orElseThrow().id()).isEqualTo("lapse-photo");
            assertThat(series.activity()).isEqualTo(Activity.PHOTO_SERIES);
            assertThat(series.photosLeft()).hasValue(500);

            camera.mode = 9;
            assertThat(control.state().mode()).isEmpty();
        }
    }

    @Test
    void aRecordingEndsBeforeTheModeChanges() throws Exception {
        camera.capture = 1;
        camera.counted = 5;
        try (Connection connection = bench.connect()) {
            CameraControl.State state = Bench.control(connection).switchTo(SjcamMode.PHOTO.mode());

            assertThat(state.mode().orElseThrow().id()).isEqualTo("photo");
            assertThat(camera.told()).containsExactly("2001&par=0", "3001&par=0");
        }
    }

    @Test
    void aPhotoSeriesEndsBeforeTheModeChangesBecauseTheCameraWouldCrash() throws Exception {
        camera.mode = 4;
        camera.capture = 2;
        try (Connection connection = bench.connect()) {
            Bench.control(connection).switchTo(SjcamMode.VIDEO.mode());

            assertThat(camera.told()).containsExactly("1001", "3001&par=1");
        }
    }

    @Test
    void theModeIsNotChangedWhileTheRecordingDoesNotEnd() throws Exception {
        camera.mode = 4;
        camera.capture = 2;
        camera.reply(1001, ScriptedCamera.answer(1001, 0));
        try (Connection connection = bench.connect()) {
            assertThatThrownBy(() -> Bench.control(connection).switchTo(SjcamMode.VIDEO.mode()))
                    .isInstanceOf(DeviceException.TimedOut.class);

            assertThat(camera.told()).containsExactly("1001");
        }
    }

    @Test
    void theModeIsNotChangedWhileSomethingUnknownRuns() throws Exception {
        camera.mode = 2;
        camera.capture = 1;
        try (Connection connection = bench.connect()) {
            assertThatThrownBy(() -> Bench.control(connection).switchTo(SjcamMode.VIDEO.mode()))
                    .isInstanceOf(DeviceException.NotAllowed.class);

            assertThat(camera.told()).isEmpty();
        }
    }

    @Test
    void aModeThatTheCameraDoesNotTakeIsNoSuccess() throws Exception {
        camera.reply(3001, ScriptedCamera.answer(3001, 0));
        try (Connection connection = bench.connect()) {
            assertThatThrownBy(() -> Bench.control(connection).switchTo(SjcamMode.PHOTO.mode()))
                    .isInstanceOf(DeviceException.TimedOut.class);
        }
    }

    @Test
    void recordingIsOnlyForVideoModesAndShootingOnlyForPhotoModes() throws Exception {
        try (Connection connection = bench.connect()) {
            CameraControl control = Bench.control(connection);
            assertThatThrownBy(control::shoot).isInstanceOf(DeviceException.NotAllowed.class);
            camera.mode = 0;
            assertThatThrownBy(() -> control.record(true)).isInstanceOf(DeviceException.NotAllowed.class);
            camera.mode = 2;
            assertThatThrownBy(() -> control.record(true)).isInstanceOf(DeviceException.NotAllowed.class);

            assertThat(camera.told()).isEmpty();
        }
    }

    @Test
    void noPhotoIsTakenOnANearlyFullCard() throws Exception {
        camera.mode = 0;
        try (Connection connection = bench.connect()) {
            CameraControl control = Bench.control(connection);
            for (int left : new int[] {1, 0}) {
                camera.photosLeft = left;
                assertThatThrownBy(control::shoot).isInstanceOf(DeviceException.StorageFull.class);
            }
            assertThat(camera.told()).isEmpty();

            camera.photosLeft = 2;
            control.shoot();
            assertThat(camera.told()).containsExactly("1001");
        }
    }

    @Test
    void aSeriesCanBeEndedEvenOnAFullCard() throws Exception {
        camera.mode = 4;
        camera.capture = 2;
        camera.photosLeft = 0;
        try (Connection connection = bench.connect()) {
            assertThat(Bench.control(connection).shoot().activity()).isEqualTo(Activity.IDLE);
        }
    }

    @Test
    void nothingIsRecordedOnAFullCard() throws Exception {
        camera.secondsLeft = 0;
        try (Connection connection = bench.connect()) {
            assertThatThrownBy(() -> Bench.control(connection).record(true))
                    .isInstanceOf(DeviceException.StorageFull.class);
            assertThat(camera.told()).isEmpty();
        }
    }

    @Test
    void theLivePictureMovesWithModeAndRecording() throws Exception {
        AtomicInteger moved = new AtomicInteger();
        try (Connection connection = bench.connect()) {
            CameraControl control = Bench.control(connection);
            control.state();
            Bench.live(connection).onMoved(moved::incrementAndGet);

            assertThat(control.record(true).activity()).isEqualTo(Activity.RECORDING);
            assertThat(moved).hasValue(1);
            control.record(false);
            assertThat(moved).hasValue(2);
            control.switchTo(SjcamMode.PHOTO.mode());
            assertThat(moved).hasValue(3);
            control.switchTo(SjcamMode.PHOTO.mode());
            assertThat(moved).hasValue(3);
        }
    }

    @Test
    void laterFirmwareThatDoesNotTellItsModeIsBelieved() throws Exception {
        camera.reply(
                3012,
                "<Function><Cmd>3012</Cmd><Status>0</Status><String>660</String><String>SJ5000X</String></Function>");
        camera.reply(3016, ScriptedCamera.answer(3016, 0));
        try (Connection connection = bench.connect()) {
            CameraControl control = Bench.control(connection);
            assertThat(control.state().mode()).isEmpty();

            CameraControl.State state = control.switchTo(SjcamMode.VIDEO.mode());

            assertThat(state.mode().orElseThrow().id()).isEqualTo("video");
            assertThat(camera.told()).containsExactly("3001&par=1");
            camera.capture = 42;
            assertThat(control.state().recorded()).hasValue(Duration.ofSeconds(42));
        }
    }
}
