// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.ClipSource;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Preferences.EngineChoice;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardClipsTest {
    private final Ears ears = new Ears();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void aClipPlaysFromTheCardAndClosingGivesEverythingBack() throws Exception {
        Path clip = new SceneStore(Path.of("target", "lab-cache"))
                .keptClip(Duration.ofSeconds(2), true, LocalDateTime.of(2020, 1, 1, 12, 0));
        byte[] bytes = Files.readAllBytes(clip);
        PretendCard card = new PretendCard(bytes);
        try (CardClips clips = clips(card, EngineChoice.FFMPEG, new FfmpegEngine(network()))) {
            ClipPlayer player = clips.play(PretendCard.BIKE, PretendCard.recording("A.MOV", bytes.length), ears);
            await().atMost(20, SECONDS).until(() -> player.state() == ClipPlayer.State.ENDED || !ears.ended.isEmpty());

            assertThat(ears.ended).isEmpty();
            assertThat(player.statistics().decoded()).isEqualTo(60);
            assertThat(player.length()).hasValue(Duration.ofSeconds(2));
            assertThat(card.openings).hasSizeLessThanOrEqualTo(3);
            player.close();
            assertThat(card.leases.get()).isZero();
            assertThat(card.transfers.get()).isZero();
        }
    }

    @Test
    void whereVlcGivesUpTheBuiltInPlayerHasAGo() throws Exception {
        Path clip = new SceneStore(Path.of("target", "lab-cache"))
                .keptClip(Duration.ofSeconds(2), false, LocalDateTime.of(2020, 1, 1, 12, 0));
        PretendCard card = new PretendCard(new byte[0]);
        try (CardClips clips = clips(card, EngineChoice.AUTOMATIC, new Failing("vlc"), new FfmpegEngine(network()))) {
            ClipPlayer player = clips.play(clip, ears);
            player.pause();
            await().atMost(20, SECONDS).until(() -> player.state() == ClipPlayer.State.PAUSED);

            assertThat(asked).containsExactly("vlc");
            assertThat(ears.ended).isEmpty();
            assertThat(ears.opened).hasSize(1);
        }
    }

    @Test
    void theChosenPlayerGoesFirstAndTheBuiltInOneAlone() {
        PretendCard card = new PretendCard(new byte[0]);
        try (CardClips clips = clips(card, EngineChoice.FFMPEG, new Failing("vlc"), new Failing("ffmpeg"))) {
            ClipPlayer player = clips.play(folder.resolve("A.MOV"), ears);
            await().atMost(10, SECONDS).until(() -> !ears.ended.isEmpty());

            assertThat(asked).containsExactly("ffmpeg");
            assertThat(player.state()).isEqualTo(ClipPlayer.State.FAILED);
        }
        asked.clear();
        try (CardClips clips = clips(card, EngineChoice.VLC, new Failing("ffmpeg"), new Failing("vlc"))) {
            ClipPlayer player = clips.play(folder.resolve("A.MOV"), ears);
            await().atMost(10, SECONDS).until(() -> ears.ended.size() == 2);

            assertThat(asked).containsExactly("vlc", "ffmpeg");
            player.close();
        }
    }

    private CardClips clips(PretendCard card, EngineChoice choice, MediaEngine... engines) {
        return new CardClips(card, List.of(engines), () -> choice, AppFolders.under(folder), new TestTime());
    }

    private static Network network() {
        return new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    }

    private final class Failing implements MediaEngine {
        private final String id;

        Failing(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Report report() {
            return new Report(true, true, id, Text.literal(id));
        }

        @Override
        public boolean plays(LiveStream stream) {
            return false;
        }

        @Override
        public Player open(LiveStream stream, PlayerListener listener) {
            throw new UnsupportedOperationException("Only clips are played here");
        }

        @Override
        public ClipPlayer play(ClipSource clip, PlayerListener listener) {
            asked.add(id);
            listener.ended(new DeviceException.Media(Text.literal("No."), Text.literal("Try another."), null));
            return new ScriptedClip();
        }
    }

    private static final class Ears implements PlayerListener {
        private final List<FrameExchange> opened = new CopyOnWriteArrayList<>();
        private final List<DeviceException> ended = new CopyOnWriteArrayList<>();
        private final List<PlayerRemark> remarks = new ArrayList<>();

        @Override
        public void opened(FrameExchange pictures) {
            opened.add(pictures);
        }

        @Override
        public void remark(PlayerRemark remark) {
            remarks.add(remark);
        }

        @Override
        public void ended(DeviceException why) {
            ended.add(why);
        }
    }
}
