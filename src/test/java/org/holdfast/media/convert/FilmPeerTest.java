// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What we write, looked at by Debian's FFmpeg, and what it writes, converted by us. */
@Tag("peer")
class FilmPeerTest {
    private static final double FRAME = 1 / 30.0;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void haveThePeer() {
        DebianFfmpeg.require();
    }

    @Test
    void theFilmOfACamerasClipIsWhatItShouldBe() throws Exception {
        Path clip = Films.clip(folder, "2026_1121_101457_001.MOV", 10, true);
        Path film = folder.resolve("film.mp4");

        Converter.convert(ConversionJob.of(clip, film), _ -> {});

        JsonNode picture = DebianFfmpeg.stream(film, "v:0");
        JsonNode sound = DebianFfmpeg.stream(film, "a:0");
        assertThat(picture.at("/codec_tag_string").asString()).isEqualTo("avc1");
        assertThat(picture.at("/nb_frames").asString()).isEqualTo("300");
        assertThat(sound.at("/codec_name").asString()).isEqualTo("aac");
        assertThat(sound.at("/sample_rate").asString()).isEqualTo("32000");
        assertThat(number(picture, "start_time")).isZero();
        assertThat(number(sound, "start_time")).isZero();
        assertThat(number(picture, "duration")).isEqualTo(10);
        assertThat(number(sound, "duration")).isCloseTo(10, within(FRAME));
        JsonNode format = DebianFfmpeg.format(film);
        assertThat(format.at("/tags/creation_time").asString()).isEqualTo("2026-11-21T10:15:00.000000Z");
        assertThat(format.at("/tags/make").asString()).isEqualTo("NVT-IM");
        assertThat(format.at("/tags/comment").asString()).isEqualTo("CarDV-TURNKEY");
        assertThat(DebianFfmpeg.pictureHash(film)).isEqualTo(DebianFfmpeg.pictureHash(clip));
        assertThat(DebianFfmpeg.decodes(film)).isEmpty();
        assertThat(DebianFfmpeg.loudness(film)).isCloseTo(DebianFfmpeg.loudness(clip), within(1.0));
    }

    @Test
    void aJoinedFilmHoldsThePicturesOfAllSegments() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, true);
        Path second = Films.clip(
                folder, "2026_1121_101500_002.MOV", Duration.ofSeconds(3), true, Films.STOPPED.plusSeconds(3));
        Path film = folder.resolve("film.mp4");

        Converter.convert(
                new ConversionJob(List.of(first, second), film, ConversionJob.Sound.MP2, OptionalInt.empty()), _ -> {});

        // In an MP4 both have the same number; its frames tell which it is, see ConverterTest.
        assertThat(DebianFfmpeg.stream(film, "a:0").at("/codec_name").asString())
                .isIn("mp2", "mp3");
        assertThat(number(DebianFfmpeg.stream(film, "a:0"), "duration")).isCloseTo(5, within(FRAME * 1.1));
        assertThat(number(DebianFfmpeg.stream(film, "v:0"), "duration")).isEqualTo(5);
        assertThat(DebianFfmpeg.packetHashes(film))
                .hasSize(150)
                .startsWith(DebianFfmpeg.packetHashes(first).toArray(String[]::new))
                .endsWith(DebianFfmpeg.packetHashes(second).toArray(String[]::new));
        assertThat(DebianFfmpeg.decodes(film)).isEmpty();
    }

    @Test
    void soundDoesNotDriftOverALongClip() throws Exception {
        // A beep and a white picture each ten seconds, for twenty minutes.
        Path clip = folder.resolve("long.mov");
        DebianFfmpeg.make(
                clip,
                "-f lavfi -i color=black:s=64x48:r=30:d=1200,drawbox=c=white:t=fill:enable=lt(mod(t\\,10)\\,0.5)"
                        + " -f lavfi -i aevalsrc=0.5*sin(2000*t)*lt(mod(t\\,10)\\,0.5):s=32000:d=1200"
                        + " -c:v libx264 -preset ultrafast -c:a pcm_s16le -video_track_timescale 30000");
        Path film = folder.resolve("long.mp4");

        Converter.convert(ConversionJob.of(clip, film), _ -> {});

        List<Double> beeps = DebianFfmpeg.ends(film, "silencedetect=n=-40dB:d=2", "silence_end");
        assertThat(beeps).hasSizeGreaterThanOrEqualTo(118);
        for (double beep : beeps) {
            double late = beep - Math.rint(beep / 10) * 10;
            assertThat(late).as("the beep at %s", beep).isBetween(-FRAME, FRAME);
        }
        assertThat(number(DebianFfmpeg.stream(film, "a:0"), "duration"))
                .isCloseTo(number(DebianFfmpeg.stream(film, "v:0"), "duration"), within(FRAME));
    }

    @Test
    void aLaterModelsH265ClipKeepsItsSoundAndIsNamedForApplesPlayers() throws Exception {
        Path clip = folder.resolve("later.mp4");
        DebianFfmpeg.make(
                clip,
                "-f lavfi -i testsrc2=s=320x240:r=30:d=3 -f lavfi -i sine=r=48000:d=3"
                        + " -c:v libx265 -preset ultrafast -x265-params log-level=none -c:a aac");
        Path film = folder.resolve("film.mp4");

        assertThat(Converter.convert(ConversionJob.of(clip, film), _ -> {}).samePicture())
                .isTrue();

        JsonNode picture = DebianFfmpeg.stream(film, "v:0");
        assertThat(picture.at("/codec_name").asString()).isEqualTo("hevc");
        assertThat(picture.at("/codec_tag_string").asString()).isEqualTo("hvc1");
        assertThat(DebianFfmpeg.pictureHash(film)).isEqualTo(DebianFfmpeg.pictureHash(clip));
        assertThat(DebianFfmpeg.soundHash(film)).isEqualTo(DebianFfmpeg.soundHash(clip));
        assertThat(DebianFfmpeg.decodes(film)).isEmpty();
    }

    @Test
    void picturesInAnotherOrderThanShownStayInTheirs() throws Exception {
        Path clip = folder.resolve("reordered.mp4");
        DebianFfmpeg.make(
                clip,
                "-f lavfi -i testsrc2=s=320x240:r=25:d=3 -f lavfi -i sine=r=44100:d=3"
                        + " -c:v libx264 -bf 3 -c:a pcm_s16be -f mov");
        Path film = folder.resolve("film.mp4");

        Converter.convert(ConversionJob.of(clip, film), _ -> {});

        assertThat(DebianFfmpeg.pictureHash(film)).isEqualTo(DebianFfmpeg.pictureHash(clip));
        assertThat(DebianFfmpeg.times(film)).isEqualTo(DebianFfmpeg.times(clip));
        assertThat(DebianFfmpeg.decodes(film)).isEmpty();
    }

    @Test
    void aTransportStreamBecomesAnMp4WithTheSamePictures() throws Exception {
        Path clip = folder.resolve("later.ts");
        DebianFfmpeg.make(
                clip,
                "-f lavfi -i testsrc2=s=320x240:r=30:d=3 -f lavfi -i sine=r=48000:d=3"
                        + " -c:v libx264 -preset ultrafast -c:a aac");
        Path film = folder.resolve("film.mp4");

        assertThat(Converter.convert(ConversionJob.of(clip, film), _ -> {}).samePicture())
                .isTrue();

        assertThat(DebianFfmpeg.stream(film, "v:0").at("/nb_frames").asString()).isEqualTo("90");
        assertThat(number(DebianFfmpeg.stream(film, "a:0"), "duration")).isCloseTo(3, within(0.1));
        assertThat(DebianFfmpeg.decodedHash(film)).isEqualTo(DebianFfmpeg.decodedHash(clip));
    }

    @Test
    void aTurnedClipStaysTurnedAlsoWhenItIsMadeSmaller() throws Exception {
        Path straight = Films.clip(folder, "straight.MOV", 1, true);
        Path clip = folder.resolve("turned.mov");
        DebianFfmpeg.make(
                clip,
                "-display_rotation 90 -i " + straight + " -c copy",
                "-i " + straight + " -c copy -metadata:s:v rotate=90");
        Path film = folder.resolve("film.mp4");
        Path small = folder.resolve("small.mp4");

        Converter.convert(ConversionJob.of(clip, film), _ -> {});
        Converter.convert(
                new ConversionJob(List.of(clip), small, ConversionJob.Sound.AAC, OptionalInt.of(180)), _ -> {});

        double turned = DebianFfmpeg.rotation(clip);
        assertThat(Math.abs(turned)).isEqualTo(90);
        assertThat(DebianFfmpeg.rotation(film)).isEqualTo(turned);
        assertThat(DebianFfmpeg.rotation(small)).isEqualTo(turned);
        assertThat(DebianFfmpeg.decodes(small)).isEmpty();
    }

    @Test
    void oldMotionJpegIsRefusedUnlessItIsEncodedAnew() throws Exception {
        Path clip = folder.resolve("old.avi");
        DebianFfmpeg.make(
                clip, "-f lavfi -i testsrc2=s=320x240:r=30:d=2 -f lavfi -i sine=r=8000:d=2 -c:v mjpeg -c:a pcm_s16le");
        Path film = folder.resolve("film.mp4");

        assertThatThrownBy(() -> Converter.convert(ConversionJob.of(clip, film), _ -> {}))
                .isInstanceOfSatisfying(
                        ConversionException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ConversionFault.PICTURE_KIND));
        Converter.convert(
                new ConversionJob(List.of(clip), film, ConversionJob.Sound.MP2, OptionalInt.of(240)), _ -> {});

        assertThat(DebianFfmpeg.stream(film, "v:0").at("/codec_name").asString())
                .isEqualTo("h264");
        assertThat(DebianFfmpeg.stream(film, "a:0").at("/sample_rate").asString())
                .isEqualTo("16000");
        assertThat(number(DebianFfmpeg.stream(film, "v:0"), "duration")).isCloseTo(2, within(FRAME));
        assertThat(number(DebianFfmpeg.stream(film, "a:0"), "duration")).isCloseTo(2, within(0.08));
        assertThat(DebianFfmpeg.decodes(film)).isEmpty();
    }

    private static double number(JsonNode node, String name) {
        return Double.parseDouble(node.at("/" + name).asString());
    }
}
