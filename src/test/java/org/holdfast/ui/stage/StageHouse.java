// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.BackgroundTasks;
import org.holdfast.service.Exploration;
import org.holdfast.service.LiveView;
import org.holdfast.service.RecordingServices;
import org.holdfast.service.ScriptedSecrets;
import org.holdfast.service.Services;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.restream.Restreaming;
import org.holdfast.service.secrets.FamilySecretImports;
import org.holdfast.service.secrets.SavedCredentials;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedCommandHistory;
import org.holdfast.service.store.SavedDeviceBook;
import org.holdfast.service.store.SavedPreferences;
import org.holdfast.service.store.SavedWaitingSecrets;
import org.holdfast.service.store.SavedWall;
import org.holdfast.service.switching.SharedSwitchboard;

/** A whole Holdfast in a folder, with one scripted family. */
public final class StageHouse implements AutoCloseable {
    public final ScriptedFamily family = new ScriptedFamily();
    public final ScriptedDiscovery discovery = new ScriptedDiscovery(family);
    public final ScriptedSecrets secrets = new ScriptedSecrets();
    public final ScriptedCard card = family.camera().card();
    public final ScriptedDownloads downloads = new ScriptedDownloads();
    public final ScriptedRules rules = new ScriptedRules();
    public final ScriptedCleaning cleaning = new ScriptedCleaning(downloads, card);
    public final ScriptedClips clips = new ScriptedClips();
    public final ScriptedConversions conversions = new ScriptedConversions();
    private final SystemTimekeeper time = new SystemTimekeeper(Clock.systemUTC());
    private final SharedConnections connections =
            new SharedConnections(List.of(family), id -> new SavedCredentials(secrets, id), time);
    private final BackgroundTasks tasks = new BackgroundTasks(Clock.systemUTC());
    private final SavedPreferences preferences;
    private final SavedCommandHistory commands;
    private final SavedWall wall;
    private final SavedDeviceBook book;
    private final Restreaming restream;
    private final SharedSwitchboard switches;
    private final Services services;

    public StageHouse(Path folder) {
        this(folder, new StillLive());
    }

    /** With live pictures that a test directs. */
    public StageHouse(Path folder, LiveView live) {
        this(folder, live, false);
    }

    /** With devices that may have switches. */
    public static StageHouse withSwitches(Path folder) {
        return new StageHouse(folder, new StillLive(), true);
    }

    private StageHouse(Path folder, LiveView live, boolean switching) {
        if (switching) {
            family.haveSwitches();
        }
        AppFolders folders = AppFolders.under(folder);
        preferences = new SavedPreferences(folders.config(), DiskSteps.ofSystem(), time);
        wall = new SavedWall(folders.config(), DiskSteps.ofSystem(), time);
        book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
        commands = new SavedCommandHistory(folders.config(), DiskSteps.ofSystem(), time);
        SearchTargets targets = SearchTargets.loopbackOnly();
        OneVirtualDevice virtual = new OneVirtualDevice();
        Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
        restream = new Restreaming(folders, network, book, secrets, live, time);
        switches = new SharedSwitchboard(folders, DiskSteps.ofSystem(), List.of(family), connections, book, time);
        services = new Services(
                folders,
                Clock.systemUTC(),
                network,
                targets,
                List.of(family),
                preferences,
                wall,
                book,
                secrets,
                new FamilySecretImports(
                        List.of(family),
                        book,
                        discovery,
                        secrets,
                        new SavedWaitingSecrets(folders.config(), DiskSteps.ofSystem(), Clock.systemUTC()),
                        _ -> {}),
                commands,
                connections,
                discovery,
                live,
                new RecordingServices(downloads, rules, cleaning, clips, conversions),
                restream,
                switches,
                tasks,
                virtual,
                new Exploration(virtual, targets),
                List.of());
    }

    public Services services() {
        return services;
    }

    /** A device that is not saved. */
    public static Device device(String id, String name) {
        return new Device(id, ScriptedFamily.ID, "SJ4000", name, Address.parse("127.0.0.9:18080"), Map.of());
    }

    /** A found device without remarks. */
    public static Found.Supported found(String id, String name) {
        return new Found.Supported(device(id, name), List.of());
    }

    /** Something that answers and is no device of ours. */
    public static Found.Unsupported stranger() {
        return new Found.Unsupported(
                ScriptedFamily.ID,
                Address.parse("127.0.0.42"),
                Text.literal("Camera with an Ambarella chip"),
                Text.literal("It speaks another language, which Holdfast does not know yet."));
    }

    /** Saves a device. */
    public Device save(String id, String name) {
        return book.add(device(id, name));
    }

    @Override
    public void close() {
        restream.close();
        switches.close();
        connections.close();
        tasks.close();
        preferences.close();
        commands.close();
        wall.close();
        book.close();
        time.close();
    }
}
