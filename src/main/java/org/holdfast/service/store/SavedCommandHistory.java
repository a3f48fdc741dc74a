// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.device.Text;
import org.holdfast.service.CommandHistory;
import org.holdfast.service.Timekeeper;

/** {@link CommandHistory} in {@code commands.json}, written a moment after the last of several changes. */
public final class SavedCommandHistory implements CommandHistory {
    private final DelayedFile<Map<String, List<Command>>> file;

    public SavedCommandHistory(Path folder, DiskSteps disk, Timekeeper time) {
        file = new DelayedFile<>(
                new StateFile<>(folder.resolve("commands.json"), new CommandHistoryShape(), disk, time.clock()),
                time,
                "The commands sent to devices");
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public List<Command> of(String deviceId) {
        return file.current().getOrDefault(deviceId, List.of());
    }

    @Override
    public void add(String deviceId, Command command) {
        if (!command.keepable()) {
            return;
        }
        file.update(before -> {
            List<Command> commands = new ArrayList<>(before.getOrDefault(deviceId, List.of()));
            commands.remove(command);
            commands.addFirst(command);
            Map<String, List<Command>> all = new LinkedHashMap<>(before);
            // Last is the device that was used last.
            all.remove(deviceId);
            all.put(deviceId, List.copyOf(commands.subList(0, Math.min(commands.size(), MOST))));
            while (all.size() > CommandHistoryShape.MOST_DEVICES) {
                all.remove(all.keySet().iterator().next());
            }
            return all;
        });
    }

    @Override
    public void clear(String deviceId) {
        file.update(before -> {
            Map<String, List<Command>> all = new LinkedHashMap<>(before);
            all.remove(deviceId);
            return all;
        });
    }

    @Override
    public void close() {
        file.close();
    }
}
