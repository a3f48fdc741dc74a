// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.service.AppFolders;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Row;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;

/** A switchboard in a folder over scripted plugs. */
final class SwitchStage implements AutoCloseable {
    final PlugFamily family;
    final SharedConnections connections;
    final SavedDeviceBook book;
    final SharedSwitchboard board;
    final AtomicInteger told = new AtomicInteger();
    private final Timekeeper time;

    SwitchStage(Path folder, Timekeeper time) {
        this(folder, time, new PlugFamily());
    }

    /** The program started once more with the same plugs. */
    SwitchStage(Path folder, Timekeeper time, PlugFamily family) {
        this.time = time;
        this.family = family;
        AppFolders folders = AppFolders.under(folder);
        connections = new SharedConnections(List.of(family), _ -> Credentials.NONE, time);
        book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
        board = new SharedSwitchboard(folders, DiskSteps.ofSystem(), List.of(family), connections, book, time);
        board.listen(told::incrementAndGet);
    }

    /** Saves a plug with these outlets. */
    ScriptedPlug plug(String id, String... outlets) {
        ScriptedPlug plug = new ScriptedPlug(time.clock(), outlets);
        book.add(family.device(id, plug));
        return plug;
    }

    Switchboard.Panel panel(String id) {
        return board.panel(id).orElseThrow();
    }

    Row row(String id, String outlet) {
        return panel(id).rows().stream()
                .filter(row -> row.outlet().name().equals(outlet))
                .findFirst()
                .orElseThrow();
    }

    static Point point(String id, String outlet) {
        return new Point(id, outlet);
    }

    Device device(String id) {
        return book.byId(id).orElseThrow();
    }

    @Override
    public void close() {
        board.close();
        connections.close();
        book.close();
    }
}
