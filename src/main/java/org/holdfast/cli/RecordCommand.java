// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.RecordingKind;
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
    /**
     * How much longer than asked a recording may take, besides the time without a picture: the first key frame, and
     * pictures that come late.
     */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** It is said elsewhere when it ends. */
    private static final Duration NO_END = Duration.ofDays(2 * 365);

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "FILE", index = "1")
    private String file = "";

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Long seconds;

    @Option(names = "--h264")
    private boolean h264;

    @Option(names = "--overwrite")
    private boolean overwrite;

    RecordCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        TimeLimit limit = TimeLimit.of(seconds);
        RecordingKind kind = h264 ? RecordingKind.H264 : RecordingKind.AS_SENT;
        boolean standardOutput = file.equals("-");
        if (h264 && file.toLowerCase(Locale.ROOT).endsWith(".avi")) {
            throw new UsageFailure(Words.of("record.avi-h264"));
        }
        if (!standardOutput) {
            requireFolder(Path.of(file));
        }
        Services services = context.services();
        DeviceChoice choice = DeviceChoice.parse(services, device);
        Optional<WantedFile> wanted =
                standardOutput ? Optional.empty() : Optional.of(WantedFile.of(Path.of(file), overwrite));
        try (LiveView.Session session = DeviceChoice.watch(services, choice);
                ProgressLine progress = context.progress();
                LivePatience patience = new LivePatience(session)) {
            progress.show(OptionalDouble.empty(), context.output().words(Words.of("live.opening", choice.name())));
            patience.untilLive();
            session.startRecording(
                    wanted.isPresent()
                            ? new RecordingTarget.File(wanted.get().begin(), kind)
                            : new RecordingTarget.Stream(context.terminal().bytes(), kind));
            Outcome outcome = record(session, patience, progress, limit);
            List<Path> files = session.stopRecording();
            progress.clear();
            if (wanted.isPresent()) {
                name(wanted.get(), files, outcome.whole(limit));
            }
            return report(outcome, limit);
        }
    }

    /** Waits for the end: the time is over, the user stops it, or it ended by itself. */
    private Outcome record(LiveView.Session session, LivePatience patience, ProgressLine progress, TimeLimit limit) {
        Interruptions interruptions = new Interruptions(session, context.output());
        Watch watch = new Watch(session, limit, interruptions);
        try {
            patience.until(
                    watch::finished,
                    () -> {
                        interruptions.look(progress::clear);
                        progress.show(watch.fraction(), context.output().words(watch.words()));
                    },
                    NO_END);
        } catch (InterruptedException _) {
            // Ctrl-C: what was recorded so far is what was wanted.
            return watch.outcome(true);
        }
        return watch.outcome(false);
    }

    /** Names the files that are there now. */
    private void name(WantedFile wanted, List<Path> files, boolean whole) throws CommandFailure {
        for (Path each : wanted.end(files, whole)) {
            context.output().line(Words.of("record.done", each.toString()));
        }
        if (!whole && wanted.replaces()) {
            context.output().remark(Words.of("record.kept", file));
        }
    }

    private static int report(Outcome outcome, TimeLimit limit) throws CommandFailure, DeviceException {
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        if (outcome.recorded().isZero() && !outcome.stopped()) {
            throw new CommandFailure(Words.of("record.empty"), outcome.advice());
        }
        if (!outcome.whole(limit)) {
            throw new CommandFailure(
                    limit.given()
                            ? Words.of(
                                    "record.short",
                                    Long.toString(outcome.recorded().toSeconds()),
                                    Long.toString(limit.length().toSeconds()))
                            : Words.of("record.broken", Measures.clock(outcome.recorded())),
                    outcome.advice());
        }
        return CommandLineProgram.DONE;
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

    /**
     * How it ended.
     *
     * @param failure why it ended by itself
     * @param stopped whether the user ended it
     * @param advice what is known about a stream that is broken now
     */
    private record Outcome(
            Optional<DeviceException> failure, Duration recorded, boolean stopped, Optional<Text> advice) {
        /** Whether all that was asked for was recorded. */
        boolean whole(TimeLimit limit) {
            return failure.isEmpty()
                    && !(recorded.isZero() && !stopped)
                    && (stopped || (limit.given() && recorded.compareTo(limit.length()) >= 0));
        }
    }

    /** What is known of the running recording; keeps the last one after a broken stream took it away. */
    private static final class Watch {
        private final LiveView.Session session;
        private final TimeLimit limit;
        private final Interruptions interruptions;
        private final long began = System.nanoTime();
        private Duration recorded = Duration.ZERO;
        private Optional<DeviceException> failure = Optional.empty();
        private boolean cutOff;
        private long bytes;

        Watch(LiveView.Session session, TimeLimit limit, Interruptions interruptions) {
            this.session = session;
            this.limit = limit;
            this.interruptions = interruptions;
        }

        boolean finished() {
            Optional<StreamRecording> running = session.recording();
            running.ifPresent(this::look);
            boolean over = limit.given() && recorded.compareTo(limit.length()) >= 0;
            boolean ended = cutOff || failure.isPresent() || session.state() instanceof LiveView.State.Ended;
            return over || ended || hopeless();
        }

        /** Pictures do not come, or come too slowly; where there is no limit, a camera is waited for until Ctrl-C. */
        private boolean hopeless() {
            if (interruptions.given().isPresent()) {
                return true;
            }
            Duration most = limit.length().plus(GRACE).plus(interruptions.missed());
            return limit.given() && (interruptions.lost() || System.nanoTime() - began > most.toNanos());
        }

        private void look(StreamRecording recording) {
            recorded = recording.length();
            bytes = recording.bytes();
            failure = recording.failure();
            // Only into a further file can a recording go on after a break.
            cutOff = recording.target() instanceof RecordingTarget.Stream && !recording.running();
        }

        Outcome outcome(boolean stopped) {
            Optional<Text> advice = session.state() instanceof LiveView.State.Reconnecting broken
                    ? Optional.of(broken.why().sentence())
                    : Optional.empty();
            return new Outcome(failure, recorded, stopped, advice);
        }

        OptionalDouble fraction() {
            return limit.given()
                    ? OptionalDouble.of(
                            (double) recorded.toMillis() / limit.length().toMillis())
                    : OptionalDouble.empty();
        }

        Text words() {
            return Words.of("record.progress", Measures.clock(recorded), String.format("%.1f", bytes / 1e6));
        }
    }
}
