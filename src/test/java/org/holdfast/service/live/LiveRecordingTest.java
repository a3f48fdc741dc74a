// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.RecordingTarget;
import org.holdfast.service.LiveView.Session;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRecordingTest {
    @TempDir
    Path folder;

    private static DeviceException full() {
        return new DeviceException.StorageFull(Text.literal("Full."), Text.literal("Make room."));
    }

    @Test
    void aRecordingGoesOnInAFurtherFileAfterABreak() throws Exception {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            ScriptedPlayer first = stage.live(session);
            Files.createFile(folder.resolve("ride-2.mp4"));

            session.startRecording(new RecordingTarget.File(folder.resolve("ride.mp4")));
            stage.camera.move(ScriptedDevice.RTSP);
            stage.settle(session);
            assertThat(first.recordings.getFirst().closed).isTrue();
            stage.pass(session, Duration.ofMillis(500));
            ScriptedPlayer second = stage.player(session, stage.ffmpeg, 1);
            stage.settle(session);
            assertThat(second.recordings).hasSize(1);

            assertThat(session.stopRecording())
                    .containsExactly(folder.resolve("ride.mp4"), folder.resolve("ride-3.mp4"));
            assertThat(second.recordings.getFirst().closed).isTrue();
            assertThat(session.recording()).isEmpty();
        }
    }

    @Test
    void aRecordingCountsAllItsParts() throws Exception {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            ScriptedPlayer first = stage.live(session);
            session.startRecording(new RecordingTarget.File(folder.resolve("ride.mp4")));
            first.recordings.getFirst().length = Duration.ofSeconds(4);

            ScriptedPlayer second = afterABreak(stage, session, 1);
            assertThat(recorded(session)).isEqualTo(Duration.ofSeconds(4));
            second.recordings.getFirst().length = Duration.ofSeconds(3);
            ScriptedPlayer third = afterABreak(stage, session, 2);
            third.recordings.getFirst().length = Duration.ofSeconds(2);

            assertThat(recorded(session)).isEqualTo(Duration.ofSeconds(9));
            assertThat(session.recording().orElseThrow().bytes()).isEqualTo(9000);
            session.stopRecording();
            session.startRecording(new RecordingTarget.File(folder.resolve("again.mp4")));
            assertThat(recorded(session)).isZero();
        }
    }

    private static Duration recorded(Session session) {
        return session.recording().orElseThrow().length();
    }

    private static ScriptedPlayer afterABreak(LiveStage stage, Session session, int number) throws Exception {
        stage.camera.move(ScriptedDevice.RTSP);
        stage.settle(session);
        stage.pass(session, Duration.ofMillis(500));
        ScriptedPlayer player = stage.player(session, stage.ffmpeg, number);
        stage.settle(session);
        return player;
    }

    @Test
    void aPartWithoutAPictureIsNotLeftBehind() throws Exception {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            stage.live(session);
            Path asked = folder.resolve("ride.mp4");

            session.startRecording(new RecordingTarget.File(asked));
            Files.write(asked, new byte[0]);
            afterABreak(stage, session, 1);
            assertThat(asked).hasContent("film");
            afterABreak(stage, session, 2);
            Files.write(folder.resolve("ride-2.mp4"), new byte[0]);

            assertThat(session.stopRecording()).containsExactly(asked);
            assertThat(folder.resolve("ride-2.mp4")).doesNotExist();
        }
    }

    @Test
    void aRecordedStreamEndsWithItsFirstBreak() throws Exception {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            stage.live(session);

            session.startRecording(new RecordingTarget.Stream(OutputStream.nullOutputStream()));
            stage.camera.move(ScriptedDevice.RTSP);
            stage.settle(session);
            stage.pass(session, Duration.ofMillis(500));
            ScriptedPlayer second = stage.player(session, stage.ffmpeg, 1);
            stage.settle(session);

            assertThat(second.recordings).isEmpty();
            assertThat(session.recording())
                    .hasValueSatisfying(
                            recording -> assertThat(recording.running()).isFalse());
        }
    }

    @Test
    void aFullDiskEndsTheRecordingAndNothingElse() throws Exception {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            ScriptedPlayer player = stage.live(session);
            session.startRecording(new RecordingTarget.File(folder.resolve("ride.mp4")));

            player.recordings.getFirst().failure = Optional.of(full());
            player.show(1);
            stage.pass(session, Duration.ofMillis(300));

            assertThat(player.recordings.getFirst().closed).isTrue();
            assertThat(session.recording())
                    .hasValueSatisfying(recording -> assertThat(recording.failure())
                            .hasValueSatisfying(
                                    why -> assertThat(why).isInstanceOf(DeviceException.StorageFull.class)));
            assertThat(session.state()).isInstanceOf(State.Live.class);
            assertThat(session.stopRecording()).containsExactly(folder.resolve("ride.mp4"));
            session.startRecording(new RecordingTarget.File(folder.resolve("again.mp4")));
            assertThat(player.recordings).hasSize(2);
        }
    }

    @Test
    void aFileThatCannotBeMadeIsSaidAtOnce() {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            stage.live(session);
            Path taken = folder.resolve("forbidden.mp4");

            assertThatThrownBy(() -> session.startRecording(new RecordingTarget.File(taken)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("forbidden.mp4");
            assertThat(session.recording()).isEmpty();
        }
    }

    @Test
    void recordingLendsThePictureToTheEngineThatCan() throws Exception {
        try (LiveStage stage = new LiveStage(folder, true)) {
            Session session = stage.live.watch(stage.camera.device);
            ScriptedPlayer vlc = stage.player(session, stage.vlc, 0);
            vlc.show(1);
            stage.pass(session, Duration.ofMillis(300));
            CompletableFuture<Void> started = new CompletableFuture<>();

            Threads.start("work-test", () -> {
                try {
                    session.startRecording(new RecordingTarget.File(folder.resolve("ride.mp4")));
                    started.complete(null);
                } catch (DeviceException | InterruptedException e) {
                    started.completeExceptionally(e);
                }
            });
            await().until(vlc.closed::get);
            stage.settle(session);
            stage.pass(session, Duration.ofMillis(500));
            ScriptedPlayer ffmpeg = stage.player(session, stage.ffmpeg, 0);
            started.get(10, TimeUnit.SECONDS);

            assertThat(ffmpeg.recordings).hasSize(1);
            assertThat(session.stopRecording()).isEqualTo(List.of(folder.resolve("ride.mp4")));
            stage.settle(session);
            stage.pass(session, Duration.ofMillis(500));
            stage.player(session, stage.vlc, 1);
            assertThat(ffmpeg.closed).isTrue();
        }
    }

    @Test
    void theLastOneToLeaveFinishesTheRecording() throws Exception {
        try (LiveStage stage = new LiveStage(folder, false)) {
            Session session = stage.live.watch(stage.camera.device);
            ScriptedPlayer player = stage.live(session);
            session.startRecording(new RecordingTarget.File(folder.resolve("ride.mp4")));

            session.close();

            await().atMost(Duration.ofSeconds(2)).until(player.closed::get);
            assertThat(player.recordings.getFirst().closed).isTrue();
        }
    }
}
