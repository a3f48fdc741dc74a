// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.media.StreamLoad;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks whose names match the first argument: those of JMH, {@code live}, which plays a virtual
 * camera, {@code streams}, which plays and records many, without a network and then virtual A9s over UDP, {@code
 * download} and {@code list}, which read its card, {@code convert}, which makes an MP4 of a large clip, {@code loss},
 * which loses an A9's packets, {@code miio}, which switches, polls and finds virtual plugs, and {@code start}, which
 * starts whole programs.
 */
public final class Benchmarks {
    /** How many there are on real sockets at most. */
    private static final int A9S = Integer.getInteger("bench.a9s", 64);

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String wanted = arguments.length == 0 ? ".*" : arguments[0];
        if (!List.of("start", "live", "streams", "download", "list", "convert", "loss", "miio")
                        .contains(wanted)
                && Benchmarks.class.getResource("/META-INF/BenchmarkList") != null) {
            new Runner(new OptionsBuilder()
                            .include(wanted)
                            .shouldFailOnError(true)
                            .shouldDoGC(true)
                            .addProfiler(GCProfiler.class)
                            .result(Path.of("target", "bench.json").toString())
                            .resultFormat(ResultFormatType.JSON)
                            .build())
                    .run();
        }
        if ("live".matches(wanted)) {
            new LiveViewComparison().run();
        }
        if ("streams".matches(wanted)) {
            StreamLoad.synthetic().run();
            real();
        }
        if ("download".matches(wanted)) {
            new DownloadComparison().run();
        }
        if ("list".matches(wanted)) {
            new ListComparison().run();
        }
        if ("convert".matches(wanted)) {
            new ConversionComparison().run();
        }
        if ("loss".matches(wanted)) {
            new LossComparison().run();
        }
        if ("miio".matches(wanted)) {
            new MiioComparison().run();
            new MiioPolling().run();
            new MiioSweep().run();
        }
        if ("start".matches(wanted)) {
            new StartComparison().run();
        }
    }

    /** The same with A9s on real sockets, which live in another process: their CPU is not in the figures. */
    private static void real() throws Exception {
        try (OtherA9s cameras = new OtherA9s(A9S, 25)) {
            new StreamLoad(cameras)
                    .run(
                            "virtual A9s over UDP",
                            IntStream.of(1, 8, 16, 32, 64)
                                    .filter(count -> count <= A9S)
                                    .toArray(),
                            IntStream.of(1, 4, 8, 16)
                                    .filter(count -> count <= A9S)
                                    .toArray());
        }
    }
}
