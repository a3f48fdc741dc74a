// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Commands a second, one after the other, to one virtual plug in a process of its own over loopback: ours, python-miio's
 * and node miio's client by turns, each in a process that runs already and has said hello.
 */
final class MiioComparison {
    private static final int RUNS = Integer.getInteger("bench.runs", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path PYTHON_MIIO = Path.of("/usr/lib/python3/dist-packages/miio");
    private static final Path NODE = Path.of("/usr/bin/node");
    private static final Path NODE_MODULES = Path.of("target", "peers", "node_modules");
    private static final String WITH_PYTHON = """
            import sys, time
            from miio import Device
            device = Device(sys.argv[1], sys.argv[2])
            def run(seconds):
                done, start = 0, time.monotonic()
                while time.monotonic() - start < seconds:
                    assert device.send("get_prop", ["power"]) == ["off"]
                    done += 1
                return done / (time.monotonic() - start)
            run(1)
            print(run(float(sys.argv[3])))
            """;
    private static final String WITH_NODE = """
            const [address, token, seconds] = process.argv.slice(1);
            const now = () => Number(process.hrtime.bigint()) / 1e9;
            async function run(api, seconds) {
                let done = 0;
                const start = now();
                for(; now() - start < seconds; done++) {
                    const [power] = await api.call('get_prop', ['power']);
                    if(power !== 'off') throw new Error(power);
                }
                return done / (now() - start);
            }
            require('miio').device({ address: address, token: token })
                .then(async device => {
                    await run(device.handle.api, 1);
                    console.log(await run(device.handle.api, Number(seconds)));
                    process.exit(0);
                })
                .catch(failure => {
                    console.error(failure);
                    process.exit(1);
                });
            """;

    void run() throws IOException, InterruptedException, DeviceException {
        boolean python = Files.exists(PYTHON_MIIO);
        boolean node = Files.exists(NODE) && Files.exists(NODE_MODULES.resolve("miio"));
        List<Double> ours = new ArrayList<>();
        List<Double> pythons = new ArrayList<>();
        List<Double> nodes = new ArrayList<>();
        try (OtherMiio other = new OtherMiio("plug", "127.0.3", 1)) {
            OtherMiio.Plug plug = other.plugs().getFirst();
            for (int i = 0; i < RUNS; i++) {
                ours.add(ours(plug));
                if (python) {
                    pythons.add(theirs(plug, List.of(PYTHON.toString(), "-c", WITH_PYTHON)));
                }
                if (node) {
                    nodes.add(theirs(plug, List.of(NODE.toString(), "-e", WITH_NODE)));
                }
            }
        }
        double one = median(ours);
        say("commands a second on one virtual plug, median of %d, by turns", RUNS);
        say("  Holdfast      %8.0f", one);
        row("python-miio", one, pythons);
        row("node miio", one, nodes);
    }

    private static double ours(OtherMiio.Plug plug) throws DeviceException, InterruptedException {
        ArrayNode power = JsonNodeFactory.instance.arrayNode().add("power");
        Answer off = new Answer.Result(JsonNodeFactory.instance.arrayNode().add("off"));
        try (MiioClient client = plug.open()) {
            rate(client, power, off, 1);
            return rate(client, power, off, SECONDS);
        }
    }

    private static double rate(MiioClient client, ArrayNode power, Answer off, int seconds)
            throws DeviceException, InterruptedException {
        int done = 0;
        long started = System.nanoTime();
        long until = started + seconds * 1_000_000_000L;
        while (System.nanoTime() - until < 0) {
            if (!client.call(Call.read("get_prop", power)).equals(off)) {
                throw new IllegalStateException("The plug said something else");
            }
            done++;
        }
        return done / ((System.nanoTime() - started) / 1e9);
    }

    private static double theirs(OtherMiio.Plug plug, List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(plug.host(), plug.token(), Integer.toString(SECONDS)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IOException(command.getFirst() + " failed");
            }
            return Double.parseDouble(line);
        }
    }

    private static void row(String who, double ours, List<Double> theirs) {
        if (theirs.isEmpty()) {
            say("  %-12s  not installed", who);
        } else {
            say("  %-12s  %8.0f, ratio %.2f (aim 1)", who, median(theirs), ours / median(theirs));
        }
    }

    private static double median(List<Double> of) {
        return DownloadComparison.median(of, each -> each);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
