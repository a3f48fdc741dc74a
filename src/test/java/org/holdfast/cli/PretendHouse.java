// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.Text;
import org.holdfast.device.VirtualDevices;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.BackgroundTasks;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Exploration;
import org.holdfast.service.IdleRecordings;
import org.holdfast.service.RecordingServices;
import org.holdfast.service.ScriptedSecrets;
import org.holdfast.service.Services;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.Switchboard;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.restream.Restreaming;
import org.holdfast.service.secrets.FamilySecretImports;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedCommandHistory;
import org.holdfast.service.store.SavedDeviceBook;
import org.holdfast.service.store.SavedPreferences;
import org.holdfast.service.store.SavedWaitingSecrets;
import org.holdfast.service.store.SavedWall;
import org.holdfast.service.switching.SharedSwitchboard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole Holdfast in memory with one family, and what its command line printed. */
final class PretendHouse implements Composition {
    final PretendFamily family = new PretendFamily();
    final PretendLive live = new PretendLive();
    final PretendDownloads downloads = new PretendDownloads(family.camera.card);
    final PretendCleaning cleaning = new PretendCleaning(family.camera.card, downloads);
    final PretendLab lab = new PretendLab();
    final PretendConversions conversions = new PretendConversions();
    final SearchTargets targets = SearchTargets.loopbackOnly();
    final PretendDiscovery discovery = new PretendDiscovery(family, targets);
    final List<StartOptions> opened = new ArrayList<>();
    final List<StartOptions> windows = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    final List<String> questions = new ArrayList<>();
    int closed;
    boolean interactive;
    Optional<char[]> typedSecret = Optional.empty();
    String piped = "";
    private final Path folder;
    private final SystemTimekeeper time = new SystemTimekeeper(Clock.systemUTC());
    final ScriptedSecrets secrets = new ScriptedSecrets();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    PretendHouse(Path folder) {
        this.folder = folder;
    }

    int run(String... arguments) {
        return program().run(arguments);
    }

    CommandLineProgram program() {
        return new CommandLineProgram(this, terminal());
    }

    Terminal terminal() {
        Terminal.Prompt prompt = new Terminal.Prompt() {
            @Override
            public Optional<String> line(String question) {
                questions.add(question);
                return answers.isEmpty() ? Optional.empty() : Optional.of(answers.removeFirst());
            }

            @Override
            public Optional<char[]> secret(String question) {
                questions.add(question);
                return typedSecret;
            }

            @Override
            public InputStream input() {
                return new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8));
            }
        };
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                out,
                interactive,
                prompt,
                Locale.ENGLISH);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.builder().build().readTree(out());
    }

    /** Saves a camera called Bike. */
    Device save() {
        return book().add(new Device("bike", "cam", "C100", "Bike", Address.parse("127.0.0.5"), java.util.Map.of()));
    }

    /** What another Holdfast in the same folder would change. */
    Switchboard board() {
        AppFolders folders = AppFolders.under(folder);
        return new SharedSwitchboard(
                folders,
                DiskSteps.ofSystem(),
                List.of(family),
                new SharedConnections(List.of(family), _ -> Credentials.NONE, time),
                book(),
                time);
    }

    DeviceBook book() {
        return new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), time);
    }

    @Override
    public Opened open(StartOptions options) {
        opened.add(options);
        AppFolders folders = AppFolders.under(folder);
        SharedConnections connections = new SharedConnections(List.of(family), _ -> Credentials.NONE, time);
        VirtualDevices virtual = new NoVirtualDevices();
        Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
        Restreaming restream = new Restreaming(folders, network, book(), secrets, live, time);
        SharedSwitchboard switches =
                new SharedSwitchboard(folders, DiskSteps.ofSystem(), List.of(family), connections, book(), time);
        Services services = new Services(
                folders,
                Clock.systemUTC(),
                network,
                targets,
                List.of(family),
                new SavedPreferences(folders.config(), DiskSteps.ofSystem(), time),
                new SavedWall(folders.config(), DiskSteps.ofSystem(), time),
                book(),
                secrets,
                new FamilySecretImports(
                        List.of(family),
                        book(),
                        discovery,
                        secrets,
                        new SavedWaitingSecrets(folders.config(), DiskSteps.ofSystem(), Clock.systemUTC()),
                        _ -> {}),
                new SavedCommandHistory(folders.config(), DiskSteps.ofSystem(), time),
                connections,
                discovery,
                live,
                recordings(),
                restream,
                switches,
                new BackgroundTasks(Clock.systemUTC()),
                virtual,
                new Exploration(virtual, targets),
                List.of(Text.literal("The settings could not be read.")));
        return new Opened() {
            @Override
            public Services services() {
                return services;
            }

            @Override
            public void close() {
                restream.close();
                switches.close();
                connections.close();
                closed++;
            }
        };
    }

    private RecordingServices recordings() {
        RecordingServices idle = IdleRecordings.services();
        return new RecordingServices(downloads, idle.rules(), cleaning, idle.clips(), conversions);
    }

    @Override
    public VirtualLab lab(StartOptions options) {
        return lab;
    }

    @Override
    public int window(StartOptions options) {
        windows.add(options);
        return 0;
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    private static final class NoVirtualDevices implements VirtualDevices {
        @Override
        public List<VirtualDevice> start() {
            throw new AssertionError("No command starts them");
        }

        @Override
        public boolean running() {
            return false;
        }

        @Override
        public boolean plugged() {
            return true;
        }

        @Override
        public void plug(boolean in) {
            throw new AssertionError("No command pulls their plugs");
        }

        @Override
        public void close() {}
    }
}
