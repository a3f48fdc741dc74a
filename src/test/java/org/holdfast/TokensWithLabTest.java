// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Terminal;
import org.holdfast.lab.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens pasted, imported and given away, with the real services and families against virtual switches. */
class TokensWithLabTest {
    /** The metering plug's, as the lab always has it. */
    private static final String METER_TOKEN = "5ea51de00f0f0f0f0f0f0f00bbeb4f62";

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Lab lab = new Lab(Lab.Options.usual(folder).only("miio"));
    private String piped = "";

    @BeforeEach
    void open() throws IOException {
        lab = new Lab(Lab.Options.usual(folder.resolve("lab")).only("miio"));
        lab.start();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Lab.Running device(String variant) {
        return lab.devices().stream()
                .filter(each -> variant.equals(each.facts().get("variant")))
                .findFirst()
                .orElseThrow();
    }

    private String place(String variant) {
        return "miio@" + device(variant).device().address();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal.Prompt prompt = new Terminal.Prompt() {
            @Override
            public Optional<String> line(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> secret(String question) {
                return Optional.empty();
            }

            @Override
            public InputStream input() {
                return new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8));
            }
        };
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                out,
                false,
                prompt,
                Locale.ENGLISH);
        String[] all = Stream.concat(
                        Stream.of("--lab", "--data-dir", folder.resolve("data").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return new CommandLineProgram(new Holdfast(terminal, false), terminal).run(all);
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

    @Test
    void theDatabaseOfATelephoneIsKeptForDevicesToComeAndUsedOnceTheyAreAdded() throws IOException {
        Path database = Path.of(device("meter").facts().getOrDefault("database", "missing"));
        assertThat(run("token", "import", database.toString(), "--json"))
                .as(this::err)
                .isZero();
        assertThat(json().at("/waiting").asInt()).isEqualTo(3);
        assertThat(json().at("/tokens")).hasSize(3);

        assertThat(run("add", place("meter"), "--name", "Kitchen"))
                .as(this::err)
                .isZero();
        assertThat(run("info", "Kitchen", "--json")).as(this::err).isZero();

        assertThat(json().at("/model").asString()).isEqualTo("cuco.plug.v2eur");
        assertThat(run("token", "show", "Kitchen", "--reveal")).isZero();
        assertThat(out().strip()).isEqualTo(METER_TOKEN);
        assertThat(run("token", "show", "--json")).isZero();
        assertThat(json().at("/waiting")).hasSize(2);
        assertThat(keptInClear()).isEmpty();
    }

    /** Which files of the data folder hold the token as it is. */
    private List<Path> keptInClear() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                    .contains(METER_TOKEN);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void theBlockOfATokenToolIsSearchedForTheDeviceAndAnothersIsRefused() throws IOException {
        assertThat(run("add", place("meter"), "--name", "Kitchen"))
                .as(this::err)
                .isZero();
        Path other = Files.writeString(
                folder.resolve("other.txt"),
                "NAME: Fan\nID: 3152760672\nMAC: 28:6C:07:00:00:02\nIP: 127.0.0.9\nTOKEN:"
                        + " 5ea51de00f0f0f0f0f0f0f00bbeb4f60\nMODEL: cuco.plug.cp5pro\n");
        assertThat(run("token", "set", "Kitchen", "--token-file", other.toString()))
                .isEqualTo(1);
        assertThat(err()).contains("belongs to another device than Kitchen: to Fan");

        piped = "NAME: Kettle\nID: 3152760674\nMAC: 28:6C:07:00:00:04\nIP: 127.0.0.9\nTOKEN: " + METER_TOKEN
                + "\nMODEL: cuco.plug.v2eur\n";
        assertThat(run("token", "import", "-")).as(this::err).isZero();
        assertThat(out()).contains("for Kitchen").doesNotContain(METER_TOKEN);
        assertThat(run("info", "Kitchen")).as(this::err).isZero();
    }

    @Test
    void aDeviceThatGivesItsTokenAwayNeedsNoOther() throws IOException {
        lab.close();
        lab = new Lab(Lab.Options.usual(folder.resolve("lab")).only("miio").withFaults(List.of("unprovisioned")));
        lab.start();

        assertThat(run("add", place("plug"), "--name", "Plug")).as(this::err).isZero();

        assertThat(err()).contains("gave its token away");
        assertThat(run("info", "Plug")).as(this::err).isZero();
    }

    @Test
    void withoutATokenThatIsSaid() {
        assertThat(run("add", place("plug"), "--name", "Plug")).as(this::err).isZero();

        assertThat(run("info", "Plug")).isEqualTo(1);

        assertThat(err()).containsIgnoringCase("token");
    }
}
