// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Conversions.Converted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code holdfast convert} asks for and what it prints. */
class ConvertCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void oneClipBecomesOneFilm() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("convert", "in.MOV", "out.mp4")).isZero();

        assertThat(house.conversions.jobs).containsExactly(ConversionJob.of(Path.of("in.MOV"), Path.of("out.mp4")));
        assertThat(house.out())
                .startsWith("Made out.mp4 (1:05, 12.3 MB).")
                .contains("compared with the original and is the same");
    }

    @Test
    void severalClipsAreJoinedAndOptionsAreHandedOn() {
        PretendHouse house = new PretendHouse(folder);
        house.conversions.outcome = Optional.of(new Converted(Path.of("out.mp4"), 900, Duration.ofSeconds(5), false));

        assertThat(house.run("convert", "--sound", "MP2", "--height", "720", "a.MOV", "b.MOV", "out.mp4", "--json"))
                .isZero();

        assertThat(house.conversions.jobs)
                .containsExactly(new ConversionJob(
                        List.of(Path.of("a.MOV"), Path.of("b.MOV")),
                        Path.of("out.mp4"),
                        ConversionJob.Sound.MP2,
                        OptionalInt.of(720)));
        JsonNode json = house.json();
        assertThat(json.at("/file").asString()).isEqualTo("out.mp4");
        assertThat(json.at("/bytes").asLong()).isEqualTo(900);
        assertThat(json.at("/seconds").asDouble()).isEqualTo(5);
        assertThat(json.at("/samePicture").asBoolean()).isFalse();
    }

    @Test
    void aFolderTakesTheClipsName() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        Path films = Files.createDirectory(folder.resolve("films"));

        assertThat(house.run("convert", "there/2026_1121_101500_001.MOV", films.toString()))
                .isZero();

        assertThat(house.conversions.jobs.getFirst().output()).isEqualTo(films.resolve("2026_1121_101500_001.mp4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "convert in.MOV",
                "convert in.MOV out.avi",
                "convert in.MOV out.mp4 --sound ogg",
                "convert in.MOV out.mp4 --height 12",
                "convert in.MOV out.mp4 --height tall",
            })
    void whatIsWrittenWronglyIsNotBegun(String line) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run(line.split(" "))).isEqualTo(2);

        assertThat(house.conversions.jobs).isEmpty();
        assertThat(house.err()).isNotEmpty();
    }

    @Test
    void aRefusedClipIsASentenceAndAnAdvice() {
        PretendHouse house = new PretendHouse(folder);
        house.conversions.failure = Optional.of(new DeviceException.Media(
                Text.literal("in.MOV is unfinished."), Text.literal("Download it again."), null));

        assertThat(house.run("convert", "in.MOV", "out.mp4")).isEqualTo(1);

        assertThat(house.err()).contains("holdfast: in.MOV is unfinished.").contains("Download it again.");
        assertThat(house.out()).isEmpty();
    }

    @Test
    void aPersonSeesHowFarItIs() {
        PretendHouse house = new PretendHouse(folder);
        house.interactive = true;

        assertThat(house.run("convert", "in.MOV", "out.mp4")).isZero();

        assertThat(house.err()).contains("\r[############............] 50 % Converting into out.mp4");
    }
}
