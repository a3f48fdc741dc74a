// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What holds for all commands. */
class CommandsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutACommandTheWindowOpensWithWhatWasAsked() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("--lab", "--data-dir", "there", "--verbose", "--at", "cam@127.0.0.5"))
                .isZero();

        assertThat(house.windows)
                .containsExactly(new StartOptions(
                        java.util.Optional.of(Path.of("there")), true, true, List.of("cam@127.0.0.5")));
        assertThat(house.opened).isEmpty();
    }

    @Test
    void theWindowMayBeNamed() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("--window")).isZero();

        assertThat(house.windows).containsExactly(StartOptions.usual());
    }

    @Test
    void rootOptionsMayStandBehindTheCommand() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "get", "cam@127.0.0.5", "size", "--data-dir", "there", "--lab"))
                .isZero();

        assertThat(house.opened.getFirst().dataDir()).contains(Path.of("there"));
        assertThat(house.opened.getFirst().thisComputerOnly()).isTrue();
    }

    @Test
    void problemsWithSavedFilesAreToldBesideTheResult() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("devices", "--json")).isZero();

        assertThat(house.err()).contains("The settings could not be read.");
        assertThat(house.out()).doesNotContain("could not be read");
    }

    @Test
    void theVersionOpensNothing() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("--version")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("Holdfast 1.2.3");
        assertThat(house.opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "info",
                "info a b",
                "info nobody",
                "info nofamily@127.0.0.1",
                "info cam@not:an:address",
                "info rtsp://127.0.0.1/x",
                "devices --what",
                "record cam@127.0.0.5",
                "record cam@127.0.0.5 f.mp4 --seconds 0",
                "record cam@127.0.0.5 f.mp4 --seconds x",
                "snapshot cam@127.0.0.5 picture.gif",
                "snapshot ftp://127.0.0.5/x picture.png",
                "add",
                "add cam@127.0.0.5 --search",
                "settings set cam@127.0.0.5 size",
                "settings get cam@127.0.0.5 nothing",
                "camera mode cam@127.0.0.5 sideways",
                "camera mode cam@127.0.0.5",
                "devices --at nofamily@127.0.0.1",
                "devices --at 192.168.1.254",
                "recordings",
                "recordings list",
                "recordings list cam@127.0.0.5 --kind film",
                "recordings list cam@127.0.0.5 --day yesterday",
                "recordings download cam@127.0.0.5 --all",
                "recordings download cam@127.0.0.5 --to there",
                "recordings download cam@127.0.0.5 --to there --all --new",
                "recordings download cam@127.0.0.5 --to there --all A.MOV",
                "recordings download cam@127.0.0.5 --to there NONE.MOV",
                "recordings delete cam@127.0.0.5",
                "recordings delete cam@127.0.0.5 A.MOV",
                "recordings delete cam@127.0.0.5 NONE.MOV --yes",
                "recordings upload cam@127.0.0.5",
                "lab --only nofamily",
                "lab --fault nothing",
                "lab --bind example.org",
            })
    void wrongUsageIsExitStatusTwoAndOneSentence(String line) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run(line.split(" "))).isEqualTo(2);

        assertThat(house.out()).isEmpty();
        assertThat(house.err()).contains("holdfast: ").doesNotContain("Exception", "\tat ");
        assertThat(house.family.camera.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "record cam@127.0.0.5 f.mp4 --seconds x, '\"x\" is no value for --seconds.'",
        "info a b, b: there is no such command or option here",
        "info, DEVICE is missing.",
        "recordings, 'Say which of these is meant: list, download'"
    })
    void whatIsWrongIsSaidInOurWords(String line, String words) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run(line.split(" "))).isEqualTo(2);

        assertThat(house.err()).contains(words).doesNotContain("long", "index", "Missing required");
    }

    @Test
    void aDeviceBookThatCannotBeWrittenIsSaidPlainly() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Files.createDirectories(folder.resolve("config/devices.json.lock"));

        assertThat(house.run("add", "cam@127.0.0.5")).isEqualTo(1);

        assertThat(house.err())
                .contains("The list of devices could not be written to")
                .doesNotContain("Exception");
    }

    @Test
    void aStreamWithAPasswordIsRefusedWithoutRepeatingIt() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("snapshot", "rtsp://user:hidden@127.0.0.1/x", "p.png"))
                .isEqualTo(2);

        assertThat(house.err()).doesNotContain("hidden");
    }

    @Test
    void everyCommandAndOptionIsExplained() {
        List<String> missing = new ArrayList<>();
        try (CommandContext context =
                new CommandContext(new PretendHouse(folder), new PretendHouse(folder).terminal())) {
            explain(CommandLineProgram.commandLine(context).getCommandSpec(), missing);
        }

        assertThat(missing).as("commands and options without a description").isEmpty();
    }

    private static void explain(CommandSpec spec, List<String> missing) {
        if (spec.usageMessage().description().length == 0 && spec.usageMessage().header().length == 0) {
            missing.add(spec.qualifiedName());
        }
        for (ArgSpec each : spec.args()) {
            if (each.description().length == 0) {
                missing.add(spec.qualifiedName() + " " + each.paramLabel() + " " + each);
            }
        }
        for (CommandLine each : spec.subcommands().values()) {
            explain(each.getCommandSpec(), missing);
        }
    }

    @Test
    void everyCommandHasAHelpPage() {
        for (String line : List.of(
                "help",
                "help record",
                "settings set --help",
                "camera --help",
                "help lab",
                "help recordings",
                "recordings list --help")) {
            PretendHouse house = new PretendHouse(folder);

            assertThat(house.run(line.split(" "))).as(line).isZero();

            assertThat(house.out()).as(line).contains("Usage: holdfast").doesNotContain("''");
            assertThat(house.opened).isEmpty();
        }
    }

    @Test
    void aGroupOfCommandsAloneIsWrongUsage() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings")).isEqualTo(2);
    }

    @Test
    void completionKnowsTheCommands() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("completion")).isZero();

        assertThat(house.out()).startsWith("#!/").contains("snapshot").contains("--overwrite");
    }

    @Test
    void textsHaveNoLoneApostrophes() {
        ResourceBundle texts = ResourceBundle.getBundle("org.holdfast.cli.texts");

        assertThat(texts.keySet())
                .allSatisfy(key -> assertThat(texts.getString(key).replace("''", ""))
                        .as(key)
                        .doesNotContain("'"));
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        assertThat(Output.printable("a\u001b[2Jb\u0007\u202ec\n")).isEqualTo("a\ufffd[2Jb\ufffd\ufffdc\ufffd");
    }

    @Test
    void theBarShowsHowFarThingsAre() {
        assertThat(ProgressLine.bar(0)).isEqualTo("[........................] 0 %");
        assertThat(ProgressLine.bar(0.5)).isEqualTo("[############............] 50 %");
        assertThat(ProgressLine.bar(7)).isEqualTo("[########################] 100 %");
    }
}
