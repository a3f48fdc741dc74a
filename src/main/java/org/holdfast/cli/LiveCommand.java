// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.LiveView;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Watches a live picture without a window and prints its figures, a line a second. */
@Command(name = "live")
final class LiveCommand implements Callable<Integer> {
    private static final Duration LINE = Duration.ofSeconds(1);

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Long seconds;

    @Option(names = "--json")
    private boolean json;

    LiveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        TimeLimit limit = TimeLimit.of(seconds);
        Services services = context.services();
        DeviceChoice choice = DeviceChoice.parse(services, device);
        try (LiveView.Session session = DeviceChoice.watch(services, choice);
                LivePatience patience = new LivePatience(session)) {
            try (ProgressLine progress = context.progress()) {
                progress.show(OptionalDouble.empty(), context.output().words(Words.of("live.opening", choice.name())));
                patience.untilLive();
            }
            watch(session, patience, limit);
        }
        return CommandLineProgram.DONE;
    }

    /** A camera that restarts is waited for as long as the time is not over. */
    private void watch(LiveView.Session session, LivePatience patience, TimeLimit limit) throws DeviceException {
        Interruptions interruptions = new Interruptions(session, context.output());
        long end = System.nanoTime() + limit.length().toNanos();
        try {
            while (true) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                patience.until(
                        () -> interruptions.given().isPresent(),
                        () -> interruptions.look(() -> {}),
                        Duration.ofNanos(Math.min(left, LINE.toNanos())));
                print(session);
                if (interruptions.given().isPresent()) {
                    throw interruptions.given().get();
                }
            }
        } catch (InterruptedException _) {
            // Ctrl-C is the usual end of this command.
        }
    }

    private void print(LiveView.Session session) {
        ObjectNode node = document(session);
        if (json) {
            context.output().documentLine(node);
        } else {
            StringBuilder line = new StringBuilder();
            node.properties()
                    .forEach(each -> line.append(line.isEmpty() ? "" : "  ")
                            .append(each.getKey())
                            .append(' ')
                            .append(each.getValue().asString()));
            context.output().line(line.toString());
        }
    }

    /** What is not told stands in no field. */
    private static ObjectNode document(LiveView.Session session) {
        ObjectNode node = Shapes.object().put("at", Instant.now().toString());
        node.put("state", word(session.state()));
        Optional<FrameExchange> pictures = session.pictures();
        pictures.ifPresent(now -> node.put("size", now.width() + "x" + now.height()));
        session.statistics().ifPresent(now -> {
            PlayerStatistics counters = now.counters();
            node.put("picturesPerSecond", Math.round(now.picturesPerSecond() * 10) / 10.0);
            told(node, "bytesPerSecond", Math.round(now.bytesPerSecond()));
            node.put("delayMillis", Math.round(counters.newestDelayNanos() / 1e5) / 10.0);
            told(node, "received", counters.received());
            node.put("decoded", counters.decoded());
            told(node, "lost", counters.lost());
            told(node, "repaired", counters.repaired());
            node.put("damaged", counters.damaged());
            node.put("sound", counters.sound());
        });
        return node;
    }

    private static void told(ObjectNode node, String name, long value) {
        if (value >= 0) {
            node.put(name, value);
        }
    }

    private static String word(LiveView.State state) {
        return switch (state) {
            case LiveView.State.Opening _ -> "opening";
            case LiveView.State.Live _ -> "live";
            case LiveView.State.Reconnecting _ -> "reconnecting";
            case LiveView.State.NoPicture _ -> "no-picture";
            case LiveView.State.Ended _ -> "ended";
        };
    }
}
