// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.lab.fault.Fault;
import org.holdfast.media.Peers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's clients, python-miio of Debian and node miio of npm, switch the virtual devices. */
@Timeout(180)
@Tag("peer")
class MiioPeerTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path PYTHON_MIIO = Path.of("/usr/lib/python3/dist-packages/miio");
    private static final Path NODE = Path.of("/usr/bin/node");
    private static final Path NODE_MODULES = Path.of("target", "peers", "node_modules");
    private static final Path SCRIPTS = Path.of("src/test/resources/org/holdfast/lab/miio");
    private static final int PATIENCE = 60;

    @TempDir
    Path folder = Path.of("");

    private MiioRoom room;

    @BeforeEach
    void switchOn() throws IOException {
        room = new MiioRoom(folder.resolve("lab"));
    }

    @AfterEach
    void switchOff() {
        room.close();
    }

    @Test
    void theCommandLineOfPythonMiioSwitchesThePlug() throws Exception {
        MiioDevice plug = room.device("plug");

        assertThat(miiocli(plug, "chuangmiplug", "on")).contains("ok");
        assertThat(plug.state()).containsEntry("power", "on");
        assertThat(miiocli(plug, "chuangmiplug", "status")).contains("Power: True", "Temperature: 31");
        assertThat(miiocli(plug, "chuangmiplug", "off")).contains("ok");

        assertThat(plug.state()).containsEntry("power", "off");
        assertThat(plug.done()).contains("set_power [\"on\"]", "set_power [\"off\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "strip, cuco.plug.cp5pro, 4, socket2",
        "switch, yeelink.switch.sw1, 3, channel2",
        "meter, cuco.plug.v2eur, 2, power"
    })
    void pythonMiioSwitchesWhatHasProperties(String word, String model, int service, String outlet) throws Exception {
        require(PYTHON, "/usr/bin/python3");
        require(PYTHON_MIIO, "python3-miio");
        MiioDevice device = room.device(word);

        List<String> said = python("python-miio.py", device, Integer.toString(service), "1", "3");

        assertThat(said).containsExactly('"' + model + '"', "[0, true]", "[0, false]", "[0, true]");
        assertThat(device.state()).containsEntry(outlet, "true");
    }

    @Test
    void nodeMiioSwitchesThePlugAsTheModelThatItKnows() throws Exception {
        MiioDevice plug = room.device("plug");

        List<String> said = node(plug, "power", "3");

        assertThat(said).containsExactly("\"chuangmi.plug.m1\"", "\"on\"", "\"off\"", "\"on\"");
        assertThat(plug.state()).containsEntry("power", "on");
        assertThat(plug.done()).contains("set_power [\"on\"]", "set_power [\"off\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "strip, cuco.plug.cp5pro, 7, usb",
        "switch, yeelink.switch.sw1, 2, channel1",
        "meter, cuco.plug.v2eur, 2, power"
    })
    void nodeMiioSwitchesWhatHasProperties(String word, String model, int service, String outlet) throws Exception {
        MiioDevice device = room.device(word);

        List<String> said = node(device, "property", Integer.toString(service), "1", "3");

        assertThat(said).containsExactly('"' + model + '"', "[0,true]", "[0,false]", "[0,true]");
        assertThat(device.state()).containsEntry(outlet, "true");
    }

    @Test
    void bothWaitOutAnAnswerThatWasLost() throws Exception {
        MiioDevice meter = room.device("meter");
        room.faults().on(Fault.LOST_REPLY);
        assertThat(node(meter, "property", "2", "1", "1")).contains("[0,true]");
        room.faults().on(Fault.LOST_REPLY);

        assertThat(python("python-miio.py", meter, "2", "1", "2")).contains("[0, true]", "[0, false]");

        assertThat(meter.state()).containsEntry("power", "false");
    }

    private String miiocli(MiioDevice device, String kind, String command) throws Exception {
        require(PYTHON, "/usr/bin/python3");
        require(PYTHON_MIIO, "python3-miio");
        return String.join(
                "\n",
                run(List.of(
                        PYTHON.toString(),
                        SCRIPTS.resolve("miiocli.py").toString(),
                        kind,
                        "--ip",
                        device.address().host(),
                        "--token",
                        MiioRoom.fact(device, "token"),
                        command)));
    }

    private List<String> python(String script, MiioDevice device, String... further) throws Exception {
        require(PYTHON, "/usr/bin/python3");
        require(PYTHON_MIIO, "python3-miio");
        return run(command(PYTHON, script, device, further));
    }

    private List<String> node(MiioDevice device, String... further) throws Exception {
        require(NODE, "/usr/bin/node");
        require(NODE_MODULES.resolve("miio"), "npm's miio under " + NODE_MODULES);
        return run(command(NODE, "node-miio.js", device, further));
    }

    private static List<String> command(Path program, String script, MiioDevice device, String... further) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                SCRIPTS.resolve(script).toString(),
                device.address().host(),
                MiioRoom.fact(device, "token")));
        command.addAll(List.of(further));
        return command;
    }

    private static void require(Path what, String name) {
        if (!Files.exists(what)) {
            Peers.missing(name + " is not installed");
        }
    }

    /** What the program printed, line by line. */
    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("peer.out");
        Path errors = folder.resolve("peer.err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        // Neither keeps anything at home.
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS))
                    .as(command + " ended")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(output) + Files.readString(errors))
                .isZero();
        return Files.readAllLines(output);
    }
}
