// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.PlayerListener.PlayerRemark;
import org.holdfast.net.Address;
import org.holdfast.service.LiveView.Session;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.ServiceTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStreamsTest {
    @TempDir
    Path folder;

    private LiveStage stage;

    @BeforeEach
    void open() {
        stage = new LiveStage(folder, false);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static DeviceException broken() {
        return new DeviceException.Media(Text.literal("Broken."), Text.literal("Wait."), null);
    }

    @Test
    void aStreamIsLiveWithItsFirstPicture() {
        Session session = stage.live.watch(stage.camera.device);

        ScriptedPlayer player = stage.player(session, stage.ffmpeg, 0);
        stage.pass(session, Duration.ofSeconds(1));
        assertThat(session.state()).isEqualTo(new State.Opening());
        player.show(1);
        stage.pass(session, Duration.ofMillis(300));

        assertThat(session.state()).isEqualTo(new State.Live(Optional.empty()));
        assertThat(player.stream).isEqualTo(ScriptedDevice.RTSP);
        assertThat(stage.answered).containsExactly("cam");
        assertThat(stage.book.lastSeen("cam")).isPresent();
    }

    @Test
    void theFirstPictureMayTakeEightSeconds() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.player(session, stage.ffmpeg, 0);

        stage.pass(session, Duration.ofMillis(7900));
        assertThat(session.state()).isEqualTo(new State.Opening());
        stage.pass(session, Duration.ofMillis(500));

        assertThat(session.state())
                .isInstanceOfSatisfying(
                        State.Reconnecting.class,
                        state -> assertThat(state.since()).isEmpty());
        assertThat(player.closed).isTrue();
    }

    @Test
    void silenceOfThreeSecondsReconnectsAndSaysSo() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer first = stage.live(session);

        stage.pass(session, Duration.ofMillis(2700));
        assertThat(session.state()).isInstanceOf(State.Live.class);
        stage.pass(session, Duration.ofMillis(600));

        State.Reconnecting state = (State.Reconnecting) session.state();
        assertThat(state.why()).isInstanceOf(DeviceException.TimedOut.class);
        assertThat(state.attempt()).isEqualTo(1);
        assertThat(state.since()).isPresent();
        assertThat(first.closed).isTrue();
        stage.pass(session, Duration.ofMillis(500));
        ScriptedPlayer second = stage.player(session, stage.ffmpeg, 1);
        second.show(1);
        stage.pass(session, Duration.ofMillis(300));
        assertThat(session.state()).isInstanceOf(State.Live.class);
    }

    @Test
    void pausesGrowWhileNothingAnswers() {
        stage.camera.refusal = Optional.of(new DeviceException.Unreachable("127.0.0.1", Text.literal("x"), null));
        Session session = stage.live.watch(stage.camera.device);
        List<Duration> pauses = new ArrayList<>();

        for (int attempt = 1; attempt <= 8; attempt++) {
            int expected = attempt;
            await().until(() -> session.state() instanceof State.Reconnecting state && state.attempt() == expected);
            stage.settle(session);
            State.Reconnecting state = (State.Reconnecting) session.state();
            Duration pause = Duration.between(
                    stage.time.clock().instant(), state.nextTry().orElseThrow());
            pauses.add(pause);
            stage.time.advance(pause);
        }

        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
    }

    @Test
    void aFamilysOwnStreamIsTriedAtLeastEveryTenSeconds() {
        stage.camera.now = new LiveStream.Coded(new ScriptedFeed());
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.player(session, stage.ffmpeg, 0);
        stage.camera.refusal = Optional.of(broken());
        player.listener.ended(broken());
        List<Duration> pauses = new ArrayList<>();

        for (int attempt = 1; attempt <= 6; attempt++) {
            int expected = attempt;
            await().until(() -> session.state() instanceof State.Reconnecting state && state.attempt() == expected);
            stage.settle(session);
            State.Reconnecting state = (State.Reconnecting) session.state();
            Duration pause = Duration.between(
                    stage.time.clock().instant(), state.nextTry().orElseThrow());
            pauses.add(pause);
            if (attempt == 6) {
                stage.camera.refusal = Optional.empty();
            }
            stage.time.advance(pause);
        }

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
        assertThat(stage.player(session, stage.ffmpeg, 1).closed)
                .as("what ran is started again")
                .isFalse();
    }

    @Test
    void picturesThatCannotBeShownAreNotTakenForSilence() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);
        player.lost.addAndGet(30);

        stage.pass(session, Duration.ofMillis(3300));

        assertThat(session.state())
                .isInstanceOfSatisfying(
                        State.Reconnecting.class,
                        broken -> assertThat(broken.why().getMessage()).contains("none of them is whole"));
    }

    @Test
    void tryingNowDoesNotWait() {
        stage.camera.refusal = Optional.of(broken());
        Session session = stage.live.watch(stage.camera.device);
        await().until(() -> session.state() instanceof State.Reconnecting);
        stage.camera.refusal = Optional.empty();

        session.retryNow();

        assertThat(stage.player(session, stage.ffmpeg, 0).closed).isFalse();
    }

    @Test
    void aWrongPasswordIsSentAgainOnlyWhenTheUserAsks() {
        stage.camera.refusal = Optional.of(new DeviceException.WrongCredentials("127.0.0.1:1"));
        Session session = stage.live.watch(stage.camera.device);
        await().until(() -> session.state() instanceof State.Reconnecting);
        assertThat(((State.Reconnecting) session.state()).nextTry()).isEmpty();

        stage.pass(session, Duration.ofMinutes(10));
        stage.book.move("cam", Address.parse("127.0.0.2:1"));
        stage.pass(session, Duration.ofMinutes(10));
        assertThat(stage.camera.asked).hasSize(1);
        session.retryNow();
        await().until(() -> session.state() instanceof State.Reconnecting state && state.attempt() == 2);
        stage.pass(session, Duration.ofMinutes(10));

        assertThat(stage.camera.asked).hasSize(2);
        assertThat(stage.camera.byItself)
                .as("only the first was not the user's doing")
                .hasValue(1);
        assertThat(((State.Reconnecting) session.state()).nextTry()).isEmpty();
    }

    @Test
    void anotherPasswordIsTriedAtOnceWhereOneWasRefused() {
        stage.camera.refusal = Optional.of(new DeviceException.WrongCredentials("127.0.0.1:1"));
        Session session = stage.live.watch(stage.camera.device);
        await().until(() -> session.state() instanceof State.Reconnecting);
        stage.camera.refusal = Optional.empty();

        stage.live.newCredentials("another");
        stage.settle(session);
        assertThat(stage.camera.asked).hasSize(1);
        stage.live.newCredentials("cam");

        assertThat(stage.player(session, stage.ffmpeg, 0).closed).isFalse();
        stage.live.newCredentials("cam");
        stage.settle(session);
        assertThat(stage.camera.asked).as("a stream that runs stays").hasSize(2);
    }

    @Test
    void aPlayerThatMeetsAWrongPasswordWaitsForTheUserToo() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);

        player.listener.ended(new DeviceException.WrongCredentials("127.0.0.1:1"));
        stage.pass(session, Duration.ofMinutes(10));

        assertThat(session.state())
                .isInstanceOfSatisfying(
                        State.Reconnecting.class,
                        state -> assertThat(state.nextTry()).isEmpty());
        assertThat(stage.camera.asked).hasSize(1);
    }

    @Test
    void aStreamThatMovedIsOpenedAgainSoonOverTheSameConnection() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer first = stage.live(session);

        stage.camera.move(ScriptedDevice.MJPEG);
        stage.settle(session);

        State.Reconnecting state = (State.Reconnecting) session.state();
        assertThat(state.why().sentence()).isEqualTo(ServiceTexts.of("live.moved"));
        assertThat(Duration.between(
                        stage.time.clock().instant(), state.nextTry().orElseThrow()))
                .isEqualTo(Duration.ofMillis(500));
        assertThat(first.closed).isTrue();
        stage.pass(session, Duration.ofMillis(500));
        assertThat(stage.player(session, stage.ffmpeg, 1).stream).isEqualTo(ScriptedDevice.MJPEG);
        assertThat(stage.camera.opened).hasValue(1);
    }

    @Test
    void aDeviceWithoutAPictureIsPickedUpWhenItHasOne() {
        Text why = Text.literal("Playing back.");
        stage.camera.now = new LiveStream.None(why);
        Session session = stage.live.watch(stage.camera.device);
        await().until(() -> session.state().equals(new State.NoPicture(why)));

        stage.camera.move(ScriptedDevice.RTSP);
        stage.settle(session);
        stage.pass(session, Duration.ofMillis(500));

        assertThat(stage.player(session, stage.ffmpeg, 0).stream).isEqualTo(ScriptedDevice.RTSP);
    }

    @Test
    void aPlayerThatEndsByItselfIsOpenedAgain() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer first = stage.live(session);

        first.listener.ended(broken());
        stage.settle(session);

        assertThat(session.state())
                .isInstanceOfSatisfying(
                        State.Reconnecting.class,
                        state -> assertThat(state.why().sentence()).isEqualTo(Text.literal("Broken.")));
        stage.pass(session, Duration.ofMillis(500));
        stage.player(session, stage.ffmpeg, 1).show(1);
        stage.pass(session, Duration.ofMillis(300));
        first.listener.ended(broken());
        stage.settle(session);
        assertThat(session.state()).as("news of an earlier player").isInstanceOf(State.Live.class);
    }

    @Test
    void allWhoWatchShareOnePlayerAndTheLastOneEndsIt() {
        Session one = stage.live.watch(stage.camera.device);
        Session other = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(one);

        assertThat(one.stream()).isSameAs(other.stream());
        one.close();
        one.close();
        assertThat(one.state()).isEqualTo(new State.Ended());
        assertThat(other.state()).isInstanceOf(State.Live.class);
        assertThat(player.closed).isFalse();
        other.close();

        await().atMost(Duration.ofSeconds(2)).until(player.closed::get);
        await().atMost(Duration.ofSeconds(2)).until(() -> stage.camera.held.get() == 0);
        assertThat(stage.ffmpeg.players).hasSize(1);
    }

    @Test
    void watchingAgainOpensANewStream() {
        Session first = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(first);
        first.close();

        Session second = stage.live.watch(stage.camera.device);

        stage.player(second, stage.ffmpeg, 1);
        assertThat(player.closed).isTrue();
        assertThat(second.stream()).isNotSameAs(first.stream());
    }

    @Test
    void anotherAddressInTheBookIsFollowed() {
        Session session = stage.live.watch(stage.camera.device);
        stage.live(session);

        stage.book.choose("cam", Map.of("transport", "tcp"));
        stage.settle(session);
        stage.pass(session, Duration.ofMillis(500));
        stage.player(session, stage.ffmpeg, 1);

        assertThat(stage.camera.asked.getLast().options()).containsEntry("transport", "tcp");
        assertThat(stage.camera.held).hasValue(1);
    }

    @Test
    void sizeRemarkAndRateReachThoseWhoWatch() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);
        FrameExchange pictures = new FrameExchange(4, 2);

        player.listener.opened(pictures);
        player.listener.remark(PlayerRemark.NO_AUDIO_DEVICE);
        for (int i = 0; i < 16; i++) {
            player.show(5);
            stage.pass(session, Duration.ofMillis(250));
        }

        assertThat(session.pictures()).containsSame(pictures);
        assertThat(session.state()).isEqualTo(new State.Live(Optional.of(ServiceTexts.of("live.no-audio"))));
        assertThat(session.statistics()).hasValueSatisfying(statistics -> {
            assertThat(statistics.engine()).isEqualTo("ffmpeg");
            assertThat(statistics.picturesPerSecond()).isBetween(19.0, 21.0);
        });
    }

    @Test
    void aSnapshotIsWrittenWhole() throws Exception {
        Session session = stage.live.watch(stage.camera.device);
        stage.live(session);
        Path file = folder.resolve("shots/one.png");

        session.snapshot(file);

        assertThat(file).hasContent("2x1");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theLastPictureIsKeptWhenTheLastOneLeaves() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);

        session.close();

        await().until(player.closed::get);
        assertThat(stage.book.lastPicture("cam")).hasContent("2x1");
    }
}
