// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The camera's own clips, sound in pieces of a second and the index at the end, in time that only pretends to pass. */
class FfmpegClipPlayerTest {
    private static final long MILLI = 1_000_000;
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Optional<ClipStage.Device> EXACT = Optional.of(new ClipStage.Device(1, 1));

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 640", "1.01, 640", "0.99, 960"})
    void eachPictureStaysWithinFortyMillisecondsOfTheSound(double speed, long step) throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), Optional.of(new ClipStage.Device(speed, step)))) {
            playToTheEnd(stage);

            assertThat(stage.numbers()).isEqualTo(ClipStage.range(0, 300));
            assertThat(stage.seen)
                    .allSatisfy(each -> assertThat(Math.abs(each.number() * 1000L / 30 - each.heard() / MILLI))
                            .as("picture %s", each)
                            .isLessThanOrEqualTo(40));
            assertThat(stage.states).containsExactly(ClipPlayer.State.PLAYING, ClipPlayer.State.ENDED);
            assertThat(stage.player.statistics().overtaken()).isZero();
            assertThat(stage.player.statistics().damaged()).isZero();
            assertThat(stage.player.position()).isEqualTo(stage.player.length().orElseThrow());
            assertThat(stage.player.length().orElseThrow()).isEqualTo(TEN);
            assertThat(stage.player.hasSound()).isTrue();
        }
    }

    @Test
    void everySampleOfTheSoundIsHeardOnceAndInItsPlace() throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        byte[] own = sound(clip);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            playToTheEnd(stage);

            byte[] heard = stage.line().samples();
            assertThat(own).hasSize(2 * 32_000 * 10);
            assertThat(heard.length).isGreaterThanOrEqualTo(2 * own.length);
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < own.length / 2; i++) {
                int expected = sample(own, 2 * i);
                int left = sample(heard, 4 * i);
                // One channel becomes two at the loudness that keeps their sum.
                if (Math.abs(left - expected * Math.sqrt(0.5)) > 2 && Math.abs(left - expected) > 2) {
                    wrong.add(i + ": " + expected + " is heard as " + left);
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1000", "1.2, 400"})
    void noPictureIsLeftOutAndNothingHaltsWhenTheSourceDeliversInBursts(double factor, long burstMillis)
            throws Exception {
        Path clip = ClipStage.clip(Duration.ofSeconds(20), true);
        double rate = Files.size(clip) / 20.0 * factor;
        AtomicReference<ClipSource> source = new AtomicReference<>();
        try (ClipStage stage = new ClipStage(later(source), EXACT)) {
            source.set(new BurstSource(clip, stage.time, rate, burstMillis * MILLI));
            playToTheEnd(stage);

            assertThat(stage.numbers()).isEqualTo(ClipStage.range(0, 600));
            assertThat(stage.states).doesNotContain(ClipPlayer.State.WAITING);
            inStep(stage);
        }
    }

    @Test
    void aSourceThatIsTooSlowMakesItWaitButNotLoseAPictureNorItsStep() throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        double rate = Files.size(clip) / 10.0 / 2;
        AtomicReference<ClipSource> source = new AtomicReference<>();
        try (ClipStage stage = new ClipStage(later(source), EXACT)) {
            source.set(new BurstSource(clip, stage.time, rate, 500 * MILLI));
            playToTheEnd(stage);

            assertThat(stage.numbers()).isEqualTo(ClipStage.range(0, 300));
            assertThat(stage.states).contains(ClipPlayer.State.WAITING);
            assertThat(stage.time.passed()).isGreaterThan(15_000 * MILLI);
            inStep(stage);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void withoutAnAudioDeviceOrSoundThePicturesKeepTheirOwnTime(boolean sound) throws Exception {
        Path clip = ClipStage.clip(TEN, sound);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), Optional.empty())) {
            playToTheEnd(stage);

            assertThat(stage.numbers()).isEqualTo(ClipStage.range(0, 300));
            long begun = stage.seen.getFirst().at();
            assertThat(stage.seen)
                    .allSatisfy(each -> assertThat(Math.abs((each.at() - begun) / MILLI - each.number() * 1000L / 30))
                            .isLessThan(40));
            assertThat(stage.listener.remarks).hasSize(sound ? 1 : 0);
            assertThat(stage.player.hasSound()).isFalse();
            assertThat(stage.listener.ended).isEmpty();
        }
    }

    @Test
    void whenTheSoundDeviceGoesThePictureGoesOn() throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            stage.time.at(3_000 * MILLI, () -> stage.line().stick());
            playToTheEnd(stage);

            assertThat(stage.numbers()).isEqualTo(ClipStage.range(0, 300));
            assertThat(stage.listener.remarks).containsExactly(PlayerListener.PlayerRemark.NO_AUDIO_DEVICE);
            assertThat(stage.line().closed()).isTrue();
            assertThat(stage.player.hasSound()).isFalse();
        }
    }

    @Test
    void aPauseStopsPictureAndSoundAndNothingIsLost() throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        List<Duration> positions = new ArrayList<>();
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            stage.time.at(3_000 * MILLI, stage.player::pause);
            stage.time.at(4_000 * MILLI, () -> positions.add(stage.player.position()));
            stage.time.at(7_900 * MILLI, () -> positions.add(stage.player.position()));
            stage.time.at(8_000 * MILLI, stage.player::play);
            playToTheEnd(stage);

            assertThat(stage.numbers()).isEqualTo(ClipStage.range(0, 300));
            assertThat(stage.seen).noneMatch(each -> each.at() > 3_050 * MILLI && each.at() < 8_000 * MILLI);
            assertThat(positions.getFirst())
                    .isEqualTo(positions.getLast())
                    .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(3_050));
            assertThat(stage.states)
                    .containsExactly(
                            ClipPlayer.State.PLAYING,
                            ClipPlayer.State.PAUSED,
                            ClipPlayer.State.PLAYING,
                            ClipPlayer.State.ENDED);
            inStep(stage);
        }
    }

    @ParameterizedTest
    @CsvSource({"7200, 210", "0, 0", "1990, 45", "9990, 285"})
    void seekingGoesToTheKeyPictureBeforeAndStaysInStep(long toMillis, int key) throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            stage.time.at(4_000 * MILLI, () -> stage.player.seek(Duration.ofMillis(toMillis)));
            playToTheEnd(stage);

            int before = (int) stage.seen.stream()
                    .filter(each -> each.at() < 4_000 * MILLI)
                    .count();
            assertThat(stage.numbers().subList(0, before)).isEqualTo(ClipStage.range(0, before));
            assertThat(stage.numbers().subList(before, stage.seen.size())).isEqualTo(ClipStage.range(key, 300));
            assertThat(stage.seen.subList(before, stage.seen.size()))
                    .allSatisfy(each -> assertThat(Math.abs((each.number() - key) * 1000L / 30 - each.heard() / MILLI))
                            .as("picture %s", each)
                            .isLessThanOrEqualTo(40));
        }
    }

    @Test
    void seekingWhilePausedShowsThePictureThereAndStaysPaused() throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        List<ClipPlayer.State> later = new ArrayList<>();
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            stage.time.at(1_000 * MILLI, stage.player::pause);
            stage.time.at(2_000 * MILLI, () -> stage.player.seek(Duration.ofSeconds(6)));
            stage.time.at(4_000 * MILLI, () -> {
                later.add(stage.player.state());
                stage.player.play();
            });
            playToTheEnd(stage);

            assertThat(later).containsExactly(ClipPlayer.State.PAUSED);
            assertThat(stage.seen)
                    .filteredOn(each -> each.at() > 1_100 * MILLI && each.at() < 4_000 * MILLI)
                    .extracting(ClipStage.Seen::number)
                    .containsExactly(180);
            assertThat(stage.numbers()).endsWith(299).contains(181);
        }
    }

    @Test
    void afterTheEndItPlaysAgainFromTheBeginningOrGoesElsewhere() throws Exception {
        Path clip = ClipStage.clip(Duration.ofSeconds(2), true);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            playToTheEnd(stage);
            stage.player.play();
            await().atMost(20, SECONDS).until(() -> stage.seen.size() >= 120 && ended(stage));
            stage.player.seek(Duration.ofMillis(1_100));
            await().atMost(20, SECONDS).until(() -> stage.seen.size() >= 150 && ended(stage));

            List<Integer> expected = ClipStage.range(0, 60);
            expected.addAll(ClipStage.range(0, 60));
            expected.addAll(ClipStage.range(30, 60));
            assertThat(stage.numbers()).isEqualTo(expected);
        }
    }

    @Test
    void theVolumeReachesTheSamples() throws Exception {
        Path clip = ClipStage.clip(TEN, true);
        try (ClipStage stage = new ClipStage(ClipSource.of(clip), EXACT)) {
            stage.time.at(2_000 * MILLI, () -> stage.player.volume(0));
            stage.time.at(5_000 * MILLI, () -> stage.player.volume(1));
            playToTheEnd(stage);

            byte[] heard = stage.line().samples();
            assertThat(loudest(heard, 1_000, 2_000)).isPositive();
            assertThat(loudest(heard, 2_500, 4_900)).isZero();
            assertThat(loudest(heard, 5_500, 6_500)).isPositive();
        }
    }

    private static int loudest(byte[] stereo, int fromMillis, int toMillis) {
        int loudest = 0;
        for (int i = fromMillis * 32 * 4; i < toMillis * 32 * 4; i += 4) {
            loudest = Math.max(loudest, Math.abs(sample(stereo, i)));
        }
        return loudest;
    }

    private static void inStep(ClipStage stage) {
        int loop = 0;
        int last = -1;
        for (ClipStage.Seen each : stage.seen) {
            loop += each.number() < last ? 300 : 0;
            last = each.number();
            assertThat(Math.abs((loop + last) * 1000L / 30 - each.heard() / MILLI))
                    .as("picture %s", each)
                    .isLessThanOrEqualTo(40);
        }
    }

    private static void playToTheEnd(ClipStage stage) {
        stage.player.start();
        await().atMost(40, SECONDS).until(() -> ended(stage) || !stage.listener.ended.isEmpty());
        assertThat(stage.listener.ended).isEmpty();
    }

    private static boolean ended(ClipStage stage) {
        return !stage.states.isEmpty() && stage.states.getLast() == ClipPlayer.State.ENDED;
    }

    private static ClipSource later(AtomicReference<ClipSource> source) {
        return new ClipSource() {
            @Override
            public String name() {
                return "later";
            }

            @Override
            public java.nio.channels.SeekableByteChannel open() throws java.io.IOException {
                return source.get().open();
            }
        };
    }

    private static int sample(byte[] from, int at) {
        return (short) ((from[at] & 0xFF) | (from[at + 1] << 8));
    }

    /** The clip's own samples, as they lie in it. */
    private static byte[] sound(Path clip) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ContainerSource source = ContainerSource.of(clip);
        source.run(new StreamSource.Receiver() {
            @Override
            public void tracks(List<CodedTrack> tracks) {
                tracks.forEach(CodedTrack::close);
            }

            @Override
            public void unit(int track, ByteBuffer bytes, long ticks, boolean key, long arrivedNanos) {
                if (track == 1) {
                    byte[] copy = new byte[bytes.remaining()];
                    bytes.get(copy);
                    all.writeBytes(copy);
                }
            }
        });
        source.close();
        return all.toByteArray();
    }
}
