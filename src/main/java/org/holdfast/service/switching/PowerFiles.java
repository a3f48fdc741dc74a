// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.device.Device;
import org.holdfast.device.Switches.Measure;
import org.holdfast.device.Switches.Quantity;
import org.holdfast.service.Switchboard.History;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.StateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all devices used, a file each. Thread-safe. */
final class PowerFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PowerFiles.class);

    private final Path folder;
    private final DiskSteps disk;
    private final Timekeeper time;
    private final Predicate<String> saved;
    private final Runnable changed;
    private final Map<String, PowerFile> files = new ConcurrentHashMap<>();
    /** When each device's watts and meter were read last. */
    private final Map<String, Map<Quantity, Instant>> heard = new ConcurrentHashMap<>();

    /** @param saved whether a device is saved, by its id */
    PowerFiles(Path folder, DiskSteps disk, Timekeeper time, Predicate<String> saved, Runnable changed) {
        this.folder = folder;
        this.disk = disk;
        this.time = time;
        this.saved = saved;
        this.changed = changed;
    }

    History history(String deviceId) {
        return file(deviceId).history();
    }

    /** Takes the first watts and the first meter among what was measured, where they are newer than before. */
    void add(String deviceId, List<Measure> measures) {
        List<Heard> fresh = new ArrayList<>();
        Map<Quantity, Instant> before = heard.getOrDefault(deviceId, Map.of());
        Map<Quantity, Instant> now = new HashMap<>(before);
        // The meter first: whether there is one decides how the watts count.
        for (Quantity quantity : List.of(Quantity.KILOWATT_HOURS, Quantity.WATTS)) {
            measures.stream()
                    .filter(measure -> measure.quantity() == quantity)
                    .findFirst()
                    .filter(measure -> !measure.at().equals(before.get(quantity)))
                    .ifPresent(measure -> {
                        now.put(quantity, measure.at());
                        Heard.of(measure).ifPresent(fresh::add);
                    });
        }
        if (!now.equals(before)) {
            heard.put(deviceId, now);
        }
        if (!fresh.isEmpty()) {
            file(deviceId).add(fresh);
        }
    }

    private PowerFile file(String deviceId) {
        return files.computeIfAbsent(
                deviceId,
                id -> new PowerFile(
                        () -> new StateFile<>(path(id), new PowerShape(), disk, time.clock()),
                        time,
                        () -> saved.test(id),
                        changed));
    }

    private Path path(String deviceId) {
        return folder.resolve(stem(deviceId) + ".json");
    }

    /** The id may come from a device, so it never becomes a file name itself. */
    private static String stem(String deviceId) {
        return Device.idOf("power", deviceId);
    }

    /** Removes what belongs to none of these any more. */
    void keepOnly(Collection<Device> devices) {
        Set<String> stems = devices.stream().map(device -> stem(device.id())).collect(Collectors.toSet());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "power-*")) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (stems.stream().noneMatch(name::startsWith)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("Nothing was kept of any device's power yet");
        } catch (IOException e) {
            LOG.warn("What is kept of removed devices could not be removed", e);
        }
    }

    /** Writes everything that is unwritten. */
    void write() {
        files.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(each -> each.getValue().write());
    }
}
