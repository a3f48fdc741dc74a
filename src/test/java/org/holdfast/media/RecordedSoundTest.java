// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.CodedFeed.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of what a family's own client receives, with sound, in each kind of file. */
class RecordedSoundTest {
    private static final int PICTURES = 150;
    private static final int PER_SECOND = 25;
    private static final long STEP = 40_000;
    /** From here on it is loud; a whole number of pictures. */
    private static final int LOUD_FROM = 75;

    private final FfmpegEngine engine = new FfmpegEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();
    private final ScriptedFeed feed = new ScriptedFeed();

    @TempDir
    private Path folder;

    private FfmpegPlayer open() {
        assertThat(engine.report().usable()).isTrue();
        FfmpegPlayer player = new FfmpegPlayer(new FeedSource(feed), feed.where(), listener, rate -> Optional.empty());
        player.look(false);
        player.start();
        return player;
    }

    /** Sends pictures that differ, and sound that begins after the first one and is silent until it is loud. */
    private void send(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            feed.jpeg(Pictures.jpeg(160, 120, 0xFF_00_00_00 | i), i * STEP);
            if (i > 0) {
                short[] samples = new short[320];
                for (int j = 0; i >= LOUD_FROM && j < samples.length; j++) {
                    samples[j] = (short) (j % 20 < 10 ? 15_000 : -15_000);
                }
                feed.sound(samples, 8000, i * STEP);
            }
        }
    }

    private static void awaitLength(StreamRecording recording, int pictures) {
        await().atMost(30, SECONDS).until(() -> recording.length().toMillis() >= pictures * 1000L / PER_SECOND - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "film.mp4, AS_SENT, mjpeg, aac",
        "film.mp4, H264, h264, aac",
        "film.avi, AS_SENT, mjpeg, pcm_s16le",
        "FILM.AVI, H264, h264, pcm_s16le"
    })
    void pictureAndSoundStayInStepInEachKindOfFile(String name, RecordingKind kind, String picture, String sound)
            throws Exception {
        Path file = folder.resolve(name);
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file, kind));
            send(0, PICTURES);
            awaitLength(recording, PICTURES);
            recording.close();
            assertThat(recording.failure()).isEmpty();
            assertThat(recording.bytes()).isEqualTo(Files.size(file));
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.pictureCodec).isEqualTo(picture);
        assertThat(film.soundCodec).isEqualTo(sound);
        assertThat(film.pictures).hasSize(PICTURES);
        assertThat(film.pictures.getFirst()).isZero();
        assertThat(film.pictures.get(LOUD_FROM)).isCloseTo(3.0, within(0.001));
        assertThat(film.pictures.getLast()).isCloseTo(5.96, within(0.001));
        assertThat(film.firstLoud).isCloseTo(3.0, within(0.065));
        assertThat(film.soundEnd).isCloseTo(6.0, within(0.14));
        if (kind == RecordingKind.AS_SENT) {
            assertThat(film.coded.get(100)).isEqualTo(Pictures.jpeg(160, 120, 0xFF_00_00_00 | 100));
        } else {
            assertThat(Files.size(file)).isLessThan(PICTURES * 1500L);
        }
        assertThat(probed(file)).isIn("", picture + "," + sound);
    }

    @ParameterizedTest
    @CsvSource({"film.mp4, AS_SENT", "film.mp4, H264", "film.avi, AS_SENT", "film.avi, H264"})
    void aFileThatWasCutAnywhereWhileItGrewCanBePlayed(String name, RecordingKind kind) throws Exception {
        Path file = folder.resolve(name);
        Path killed = folder.resolve("killed-" + name);
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file, kind));
            send(0, PICTURES);
            awaitLength(recording, PICTURES - 2);
            Files.copy(file, killed);
        }

        byte[] whole = Files.readAllBytes(killed);
        int all = FilmProbe.of(killed).pictures.size();
        assertThat(all).isGreaterThan(PICTURES - 2 * PER_SECOND);
        Random random = new Random(7);
        Path cut = folder.resolve("cut-" + name);
        for (int i = 0; i < 12; i++) {
            double share = 0.4 + 0.6 * random.nextDouble();
            Files.write(cut, Arrays.copyOf(whole, (int) (whole.length * share)));
            FilmProbe film = FilmProbe.of(cut);
            assertThat(film.pictures.size()).as("of the first %.2f", share).isGreaterThan((int) (all * share) - 40);
            assertThat(film.soundEnd).isGreaterThan(0.3);
        }
        assertThat(probed(cut)).isIn("", kind == RecordingKind.H264 ? "h264" + rest(name) : "mjpeg" + rest(name));
    }

    private static String rest(String name) {
        return name.endsWith(".avi") ? ",pcm_s16le" : ",aac";
    }

    @Test
    void manyRecordingsAtOnceAreAllWhole() throws Exception {
        List<StreamRecording> recordings = new ArrayList<>();
        try (FfmpegPlayer player = open()) {
            for (int i = 0; i < 24; i++) {
                recordings.add(player.record(new RecordingTarget.File(folder.resolve(i + ".mp4"))));
            }
            send(0, 50);
            for (StreamRecording recording : recordings) {
                awaitLength(recording, 50);
            }
        }

        for (int i = 0; i < 24; i++) {
            assertThat(recordings.get(i).failure()).isEmpty();
            FilmProbe film = FilmProbe.of(folder.resolve(i + ".mp4"));
            assertThat(film.pictures).as("film %d", i).hasSize(50);
            assertThat(film.soundEnd).isCloseTo(2.0, within(0.14));
        }
    }

    @Test
    void soundThatNeverBeginsLeavesAFileWithThePictureAlone() throws Exception {
        Path file = folder.resolve("silent.mp4");
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            for (int i = 0; i < 50; i++) {
                feed.jpeg(Pictures.jpeg(160, 120, i), i * STEP);
            }
            awaitLength(recording, 50);
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.pictures).hasSize(50);
        assertThat(film.soundCodec).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"late.mp4, AS_SENT, aac", "late.mp4, H264, aac", "late.avi, AS_SENT, pcm_s16le"})
    void soundThatIsOfferedAndBeginsLateIsInTheFileAtItsTime(String name, RecordingKind kind, String codec)
            throws Exception {
        Path file = folder.resolve(name);
        feed.offerSound(8000);
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file, kind));
            for (int i = 0; i < LOUD_FROM; i++) {
                feed.jpeg(Pictures.jpeg(160, 120, i), i * STEP);
            }
            // Only once the file has begun without it does the sound begin.
            awaitLength(recording, LOUD_FROM);
            send(LOUD_FROM, PICTURES);
            awaitLength(recording, PICTURES);
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.soundCodec).isEqualTo(codec);
        assertThat(film.pictures).hasSize(PICTURES);
        assertThat(film.firstLoud).isCloseTo(3.0, within(0.065));
        assertThat(film.soundEnd).isCloseTo(6.0, within(0.14));
        assertThat(probed(file)).isIn("", (kind == RecordingKind.H264 ? "h264," : "mjpeg,") + codec);
    }

    @Test
    void soundThatIsOfferedAndNeverBeginsIsSilence() throws Exception {
        Path file = folder.resolve("mute.mp4");
        feed.offerSound(8000);
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            for (int i = 0; i < PICTURES; i++) {
                feed.jpeg(Pictures.jpeg(160, 120, i), i * STEP);
            }
            awaitLength(recording, PICTURES);
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.pictures).hasSize(PICTURES);
        assertThat(film.soundEnd).isCloseTo(5.0, within(0.14));
        assertThat(film.firstLoud).isNegative();
    }

    @Test
    void soundOfAnotherRateThanWasOfferedIsLeftOut() throws Exception {
        Path file = folder.resolve("other.mp4");
        feed.offerSound(16_000);
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            for (int i = 0; i < LOUD_FROM; i++) {
                feed.jpeg(Pictures.jpeg(160, 120, i), i * STEP);
            }
            awaitLength(recording, LOUD_FROM);
            send(LOUD_FROM, PICTURES);
            awaitLength(recording, PICTURES);
            recording.close();
            assertThat(recording.failure()).isEmpty();
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.pictures).hasSize(PICTURES);
        assertThat(film.firstLoud).isNegative();
    }

    @Test
    void aGapInTheSoundIsSilentAndWhatFollowsStaysInStep() throws Exception {
        Path file = folder.resolve("gap.mp4");
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            for (int i = 0; i < PICTURES; i++) {
                feed.jpeg(Pictures.jpeg(160, 120, i), i * STEP);
                if (i < 10 || i >= LOUD_FROM) {
                    short[] samples = new short[320];
                    Arrays.fill(samples, (short) (i < 10 ? 0 : 15_000));
                    feed.sound(samples, 8000, i * STEP);
                }
            }
            awaitLength(recording, PICTURES);
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.firstLoud).isCloseTo(3.0, within(0.065));
        assertThat(film.soundEnd).isCloseTo(6.0, within(0.14));
    }

    @Test
    void h264OfADeviceIsCopiedWithItsSound() throws Exception {
        Path file = folder.resolve("copied.mp4");
        byte[][] film = Clips.pictures(320, 240, 60).stream()
                .map(RecordedSoundTest::bytes)
                .toArray(byte[][]::new);
        try (FfmpegPlayer player = open()) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            for (int i = 0; i < film.length; i++) {
                feed.picture(Coding.H264, film[i], i * STEP, i % 15 == 0);
                feed.sound(new short[320], 8000, i * STEP);
            }
            awaitLength(recording, 60);
        }

        FilmProbe probe = FilmProbe.of(file);
        assertThat(probe.pictureCodec).isEqualTo("h264");
        assertThat(probe.soundCodec).isEqualTo("aac");
        assertThat(probe.pictures).hasSize(60);
        assertThat(probe.soundEnd).isCloseTo(2.4, within(0.14));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** What ffprobe of this system says of the tracks; empty where there is none. */
    private static String probed(Path file) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "ffprobe",
                            "-v",
                            "error",
                            "-show_entries",
                            "stream=codec_name",
                            "-of",
                            "csv=p=0",
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return "";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said.strip().replace("\n", ",");
    }
}
