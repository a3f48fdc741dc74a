// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.cli.AskedAddresses;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Composition;
import org.holdfast.cli.StartOptions;
import org.holdfast.cli.Terminal;
import org.holdfast.cli.VirtualLab;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Text;
import org.holdfast.family.a9.A9Family;
import org.holdfast.family.miio.MiioFamily;
import org.holdfast.family.sjcam.SjcamFamily;
import org.holdfast.lab.Lab;
import org.holdfast.media.Engines;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.StillWriter;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.PreferenceStore;
import org.holdfast.service.Services;
import org.holdfast.service.SingleInstance;
import org.holdfast.service.Threads;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.Logging;
import org.holdfast.service.start.ServiceAssembly;
import org.holdfast.ui.shell.Desktop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together: which families and engines there are, how far anything is sent, what is kept where. */
final class Holdfast implements Composition {
    private static final String TEXTS = "org.holdfast.texts";

    private final Terminal terminal;
    private final boolean wholeProcess;

    /**
     * @param wholeProcess whether the log and the libraries' folders, of which a process has one each, are this
     *     Holdfast's to choose
     */
    Holdfast(Terminal terminal, boolean wholeProcess) {
        this.terminal = terminal;
        this.wholeProcess = wholeProcess;
    }

    /** Every device family: a further one is a line here. */
    private static List<DeviceFamily> families(Network network, AppFolders folders) {
        return List.of(
                new SjcamFamily(network),
                new A9Family(network),
                new MiioFamily(network, folders.data().resolve("miio-models")));
    }

    /** Every engine. */
    private static List<MediaEngine> engines(Network network) {
        return new Engines(network).all();
    }

    @Override
    public Opened open(StartOptions options) throws IOException {
        return open(options, Logging.Part.COMMAND_LINE);
    }

    private Opened open(StartOptions options, Logging.Part part) throws IOException {
        AppFolders folders = prepare(options);
        Optional<Logging> logging = log(folders, part, options);
        return new Running(assemble(folders, options, logging), logging);
    }

    private Optional<Logging> log(AppFolders folders, Logging.Part part, StartOptions options) {
        return wholeProcess ? Optional.of(Logging.start(folders, part, options.verbose())) : Optional.empty();
    }

    private static ServiceAssembly assemble(AppFolders folders, StartOptions options, Optional<Logging> logging) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        ServiceAssembly.Foundation foundation = ServiceAssembly.lay(folders, clock);
        PreferenceStore preferences = foundation.preferences();
        logging.ifPresent(log -> {
            log.verbose(options.verbose() || preferences.current().verboseLog());
            preferences.listen(chosen -> log.verbose(options.verbose() || chosen.verboseLog()));
        });
        LocalInterfaces interfaces = LocalInterfaces.ofSystem();
        SearchTargets targets = options.thisComputerOnly()
                ? SearchTargets.loopbackOnly()
                : SearchTargets.of(
                        interfaces,
                        name -> !preferences.current().mutedInterfaces().contains(name));
        Reach reach = options.thisComputerOnly() ? Reach.LOOPBACK : Reach.ANYWHERE;
        Network network = new Network(reach, interfaces, new WireTap(), clock);
        return ServiceAssembly.build(
                foundation,
                network,
                targets,
                families(network, folders),
                engines(network),
                new StillWriter()::write,
                new Lab(Lab.Options.usual(labCache(folders))),
                converter(folders),
                secret -> logging.ifPresent(log -> log.redactor().learn(secret)));
    }

    /** Started again, from the package where there is one. */
    private static ChildLauncher converter(AppFolders folders) {
        return ChildLauncher.ofSystem(
                Optional.ofNullable(System.getProperty("jpackage.app-path")).map(Path::of),
                Main.class.getName(),
                folders.logs(),
                Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                        .map(Path::of));
    }

    @Override
    public VirtualLab lab(StartOptions options) throws IOException {
        AppFolders folders = prepare(options);
        return new CommandLab(labCache(folders), log(folders, Logging.Part.COMMAND_LINE, options));
    }

    @Override
    public int window(StartOptions options) {
        MissingDisplay display = MissingDisplay.ofSystem();
        Optional<Text> missing = display.beforehand();
        if (missing.isPresent()) {
            return say(missing.get(), CommandLineProgram.FAILED);
        }
        AtomicReference<Runnable> front = new AtomicReference<>(() -> {});
        try {
            AppFolders folders = prepare(options);
            return switch (SingleInstance.take(
                    folders.config(), () -> front.get().run())) {
                case SingleInstance.Outcome.Told _ -> say(text("running"), CommandLineProgram.DONE);
                case SingleInstance.Outcome.Silent _ -> say(text("running-silent"), CommandLineProgram.FAILED);
                case SingleInstance.Outcome.First first -> {
                    try (SingleInstance _ = first.instance()) {
                        yield show(options, display, front);
                    }
                }
            };
        } catch (IOException e) {
            return say(text("failed", String.valueOf(e.getMessage())), CommandLineProgram.FAILED);
        }
    }

    /** Services are put together while the toolkit starts: each takes about half of the time to the window. */
    private int show(StartOptions options, MissingDisplay display, AtomicReference<Runnable> front) throws IOException {
        CompletableFuture<Opened> opening = new CompletableFuture<>();
        Threads.start("work-open", () -> {
            try {
                opening.complete(openForWindow(options));
            } catch (IOException | RuntimeException e) {
                opening.completeExceptionally(e);
            }
        });
        try {
            Desktop.open(() -> services(opening, options), bring -> {
                front.set(bring);
                return () -> front.set(() -> {});
            });
            return CommandLineProgram.DONE;
        } catch (InterruptedException e) {
            // Asked to end from outside: everything is closed by now.
            return CommandLineProgram.DONE;
        } catch (CompletionException e) {
            if (e.getCause() instanceof MisuseException misuse) {
                return say(misuse.sentence, CommandLineProgram.USAGE);
            }
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            settled(opening);
            log().error("The window did not open", e);
            return say(display.after(e), CommandLineProgram.FAILED);
        } finally {
            settled(opening).ifPresent(Opened::close);
        }
    }

    /** With the addresses of {@code --at} in every search. */
    private Opened openForWindow(StartOptions options) throws IOException {
        Opened opened = open(options, Logging.Part.WINDOW);
        Optional<Text> wrong = AskedAddresses.add(opened.services(), options.at());
        if (wrong.isPresent()) {
            opened.close();
            throw new MisuseException(wrong.get());
        }
        return opened;
    }

    /** Waits until the opening is over; empty when it failed. */
    private static Optional<Opened> settled(CompletableFuture<Opened> opening) {
        try {
            return Optional.of(opening.join());
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    private static Services services(CompletableFuture<Opened> opening, StartOptions options) {
        Services services = opening.join().services();
        if (options.thisComputerOnly()) {
            Threads.start("work-lab", () -> explore(services));
        }
        return services;
    }

    private static void explore(Services services) {
        try {
            services.exploration().start();
        } catch (IOException e) {
            log().error("The virtual devices did not start", e);
        }
    }

    @Override
    public String version() {
        try (InputStream in = Holdfast.class.getResourceAsStream("version.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private AppFolders prepare(StartOptions options) throws IOException {
        AppFolders folders = options.dataDir().map(AppFolders::under).orElseGet(AppFolders::ofSystem);
        if (wholeProcess) {
            LibraryFolders.point(folders, options.dataDir().isPresent());
        }
        return folders;
    }

    private int say(Text text, int status) {
        terminal.err().println(text.in(terminal.locale()));
        return status;
    }

    private static Path labCache(AppFolders folders) {
        return folders.cache().resolve("lab");
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(TEXTS, key, arguments);
    }

    /** Asked for late: nothing may log before the log is set up. */
    private static Logger log() {
        return LoggerFactory.getLogger(Holdfast.class);
    }

    /** Wrong usage that shows only when the services are there. */
    private static final class MisuseException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Text sentence;

        MisuseException(Text sentence) {
            super(sentence.toString());
            this.sentence = sentence;
        }
    }

    /** Services and their log. */
    private record Running(ServiceAssembly assembly, Optional<Logging> logging) implements Opened {
        @Override
        public Services services() {
            return assembly.services();
        }

        @Override
        public void close() {
            assembly.close();
            logging.ifPresent(Logging::close);
        }
    }
}
