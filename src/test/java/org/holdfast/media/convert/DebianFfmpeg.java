// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.media.Peers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The programs {@code ffprobe} and {@code ffmpeg} of the system, which know nothing of ours. */
final class DebianFfmpeg {
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");
    private static final Path FFPROBE = Path.of("/usr/bin/ffprobe");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DebianFfmpeg() {}

    /** Leaves a test out where they are missing; where everything is installed that is a failure. */
    static void require() {
        if (!Files.isExecutable(FFMPEG) || !Files.isExecutable(FFPROBE)) {
            Peers.missing("ffmpeg and ffprobe are not installed");
        }
    }

    /** What ffprobe says about a stream. */
    static JsonNode stream(Path file, String which) throws Exception {
        return probe(file, "-select_streams", which, "-show_streams").at("/streams/0");
    }

    static JsonNode format(Path file) throws Exception {
        return probe(file, "-show_format").at("/format");
    }

    /** By how many degrees a player turns the picture; 0 where nothing is said. */
    static double rotation(Path file) throws Exception {
        for (JsonNode each : stream(file, "v:0").at("/side_data_list")) {
            if (each.has("rotation")) {
                return each.at("/rotation").asDouble();
            }
        }
        return 0;
    }

    private static JsonNode probe(Path file, String... what) throws Exception {
        List<String> command = new ArrayList<>(List.of(FFPROBE.toString(), "-v", "error", "-of", "json"));
        command.addAll(List.of(what));
        command.add(file.toString());
        return JSON.readTree(run(command));
    }

    /** One digest over all coded pictures. */
    static String pictureHash(Path file) throws Exception {
        return ffmpeg("-v error -i", file, "-map 0:v -c copy -f streamhash -").strip();
    }

    static String soundHash(Path file) throws Exception {
        return ffmpeg("-v error -i", file, "-map 0:a -c copy -f streamhash -").strip();
    }

    /** One digest over all pictures as they are shown. */
    static String decodedHash(Path file) throws Exception {
        return ffmpeg("-v error -i", file, "-map 0:v -vsync passthrough -f streamhash -")
                .strip();
    }

    /** A digest of each coded picture. */
    static List<String> packetHashes(Path file) throws Exception {
        return lines(ffmpeg("-v error -i", file, "-map 0:v -c copy -f framehash -"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    /** When each picture is shown, in seconds, in the order in which they are coded. */
    static List<String> times(Path file) throws Exception {
        return lines(run(List.of(
                        FFPROBE.toString(),
                        "-v",
                        "error",
                        "-select_streams",
                        "v:0",
                        "-show_entries",
                        "packet=pts_time",
                        "-of",
                        "csv=p=0",
                        file.toString())))
                .toList();
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    /** What a decoder complains about; empty where all is well. */
    static String decodes(Path file) throws Exception {
        return ffmpeg("-v warning -xerror -i", file, "-f null -");
    }

    /** The mean volume in decibels. */
    static double loudness(Path file) throws Exception {
        Matcher volume = Pattern.compile("mean_volume: (-?[0-9.]+) dB")
                .matcher(ffmpeg("-v info -i", file, "-af volumedetect -vn -f null -"));
        assertThat(volume.find()).isTrue();
        return Double.parseDouble(volume.group(1));
    }

    /** The numbers behind a word that a filter for sound says. */
    static List<Double> ends(Path file, String filter, String word) throws Exception {
        Matcher matcher = Pattern.compile(word + ": (-?[0-9.]+)")
                .matcher(ffmpeg("-v info -i", file, "-vn -af " + filter + " -f null -"));
        List<Double> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(Double.parseDouble(matcher.group(1)));
        }
        return found;
    }

    /** Writes a file; the first of the given ways that this version knows. Words are separated by blanks. */
    static void make(Path file, String... ways) throws Exception {
        String said = "";
        for (String way : ways) {
            List<String> command = new ArrayList<>(List.of(FFMPEG.toString(), "-nostdin", "-y", "-v", "error"));
            command.addAll(words(way));
            command.add(file.toString());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            said = read(process);
            if (process.exitValue() == 0) {
                return;
            }
        }
        throw new IOException(said);
    }

    private static String ffmpeg(String before, Path file, String behind) throws Exception {
        List<String> command = new ArrayList<>(List.of(FFMPEG.toString(), "-nostdin", "-hide_banner"));
        command.addAll(words(before));
        command.add(file.toString());
        command.addAll(words(behind));
        return run(command);
    }

    private static List<String> words(String text) {
        return List.of(text.replace("'", "").split(" "));
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = read(process);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String read(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
