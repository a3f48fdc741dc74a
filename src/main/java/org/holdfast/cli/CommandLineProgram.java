// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.DeviceException;
import org.holdfast.net.OutOfReachException;
import org.holdfast.service.DeviceBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * One run of the command line. {@link #run} belongs to one thread; {@link #stop} may be called from another, such as
 * the one on which the system asks the program to end.
 */
public final class CommandLineProgram {
    /** Done. */
    public static final int DONE = 0;
    /** The device or the network refused or failed. */
    public static final int FAILED = 1;
    /** Wrong usage; nothing was changed. */
    public static final int USAGE = 2;
    /** Stopped by the user before it was done, as shells count Ctrl-C. */
    public static final int STOPPED = 130;

    /** Opens the window; what the build starts says so. */
    static final String WINDOW = "--window";
    /** Keeps to this computer. */
    static final String LAB = "--lab";

    private final Composition composition;
    private final Terminal terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();
    private volatile int status = DONE;

    public CommandLineProgram(Composition composition, Terminal terminal) {
        this.composition = composition;
        this.terminal = terminal;
    }

    /** Runs one command and returns the exit status. Everything that was opened is closed then. */
    public int run(String... arguments) {
        runner.set(Thread.currentThread());
        try {
            status = onlyWindow(arguments) ? window(arguments) : command(arguments);
        } finally {
            runner.set(null);
            // A late stop must not disturb what the thread does next.
            Thread.interrupted();
            ended.countDown();
        }
        return status;
    }

    /** The start that people see waits for no reading of commands. */
    private static boolean onlyWindow(String... arguments) {
        return List.of(WINDOW, LAB).containsAll(List.of(arguments));
    }

    private int window(String... arguments) {
        boolean thisComputerOnly = List.of(arguments).contains(LAB);
        return composition.window(new StartOptions(Optional.empty(), false, thisComputerOnly, List.of()));
    }

    private int command(String... arguments) {
        try (CommandContext context = new CommandContext(composition, terminal)) {
            return commandLine(context).execute(arguments);
        }
    }

    /** Whether {@link #run} has not returned yet. */
    public boolean running() {
        return runner.get() != null;
    }

    /**
     * Asks the running command to finish what it does and waits for that.
     *
     * @return its exit status, or {@link #STOPPED} when it did not end within {@code seconds}
     */
    public int stop(long seconds) throws InterruptedException {
        Thread running = runner.get();
        if (running != null) {
            running.interrupt();
        }
        return ended.await(seconds, TimeUnit.SECONDS) ? status : STOPPED;
    }

    /** The whole tree of commands, for the program and for the test that looks at every help page. */
    static CommandLine commandLine(CommandContext context) {
        CommandLine root = new CommandLine(new HoldfastCommand(context));
        root.addSubcommand(new DevicesCommand(context));
        root.addSubcommand(new AddCommand(context));
        root.addSubcommand(new RemoveCommand(context));
        root.addSubcommand(new InfoCommand(context));
        root.addSubcommand(new SnapshotCommand(context));
        root.addSubcommand(new LiveCommand(context));
        root.addSubcommand(new RecordCommand(context));
        root.addSubcommand(new SteerCommand(context));
        root.addSubcommand(new RestreamCommand(context));
        root.addSubcommand(new CommandLine(new RecordingsCommand())
                .addSubcommand(new RecordingsListCommand(context))
                .addSubcommand(new RecordingsDownloadCommand(context))
                .addSubcommand(new RecordingsDeleteCommand(context))
                .addSubcommand(new RecordingsUploadCommand(context)));
        root.addSubcommand(new CommandLine(new SettingsCommand())
                .addSubcommand(new SettingsGetCommand(context))
                .addSubcommand(new SettingsSetCommand(context)));
        root.addSubcommand(new CommandLine(new CameraCommand())
                .addSubcommand(new CameraGetCommand(context))
                .addSubcommand(new CameraModeCommand(context))
                .addSubcommand(new CameraStartCommand(context))
                .addSubcommand(new CameraStopCommand(context))
                .addSubcommand(new CameraShootCommand(context)));
        root.addSubcommand(new CommandLine(new WifiCommand())
                .addSubcommand(new WifiGetCommand(context))
                .addSubcommand(new WifiScanCommand(context))
                .addSubcommand(new WifiJoinCommand(context)));
        root.addSubcommand(new CommandLine(new SwitchCommand(context))
                .addSubcommand(new SwitchOnCommand(context))
                .addSubcommand(new SwitchOffCommand(context))
                .addSubcommand(new SwitchWatchCommand(context))
                .addSubcommand(new SwitchAfterCommand(context))
                .addSubcommand(new SwitchCancelCommand(context))
                .addSubcommand(new SwitchGroupsCommand(context)));
        root.addSubcommand(new RawCommand(context));
        root.addSubcommand(new PasswordCommand(context));
        root.addSubcommand(new CommandLine(new TokenCommand())
                .addSubcommand(new TokenImportCommand(context))
                .addSubcommand(new TokenShowCommand(context))
                .addSubcommand(new TokenSetCommand(context))
                .addSubcommand(new TokenForgetCommand(context)));
        root.addSubcommand(new ConvertCommand(context));
        root.addSubcommand(new EventsCommand(context));
        root.addSubcommand(new LabCommand(context));
        root.addSubcommand(new CompletionCommand(context));
        root.addSubcommand(new CommandLine.HelpCommand());
        name(root.getCommandSpec(), "Holdfast " + context.composition().version());
        Terminal terminal = context.terminal();
        root.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
        root.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.interactive() ? Ansi.ON : Ansi.OFF));
        root.setParameterExceptionHandler((failure, _) -> misused(context, failure));
        root.setExecutionExceptionHandler((failure, command, _) -> failed(context, command, failure));
        return root;
    }

    private static void name(CommandSpec spec, String version) {
        spec.version(version);
        spec.subcommands().values().forEach(each -> name(each.getCommandSpec(), version));
    }

    private static int misused(CommandContext context, ParameterException failure) {
        context.output().failure(Misuse.sentence(failure));
        context.output()
                .remark(Words.of(
                        "usage.see", failure.getCommandLine().getCommandSpec().qualifiedName()));
        return USAGE;
    }

    private static int failed(CommandContext context, CommandLine command, Exception failure) {
        return switch (failure) {
            case UsageFailure usage -> {
                context.output().failure(usage.sentence());
                context.output()
                        .remark(Words.of("usage.see", command.getCommandSpec().qualifiedName()));
                yield USAGE;
            }
            case CommandFailure refused -> {
                context.output().failure(refused.sentence());
                refused.advice().ifPresent(context.output()::remark);
                yield FAILED;
            }
            case DeviceException device -> {
                log().info("The command failed", device);
                context.output().failure(device.sentence());
                context.output().remark(outOfReach(device) ? Words.of("reach") : device.advice());
                yield FAILED;
            }
            case DeviceBook.Unwritable book -> {
                log().warn("The device book could not be written", book);
                context.output().failure(book.why().sentence());
                context.output().remark(book.why().advice());
                yield FAILED;
            }
            case InterruptedException _ -> STOPPED;
            default -> {
                // A mistake of ours: the log has the details, the user a sentence.
                log().error("The command {} failed", command.getCommandSpec().qualifiedName(), failure);
                context.output()
                        .failure(Words.of("unexpected", failure.getClass().getSimpleName()));
                yield FAILED;
            }
        };
    }

    /** Whether nothing was sent, because the address is beyond what this run may reach. */
    private static boolean outOfReach(Throwable failure) {
        for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
            if (each instanceof OutOfReachException) {
                return true;
            }
        }
        return false;
    }

    /** Asked for when there is something to say: setting up logs takes longer than showing a help page. */
    private static Logger log() {
        return LoggerFactory.getLogger(CommandLineProgram.class);
    }
}
