// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.DeviceException;
import org.holdfast.lab.scene.FrameNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The installed VLC plays a virtual camera's clip out of bytes that we hand it. */
@Tag("peer")
@Isolated("VLC plays in real time, which other tests would take from it")
class VlcClipPeerTest {
    private final VlcEngine engine = new VlcEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();

    @BeforeEach
    void vlcIsInstalled() {
        if (!engine.report().usable()) {
            Peers.missing("VLC is not installed (libvlc5, vlc-plugin-base)");
        }
    }

    @Test
    void playsSeeksPausesAndPlaysAgainAfterTheEnd() throws Exception {
        Path clip = ClipStage.clip(Duration.ofSeconds(10), true);
        try (ClipPlayer player = engine.play(ClipSource.of(clip), listener)) {
            List<Integer> numbers = new CopyOnWriteArrayList<>();
            awaitPicture(numbers, 0, 194);
            assertThat(player.state()).isEqualTo(ClipPlayer.State.PLAYING);
            assertThat(player.length())
                    .hasValueSatisfying(length ->
                            assertThat(length).isBetween(Duration.ofMillis(9_900), Duration.ofMillis(10_100)));

            player.seek(Duration.ofMillis(7_200));
            awaitPicture(numbers, 195, 299);
            await().atMost(5, SECONDS)
                    .untilAsserted(() -> assertThat(player.position()).isGreaterThan(Duration.ofSeconds(6)));

            player.pause();
            await().atMost(5, SECONDS).until(() -> player.state() == ClipPlayer.State.PAUSED);
            Duration paused = player.position();
            player.play();
            await().atMost(30, SECONDS).until(() -> player.state() == ClipPlayer.State.ENDED);
            assertThat(paused).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(10));
            assertThat(player.position()).isEqualTo(player.length().orElseThrow());

            player.play();
            awaitPicture(numbers, 0, 194);
            assertThat(player.position()).isLessThan(Duration.ofMillis(7_200));
        }
        assertThat(listener.ended).isEmpty();
    }

    @Test
    void garbageEndsWithASentence(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("FILM.MOV"), new byte[50_000]);
        try (ClipPlayer player = engine.play(ClipSource.of(file), listener)) {
            await().atMost(20, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(player.state()).isEqualTo(ClipPlayer.State.FAILED);
        }
        assertThat(listener.ended.getFirst().sentence().toString()).isEqualTo("VLC cannot play the clip FILM.MOV.");
    }

    @Test
    void aListOfOtherPlacesIsNotFollowed(@TempDir Path folder) throws Exception {
        Path other = ClipStage.clip(Duration.ofSeconds(2), true);
        Path list = Files.writeString(folder.resolve("FILM.MOV"), "#EXTM3U\n" + other.toAbsolutePath() + "\n");
        try (ClipPlayer player = engine.play(ClipSource.of(list), listener)) {
            await().atMost(20, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(player.statistics().decoded()).isZero();
        }
    }

    @Test
    void theDevicesOwnFailureIsTold() {
        DeviceException why = MediaTexts.timedOut("192.168.1.254", null);
        ClipSource broken = new ClipSource() {
            @Override
            public String name() {
                return "FILM.MOV";
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                throw new IOException(why);
            }
        };
        try (ClipPlayer player = engine.play(broken, listener)) {
            await().atMost(20, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(player.state()).isEqualTo(ClipPlayer.State.FAILED);
        }
        assertThat(listener.ended).containsExactly(why);
    }

    /** Waits for a picture whose number lies between two, which are within it. */
    private void awaitPicture(List<Integer> numbers, int from, int to) {
        await().atMost(20, SECONDS).until(() -> {
            number().ifPresent(numbers::add);
            int last = numbers.isEmpty() ? -1 : numbers.getLast();
            return last >= from && last <= to;
        });
    }

    private Optional<Integer> number() {
        if (listener.opened.isEmpty()) {
            return Optional.empty();
        }
        FrameExchange pictures = listener.opened.getLast();
        Frame frame = pictures.take();
        if (frame == null) {
            return Optional.empty();
        }
        OptionalInt number = FrameNumber.read(frame.pixels(), pictures.width(), pictures.height());
        pictures.giveBack(frame);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
