// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.Jpeg;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView.Session;
import org.holdfast.service.LiveView.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the holders of a stream want to hear, to look at and to have handed on. */
class StreamWishesTest {
    private static final Jpeg JPEG = new Jpeg(ByteBuffer.wrap(new byte[] {1, 2, 3}), 5, true);

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

    @Test
    void aStreamIsHeardWhileAnyHolderWantsTo() {
        Session first = stage.live.watch(stage.camera.device);
        Session second = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(first);
        assertThat(player.heard).isFalse();

        first.hear(true);
        second.hear(true);
        second.volume(0.25);
        stage.settle(first);
        assertThat(player.heard).isTrue();
        assertThat(player.loudness).isEqualTo(0.25);

        first.hear(false);
        stage.settle(first);
        assertThat(player.heard).isTrue();

        second.close();
        stage.settle(first);
        assertThat(player.heard).isFalse();
    }

    @Test
    void wishesOutliveABreakOfTheStream() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);
        List<Jpeg> taken = new ArrayList<>();
        session.hear(true);
        session.volume(0.5);
        session.look(false);
        Registration tap = session.tap(taken::add);
        stage.settle(session);
        player.taps.getFirst().accept(JPEG);

        player.listener.ended(new DeviceException.Media(Text.literal("Broken."), Text.literal("Wait."), null));
        stage.pass(session, Duration.ofSeconds(1));
        assertThat(player.taps).isEmpty();
        ScriptedPlayer next = stage.player(session, stage.ffmpeg, 1);
        next.taps.getFirst().accept(JPEG);

        assertThat(next.heard).isTrue();
        assertThat(next.loudness).isEqualTo(0.5);
        assertThat(next.looked).isFalse();
        assertThat(taken).containsExactly(JPEG, JPEG);

        tap.close();
        stage.settle(session);
        assertThat(next.taps).isEmpty();
    }

    @Test
    void picturesAreDecodedUntilNoHolderLooks() {
        Session first = stage.live.watch(stage.camera.device);
        Session second = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(first);

        first.look(false);
        stage.settle(first);
        assertThat(player.looked).isTrue();
        second.look(false);
        stage.settle(first);
        assertThat(player.looked).isFalse();
        first.look(true);
        stage.settle(first);
        assertThat(player.looked).isTrue();
    }

    @Test
    void aStreamAtWhichNobodyLooksLivesByWhatArrives() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);
        player.received.set(5);
        session.look(false);
        stage.settle(session);

        for (int i = 0; i < 8; i++) {
            player.received.addAndGet(25);
            stage.pass(session, Duration.ofSeconds(1));
        }
        assertThat(session.state()).isInstanceOf(State.Live.class);
        assertThat(session.statistics().orElseThrow().picturesPerSecond()).isBetween(20.0, 30.0);

        stage.pass(session, Duration.ofSeconds(4));
        assertThat(session.state()).isInstanceOf(State.Reconnecting.class);
    }

    @Test
    void afterBeingLookedAtAgainTheStreamHasTimeForItsNextPicture() {
        Session session = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(session);
        session.look(false);
        player.received.set(500);
        stage.pass(session, Duration.ofMillis(2900));
        session.look(true);
        stage.settle(session);

        stage.pass(session, Duration.ofMillis(2500));
        assertThat(session.state()).isInstanceOf(State.Live.class);
        player.show(1);
        stage.pass(session, Duration.ofMillis(2500));
        assertThat(session.state()).isInstanceOf(State.Live.class);
    }

    @Test
    void aShareThatWasLeftTapsNothing() {
        Session first = stage.live.watch(stage.camera.device);
        Session second = stage.live.watch(stage.camera.device);
        ScriptedPlayer player = stage.live(first);
        List<Jpeg> taken = new ArrayList<>();

        Registration _ = second.tap(taken::add);
        stage.settle(first);
        assertThat(player.taps).hasSize(1);
        second.close();
        stage.settle(first);
        assertThat(player.taps).isEmpty();

        Registration _ = second.tap(taken::add);
        stage.settle(first);
        assertThat(player.taps).isEmpty();
    }
}
