// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Terminal;
import org.holdfast.lab.Lab;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line with the real services and families, against virtual plugs on this computer. */
@Timeout(120)
class MiioCommandLineTest {
    private static final String METER = "cuco.plug.v2eur";
    private static final String OLD = "chuangmi.plug.m1";

    @TempDir
    static Path shared = Path.of("");

    private static @Nullable Lab lab;

    @TempDir
    Path folder = Path.of("");

    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void startThePlugs() throws IOException {
        lab = new Lab(Lab.Options.usual(shared).only("miio"));
        lab.start();
    }

    @AfterAll
    static void stopThePlugs() {
        Objects.requireNonNull(lab).close();
    }

    private static Lab.Running device(String model) {
        return Objects.requireNonNull(lab).devices().stream()
                .filter(each -> model.equals(each.facts().get("model")))
                .findFirst()
                .orElseThrow();
    }

    private static String token(String model) {
        return Objects.requireNonNull(device(model).facts().get("token"));
    }

    @BeforeEach
    void addTheMeter() throws IOException {
        add(METER, "Desk");
    }

    /** Saves a plug with its token. */
    private void add(String model, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("token-" + name), token(model) + "\n");
        assertThat(run("add", "miio@" + device(model).device().address(), "--name", name))
                .as(this::err)
                .isZero();
        assertThat(run("token", "set", name, "--token-file", file.toString()))
                .as(this::err)
                .isZero();
        Files.delete(file);
    }

    @Test
    void aPlugIsSwitchedAndSaysSoAfterwards() {
        assertThat(run("switch", "on", "Desk")).as(this::err).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("relay = on");

        assertThat(run("switch", "Desk", "--json")).as(this::err).isZero();
        assertThat(json().at("/outlets/0/name").asString()).isEqualTo("relay");
        assertThat(json().at("/outlets/0/on").asBoolean()).isTrue();
        assertThat(json().at("/measures")
                        .valueStream()
                        .map(each -> each.at("/name").asString()))
                .contains("power", "energy");
        assertThat(run("switch", "off", "Desk", "relay")).as(this::err).isZero();
        assertThat(run("switch", "Desk")).as(this::err).isZero();
        assertThat(out().lines().findFirst().orElse("")).startsWith("relay").contains("off");
        assertThat(run("info", "Desk", "--json")).as(this::err).isZero();
        assertThat(json().at("/capabilities").valueStream().map(JsonNode::asString))
                .contains("switches", "settings", "raw");
    }

    @Test
    void everythingIsSwitchedWhateverItsDialect() throws Exception {
        add(OLD, "Lamp");

        assertThat(run("switch", "on", "--all")).as(this::err).isZero();
        assertThat(out().lines()).containsExactly("Desk  relay = on", "Lamp  relay = on");
        assertThat(run("switch", "off", "--all", "--json")).as(this::err).isZero();
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.contains("\"on\":false"));
    }

    @Test
    void aSettingOfThePlugIsChangedAndReadBack() {
        assertThat(run("settings", "set", "Desk", "power-on-state", "2"))
                .as(this::err)
                .isZero();
        assertThat(out()).isEqualToIgnoringNewLines("power-on-state = 2");
    }

    @Test
    void thePlugsOwnTimerOutlivesTheCommand() {
        assertThat(run("switch", "after", "Desk", "relay", "1h", "off", "--json"))
                .as(this::err)
                .isZero();
        assertThat(json().at("/keeper").asString()).isEqualTo("device");
        assertThat(run("switch", "cancel", "Desk", "relay")).as(this::err).isZero();
    }

    @Test
    void aChangeMadeElsewhereIsTold() {
        assertThat(run("switch", "off", "Desk")).as(this::err).isZero();
        ByteArrayOutputStream watched = new ByteArrayOutputStream();
        CommandLineProgram program = program(watched, new ByteArrayOutputStream());
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> program.run(all("switch", "watch", "Desk")));
        await().atMost(Duration.ofSeconds(20)).until(() -> text(watched).contains("relay off"));

        assertThat(run("switch", "on", "Desk")).as(this::err).isZero();

        await().atMost(Duration.ofSeconds(20)).until(() -> text(watched).contains("relay on"));
        try {
            program.stop(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(status.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
    }

    @Test
    void rawCommandsAndPropertiesAreReadAndNoTokenIsEverPrinted() throws IOException {
        assertThat(run("raw", "Desk", "miIO.info")).as(this::err).isZero();
        assertThat(out()).contains(METER);
        String printed = out() + err();
        assertThat(run("raw", "Desk", "--properties", "2:1-3", "--json"))
                .as(this::err)
                .isZero();
        assertThat(out().lines()).isNotEmpty().allMatch(line -> line.contains("\"siid\":2"));
        printed += out() + err();
        assertThat(run("info", "Desk", "--json")).as(this::err).isZero();
        printed += out() + err();
        assertThat(run("switch", "Desk", "--json", "--verbose")).as(this::err).isZero();
        printed += out() + err();

        assertThat(printed).doesNotContain(token(METER));
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token(METER));
            }
        }
    }

    @Test
    void anotherDevicesTokenIsAFailureWithASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), token(OLD));
        assertThat(run("token", "set", "Desk", "--token-file", file.toString()))
                .as(this::err)
                .isZero();

        assertThat(run("switch", "on", "Desk")).isEqualTo(1);

        assertThat(err().lines().findFirst().orElse("")).startsWith("holdfast: ");
        assertThat(err().lines()).hasSizeGreaterThanOrEqualTo(2);
    }

    private static String[] strings(List<String> words) {
        return words.toArray(String[]::new);
    }

    private String[] all(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("--lab", "--data-dir", folder.resolve("data").toString()));
        all.addAll(List.of(arguments));
        return strings(all);
    }

    private int run(String... arguments) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        return program(out, err).run(all(arguments));
    }

    private static CommandLineProgram program(ByteArrayOutputStream results, ByteArrayOutputStream remarks) {
        Terminal terminal = new Terminal(
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(remarks, true, StandardCharsets.UTF_8),
                results,
                false,
                new Nobody(),
                Locale.ENGLISH);
        return new CommandLineProgram(new Holdfast(terminal, false), terminal);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String out() {
        return text(out);
    }

    private String err() {
        return text(err);
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
