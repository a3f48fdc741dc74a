// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Text;
import org.holdfast.device.VirtualDevices;
import org.holdfast.media.MediaEngine;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.AppFolders;
import org.holdfast.service.BackgroundTasks;
import org.holdfast.service.Connections;
import org.holdfast.service.Exploration;
import org.holdfast.service.PreferenceStore;
import org.holdfast.service.RecordingServices;
import org.holdfast.service.SavedWhereabouts;
import org.holdfast.service.Services;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.clip.CardClips;
import org.holdfast.service.convert.ChildConversions;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.download.CardCleaner;
import org.holdfast.service.download.DownloadQueue;
import org.holdfast.service.download.SavedDownloadRules;
import org.holdfast.service.live.LiveStreams;
import org.holdfast.service.live.StillSaver;
import org.holdfast.service.restream.Restreaming;
import org.holdfast.service.search.FamilyDiscovery;
import org.holdfast.service.search.NetworkDiagnosis;
import org.holdfast.service.search.RealSystemFacts;
import org.holdfast.service.secrets.ChosenSecrets;
import org.holdfast.service.secrets.FamilySecretImports;
import org.holdfast.service.secrets.FileSecrets;
import org.holdfast.service.secrets.SavedCredentials;
import org.holdfast.service.secrets.ToldSecrets;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedCommandHistory;
import org.holdfast.service.store.SavedDeviceBook;
import org.holdfast.service.store.SavedPreferences;
import org.holdfast.service.store.SavedWaitingSecrets;
import org.holdfast.service.store.SavedWall;
import org.holdfast.service.switching.SharedSwitchboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds all services and closes them in order. The settings come first and by themselves, because the composition
 * root needs them to know which interfaces searches may use.
 */
public final class ServiceAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceAssembly.class);

    private final Services services;
    /** Closed from the last to the first. */
    private final List<AutoCloseable> open;

    private ServiceAssembly(Services services, List<AutoCloseable> open) {
        this.services = services;
        this.open = open;
    }

    /** What is built first. */
    public static final class Foundation {
        private final AppFolders folders;
        private final Timekeeper time;
        private final SavedPreferences preferences;

        private Foundation(AppFolders folders, Timekeeper time) {
            this.folders = folders;
            this.time = time;
            preferences = new SavedPreferences(folders.config(), DiskSteps.ofSystem(), time);
        }

        public AppFolders folders() {
            return folders;
        }

        public PreferenceStore preferences() {
            return preferences;
        }
    }

    /** Reads the settings. */
    public static Foundation lay(AppFolders folders, Clock clock) {
        return new Foundation(folders, new SystemTimekeeper(clock));
    }

    /**
     * Builds the services.
     *
     * @param saver writes pictures into files
     * @param converter how the process that converts clips is started
     * @param learn is told each secret that passes, so that no log repeats it; see {@link Redactor#learn}
     */
    public static ServiceAssembly build(
            Foundation foundation,
            Network network,
            SearchTargets targets,
            List<DeviceFamily> families,
            List<MediaEngine> engines,
            StillSaver saver,
            VirtualDevices virtualDevices,
            ChildLauncher converter,
            Consumer<char[]> learn) {
        AppFolders folders = foundation.folders;
        Timekeeper time = foundation.time;
        SavedPreferences preferences = foundation.preferences;
        SavedWall wall = new SavedWall(folders.config(), DiskSteps.ofSystem(), time);
        SavedDeviceBook book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
        FileSecrets file = new FileSecrets(folders.config(), DiskSteps.ofSystem(), time.clock());
        // A folder that the user named means that nothing outside of it is touched.
        ToldSecrets secrets = new ToldSecrets(
                folders.equals(AppFolders.ofSystem())
                        ? ChosenSecrets.ofSystem(file, learn)
                        : ChosenSecrets.inFile(file, learn));
        SharedConnections connections = new SharedConnections(
                families,
                id -> new SavedCredentials(secrets, id),
                time,
                new SavedWhereabouts(book, targets, time.clock()));
        NetworkDiagnosis diagnosis =
                new NetworkDiagnosis(families, targets, network.interfaces(), new RealSystemFacts());
        FamilyDiscovery discovery = new FamilyDiscovery(
                families,
                targets,
                book,
                connections::inUse,
                id -> connections.reachability(id) instanceof Connections.Reachability.Answering,
                time,
                diagnosis);
        LiveStreams live = new LiveStreams(
                connections,
                book,
                engines,
                () -> preferences.current().engine(),
                time,
                saver,
                id -> connections.note(id, new Connections.Reachability.Answering()));
        SavedCommandHistory commands = new SavedCommandHistory(folders.config(), DiskSteps.ofSystem(), time);
        SavedWaitingSecrets waiting = new SavedWaitingSecrets(folders.config(), DiskSteps.ofSystem(), time.clock());
        FamilySecretImports imports = new FamilySecretImports(families, book, discovery, secrets, waiting, learn);
        secrets.listen(connections::newCredentials);
        secrets.listen(live::newCredentials);
        BackgroundTasks tasks = new BackgroundTasks(time.clock());
        Exploration exploration = new Exploration(virtualDevices, targets);
        ChildConversions conversions = new ChildConversions(converter);
        CardClips clips =
                new CardClips(connections, engines, () -> preferences.current().engine(), folders, time);
        DownloadQueue downloads = new DownloadQueue(folders, connections, book, conversions, time);
        SavedDownloadRules rules = new SavedDownloadRules(folders, downloads, connections, book, time);
        CardCleaner cleaning = new CardCleaner(connections, downloads, time);
        RecordingServices recordings = new RecordingServices(downloads, rules, cleaning, clips, conversions);
        Restreaming restream = new Restreaming(folders, network, book, secrets, live, time);
        SharedSwitchboard switches =
                new SharedSwitchboard(folders, DiskSteps.ofSystem(), families, connections, book, time);
        secrets.listen(switches::newCredentials);
        List<Text> problems = new ArrayList<>(preferences.problems());
        problems.addAll(wall.problems());
        problems.addAll(book.problems());
        problems.addAll(file.problems());
        problems.addAll(waiting.problems());
        problems.addAll(commands.problems());
        problems.addAll(downloads.problems());
        problems.addAll(rules.problems());
        problems.addAll(restream.problems());
        problems.addAll(switches.problems());
        Services services = new Services(
                folders,
                time.clock(),
                network,
                targets,
                families,
                preferences,
                wall,
                book,
                secrets,
                imports,
                commands,
                connections,
                discovery,
                live,
                recordings,
                restream,
                switches,
                tasks,
                virtualDevices,
                exploration,
                List.copyOf(problems));
        return new ServiceAssembly(
                services,
                List.of(
                        time,
                        preferences,
                        wall,
                        commands,
                        book,
                        exploration,
                        connections,
                        live,
                        restream,
                        switches,
                        conversions,
                        downloads,
                        rules,
                        cleaning,
                        clips,
                        discovery,
                        tasks));
    }

    public Services services() {
        return services;
    }

    /** Ends everything, the work first and what is saved last; bounded by what each promises. */
    @Override
    public void close() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed", each.getClass().getSimpleName(), e);
            }
        }
    }
}
