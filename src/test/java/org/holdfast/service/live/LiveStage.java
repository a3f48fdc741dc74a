// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.media.MediaEngine;
import org.holdfast.service.AppFolders;
import org.holdfast.service.LiveView;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.Preferences.EngineChoice;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;

/** A live view with scripted players and a scripted camera, in time that the test lets pass. */
final class LiveStage implements AutoCloseable {
    final TestTime time = new TestTime();
    final ScriptedDevice camera = new ScriptedDevice();
    final ScriptedEngine ffmpeg = new ScriptedEngine("ffmpeg", true);
    final ScriptedEngine vlc = new ScriptedEngine("vlc", false);
    final SavedDeviceBook book;
    final LiveStreams live;
    final List<String> answered = Collections.synchronizedList(new ArrayList<>());

    LiveStage(Path folder, boolean withVlc) {
        book = new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), time);
        book.add(camera.device);
        List<MediaEngine> engines = withVlc ? List.of(vlc, ffmpeg) : List.of(ffmpeg);
        live = new LiveStreams(
                camera,
                book,
                engines,
                () -> EngineChoice.AUTOMATIC,
                time,
                (still, file) -> Files.writeString(file, still.width() + "x" + still.height()),
                answered::add);
    }

    /** Waits until the stream's loop dealt with all that was told to it. */
    void settle(LiveView.Session session) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        SharedStream stream = (SharedStream) session.stream();
        if (stream.loop().post(new StreamEvent.Settle(settled))) {
            settled.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /** Lets time pass in small steps, the loop following each. */
    void pass(LiveView.Session session, Duration span) {
        Duration step = Duration.ofMillis(50);
        for (Duration left = span; left.isPositive(); left = left.minus(step)) {
            time.advance(step);
            settle(session);
        }
    }

    /** Waits for an engine's player to be open. */
    ScriptedPlayer player(LiveView.Session session, ScriptedEngine engine, int index) {
        await().atMost(Duration.ofSeconds(10)).until(() -> engine.players.size() > index);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            settle(session);
            return ((SharedStream) session.stream()).view().awaitPlayer(Duration.ZERO) == engine.player(index);
        });
        return engine.player(index);
    }

    /** A stream that shows pictures. */
    ScriptedPlayer live(LiveView.Session session) {
        ScriptedPlayer player = player(session, ffmpeg, 0);
        player.show(5);
        pass(session, Duration.ofMillis(300));
        assertThat(session.state()).isInstanceOf(State.Live.class);
        return player;
    }

    @Override
    public void close() {
        live.close();
    }
}
