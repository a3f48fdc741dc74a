// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Terminal;
import org.holdfast.device.VirtualDevices.VirtualDevice;
import org.holdfast.lab.Lab;
import org.holdfast.lab.scene.SceneStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line with the real services, families and engines, against a virtual camera on this computer. */
class CommandLineTest {
    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path folder = Path.of("");

    private static Optional<Lab> lab = Optional.empty();
    private static String camera = "";
    private static String rtsp = "";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String data = "data";

    @BeforeAll
    static void startTheCamera() throws IOException {
        Lab started = new Lab(
                new Lab.Options(Optional.empty(), Set.of("sjcam"), List.of(), Clock.systemUTC(), shared, false));
        lab = Optional.of(started);
        VirtualDevice device = started.start().getFirst();
        camera = device.family() + "@" + device.address();
        rtsp = started.devices().getFirst().facts().getOrDefault("rtsp", "");
    }

    @AfterAll
    static void stopTheCamera() {
        lab.ifPresent(Lab::close);
    }

    @Test
    void theCameraTellsAboutItself() {
        assertThat(run("info", camera, "--json")).as(this::err).isZero();

        JsonNode json = json();
        assertThat(json.at("/family").asString()).isEqualTo("sjcam");
        assertThat(json.at("/model").asString()).isNotEmpty();
        assertThat(json.at("/address").asString()).isEqualTo(camera);
        assertThat(json.at("/saved").asBoolean()).isFalse();
        List<String> facts = new ArrayList<>();
        json.at("/facts").forEach(each -> facts.add(each.at("/name").asString()));
        assertThat(facts).contains("firmware");
        assertThat(err()).isEmpty();
    }

    @Test
    void aSearchFindsTheCameraAndItIsSaved() {
        assertThat(run("devices", "--search", "--json", "--at", camera))
                .as(this::err)
                .isZero();
        assertThat(json().at("/found/0/address").asString()).isEqualTo(camera);

        assertThat(run("add", camera, "--name", "Bike")).as(this::err).isZero();
        assertThat(run("devices", "--search", "--json", "--at", camera))
                .as(this::err)
                .isZero();
        assertThat(json().at("/devices/0/name").asString()).isEqualTo("Bike");
        assertThat(json().at("/devices/0/answers").asBoolean()).isTrue();
        assertThat(json().at("/found")).isEmpty();
        assertThat(run("info", "bike")).as(this::err).isZero();
    }

    @Test
    void aSettingIsChangedReadBackAndChangedBack() {
        assertThat(run("settings", "get", camera, "--json")).as(this::err).isZero();
        JsonNode choice = firstChoice(json());
        String name = choice.at("/name").asString();
        String before = choice.at("/value").asString();
        String other = otherThan(before, choice);

        assertThat(run("settings", "set", camera, name, other)).as(this::err).isZero();
        assertThat(out()).isEqualToIgnoringNewLines(name + " = " + other);
        assertThat(run("settings", "get", camera, name)).isZero();
        assertThat(out()).isEqualToIgnoringNewLines(other);
        assertThat(run("settings", "set", camera, name, before)).as(this::err).isZero();
    }

    @Test
    void aSnapshotIsAPicture() throws IOException {
        Path png = folder.resolve("picture.png");
        Path jpeg = folder.resolve("picture.jpg");

        assertThat(run("snapshot", camera, png.toString())).as(this::err).isZero();
        assertThat(run("snapshot", rtsp, jpeg.toString())).as(this::err).isZero();

        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readAllBytes(jpeg)).startsWith(0xff, 0xd8);
    }

    @Test
    void aRecordingIsAFilm() throws IOException {
        Path film = folder.resolve("film.mp4");

        assertThat(run("record", camera, film.toString(), "--seconds", "1"))
                .as(this::err)
                .isZero();
        assertThat(run("record", rtsp, "-", "--seconds", "1")).as(this::err).isZero();

        assertThat(Files.readString(film, StandardCharsets.ISO_8859_1).substring(4, 8))
                .isEqualTo("ftyp");
        assertThat(out.toString(StandardCharsets.ISO_8859_1).substring(4, 8)).isEqualTo("ftyp");
    }

    @Test
    void aClipIsConvertedByTheProgramStartedAgain() throws IOException {
        Path clip = folder.resolve("2026_1121_101457_001.MOV");
        new SceneStore(shared).writeClip(clip, Duration.ofSeconds(2), true, LocalDateTime.of(2026, 11, 21, 10, 15));
        Path film = folder.resolve("film.mp4");

        assertThat(run("convert", clip.toString(), film.toString(), "--json"))
                .as(this::err)
                .isZero();

        assertThat(json().at("/samePicture").asBoolean()).isTrue();
        assertThat(json().at("/seconds").asDouble()).isEqualTo(2);
        assertThat(json().at("/bytes").asLong()).isEqualTo(Files.size(film));
        assertThat(run("convert", clip.toString(), film.toString())).isEqualTo(1);
        assertThat(err()).contains("film.mp4 is there already.").contains("Nothing is overwritten.");
    }

    @Test
    void theCardIsListed() {
        assertThat(run("recordings", "list", camera, "--json", "--kind", "clip", "--locked"))
                .as(this::err)
                .isZero();

        JsonNode locked = json().at("/recordings");
        assertThat(locked).isNotEmpty();
        assertThat(locked.valueStream()).allSatisfy(each -> {
            assertThat(each.at("/path").asString()).startsWith("/DCIM/MOVIE/").endsWith(".MOV");
            assertThat(each.at("/locked").asBoolean()).isTrue();
            assertThat(each.at("/size").asLong()).isPositive();
            assertThat(each.at("/began").asString()).startsWith("2016-10-0");
            assertThat(each.at("/copy").isNull()).isTrue();
        });
        assertThat(run("recordings", "list", camera, "--kind", "photo"))
                .as(this::err)
                .isZero();
        assertThat(out().lines()).isNotEmpty().allMatch(line -> line.contains(".JPG"));
    }

    @Test
    void aRecordingIsDownloadedDeletedAndPutBack() throws IOException {
        Path films = folder.resolve("films");
        String clip = "2016_1001_233301_005.MOV";
        assertThat(run("recordings", "delete", camera, clip, "--yes")).isEqualTo(1);
        assertThat(err()).contains("no verified copy");

        assertThat(run("recordings", "download", camera, "--to", films.toString(), "--json", clip))
                .as(this::err)
                .isZero();
        assertThat(json().at("/state").asString()).isEqualTo("done");
        Path file = Path.of(json().at("/file").asString());
        assertThat(file).startsWith(films.toAbsolutePath()).isRegularFile();
        assertThat(run("recordings", "download", camera, "--to", films.toString(), "--json", clip))
                .as(this::err)
                .isZero();
        assertThat(json().at("/state").asString()).isEqualTo("present");
        assertThat(clip(clip).at("/copy").asString()).isEqualTo(file.toString());
        assertThat(clip(clip).at("/size").asLong()).isEqualTo(Files.size(file));

        assertThat(run("recordings", "delete", camera, clip, "--yes"))
                .as(this::err)
                .isZero();
        assertThat(run("recordings", "delete", camera, clip, "--yes")).isEqualTo(2);

        assertThat(run("recordings", "upload", camera, file.toString()))
                .as(this::err)
                .isZero();
        assertThat(clip(clip).at("/path").asString()).isEqualTo("/DCIM/MOVIE/" + clip);
        assertThat(clip(clip).at("/size").asLong()).isEqualTo(Files.size(file));
    }

    @Test
    void aCopyMadeOtherwiseIsComparedByteByByteBeforeDeleting() throws IOException {
        String photo = "2016_1002_070110_002.JPG";
        Path copies = Files.createDirectories(folder.resolve("copies"));
        assertThat(run("recordings", "download", camera, "--to", copies.toString(), photo))
                .as(this::err)
                .isZero();
        byte[] same = Files.readAllBytes(copies.resolve(photo));
        byte[] other = same.clone();
        other[other.length / 2] ^= 1;
        // Another Holdfast, which knows nothing of the download.
        data = "elsewhere";
        Files.write(copies.resolve(photo), other);
        assertThat(run("recordings", "delete", camera, photo, "--yes", "--copies", copies.toString()))
                .isEqualTo(1);

        Files.write(copies.resolve(photo), same);
        assertThat(run("recordings", "delete", camera, photo, "--yes", "--copies", copies.toString()))
                .as(this::err)
                .isZero();

        assertThat(run("recordings", "upload", camera, copies.resolve(photo).toString(), "--folder", "/DCIM/PHOTO"))
                .as(this::err)
                .isZero();
    }

    private JsonNode clip(String name) {
        assertThat(run("recordings", "list", camera, "--json")).as(this::err).isZero();
        return json().at("/recordings")
                .valueStream()
                .filter(each -> each.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingBeyondThisComputerIsAsked() {
        assertThat(run("info", "sjcam@192.0.2.1")).isEqualTo(1);
        assertThat(run("snapshot", "rtsp://192.0.2.1/x", folder.resolve("p.png").toString()))
                .isEqualTo(1);
        assertThat(run("devices", "--search", "--at", "192.0.2.1")).isEqualTo(2);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                out,
                false,
                new Nobody(),
                Locale.ENGLISH);
        List<String> all = new ArrayList<>(
                List.of("--lab", "--data-dir", folder.resolve(data).toString()));
        all.addAll(List.of(arguments));
        return new CommandLineProgram(new Holdfast(terminal, false), terminal).run(all.toArray(String[]::new));
    }

    private static JsonNode firstChoice(JsonNode document) {
        for (JsonNode each : document.at("/settings")) {
            if (each.at("/kind").asString().equals("choice")
                    && each.at("/kept").asString().equals("device")
                    && each.at("/options").size() > 1) {
                return each;
            }
        }
        throw new AssertionError("The camera has no choice");
    }

    private static String otherThan(String present, JsonNode choice) {
        for (JsonNode each : choice.at("/options")) {
            String value = each.at("/value").asString();
            if (!value.equals(present)) {
                return value;
            }
        }
        throw new AssertionError("There is nothing else to choose");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out());
    }

    /** Nobody sits at the terminal. */
    private record Nobody() implements Terminal.Prompt {
        @Override
        public Optional<String> line(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> secret(String question) {
            return Optional.empty();
        }
    }
}
