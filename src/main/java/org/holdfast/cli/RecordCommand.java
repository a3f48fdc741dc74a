// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.StreamRecording;
import org.holdfast.service.LiveView;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records the live view until the time is over or the user stops it; the file is finished either way. */
@Command(name = "record")
final class RecordCommand implements Callable<Integer> {
    /** How much longer than asked a recording may take: the first key frame, and pictures that come late. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "FILE", index = "1")
    private String file = "";

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Long seconds;

    @Option(names = "--overwrite")
    private boolean overwrite;

    RecordCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        TimeLimit limit = TimeLimit.of(seconds);
        boolean standardOutput = file.equals("-");
        if (!standardOutput) {
            requireFolder(Path.of(file));
        }
        Services services = context.services();
        DeviceChoice choice = DeviceChoice.parse(services, device);
        RecordingTarget target = standardOutput
                ? new RecordingTarget.Stream(context.terminal().bytes())
                : new RecordingTarget.File(free(Path.of(file)));
        try (LiveView.Session session = DeviceChoice.watch(services, choice);
                ProgressLine progress = context.progress();
                LivePatience patience = new LivePatience(session)) {
            progress.show(OptionalDouble.empty(), context.output().words(Words.of("live.opening", choice.name())));
            patience.untilLive();
            session.startRecording(target);
            Outcome outcome = record(session, patience, progress, limit);
            List<Path> files = session.stopRecording();
            progress.clear();
            return report(outcome, files, standardOutput);
        }
    }

    /** Waits for the end: the time is over, the user stops it, or it ended by itself. */
    private Outcome record(LiveView.Session session, LivePatience patience, ProgressLine progress, TimeLimit limit) {
        Watch watch = new Watch(session, limit);
        try {
            patience.until(
                    watch::finished,
                    () -> progress.show(watch.fraction(), context.output().words(watch.words())),
                    limit.length().plus(GRACE));
        } catch (InterruptedException _) {
            // Ctrl-C: what was recorded so far is what was wanted.
            return new Outcome(watch.failure(), watch.recorded(), true);
        }
        return new Outcome(watch.failure(), watch.recorded(), false);
    }

    private int report(Outcome outcome, List<Path> files, boolean standardOutput)
            throws CommandFailure, DeviceException {
        if (!standardOutput) {
            files.forEach(each -> context.output().line(Words.of("record.done", each.toString())));
        }
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        if (outcome.recorded().isZero() && !outcome.stopped()) {
            throw new CommandFailure(Words.of("record.empty"));
        }
        return CommandLineProgram.DONE;
    }

    private Path free(Path wanted) throws CommandFailure {
        try {
            // An empty file is what mktemp leaves.
            if (Files.exists(wanted) && (overwrite || Files.size(wanted) == 0) && Files.isRegularFile(wanted)) {
                Files.delete(wanted);
            }
        } catch (IOException e) {
            throw new CommandFailure(Words.of("file.unwritable", wanted.toString()));
        }
        if (Files.exists(wanted)) {
            throw new CommandFailure(Words.of("record.exists", wanted.toString()));
        }
        return wanted;
    }

    /** Says early what would only fail after the camera was woken. */
    static void requireFolder(Path file) throws CommandFailure {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new CommandFailure(Words.of("file.folder", file.toString()));
        }
        if (!Files.isWritable(folder)) {
            throw new CommandFailure(Words.of("file.unwritable", file.toString()));
        }
    }

    private record Outcome(Optional<DeviceException> failure, Duration recorded, boolean stopped) {}

    /** What is known of the running recording; keeps the last one after a broken stream took it away. */
    private static final class Watch {
        private final LiveView.Session session;
        private final TimeLimit limit;
        private Duration recorded = Duration.ZERO;
        private Optional<DeviceException> failure = Optional.empty();
        private long bytes;

        Watch(LiveView.Session session, TimeLimit limit) {
            this.session = session;
            this.limit = limit;
        }

        boolean finished() {
            Optional<StreamRecording> running = session.recording();
            running.ifPresent(this::look);
            boolean over = limit.given() && recorded.compareTo(limit.length()) >= 0;
            return over || failure.isPresent() || session.state() instanceof LiveView.State.Ended;
        }

        private void look(StreamRecording recording) {
            recorded = recording.length();
            bytes = recording.bytes();
            failure = recording.failure();
        }

        Optional<DeviceException> failure() {
            return failure;
        }

        Duration recorded() {
            return recorded;
        }

        OptionalDouble fraction() {
            return limit.given()
                    ? OptionalDouble.of(
                            (double) recorded.toMillis() / limit.length().toMillis())
                    : OptionalDouble.empty();
        }

        org.holdfast.device.Text words() {
            return Words.of("record.progress", Measures.clock(recorded), String.format("%.1f", bytes / 1e6));
        }
    }
}
