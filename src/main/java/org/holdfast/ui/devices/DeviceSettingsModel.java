// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.net.Registration;
import org.holdfast.service.DeviceBook;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.SettingEntry;

/** A device's settings, facts, and how Holdfast treats it. FX thread only; needs no window. */
final class DeviceSettingsModel implements AutoCloseable {
    private final Device device;
    private final Connection connection;
    private final DeviceBook book;
    private final Background background;
    private final Map<String, SettingEntry> known = new LinkedHashMap<>();
    private final ObservableList<SettingEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<SettingEntry> options = FXCollections.observableArrayList();
    private final ObservableList<Connection.Fact> facts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Reading> reading =
            new ReadOnlyObjectWrapper<>(this, "reading", new Reading.Under());
    private Registration job = () -> {};
    private Registration factsJob = () -> {};

    DeviceSettingsModel(
            Device device,
            Connection connection,
            DeviceBook book,
            Optional<DeviceFamily> family,
            Background background) {
        this.device = device;
        this.connection = connection;
        this.book = book;
        this.background = background;
        options.setAll(new DeviceOptions(device, book, family, background).entries());
    }

    /** The device's own settings in its order. */
    ObservableList<SettingEntry> entries() {
        return entries;
    }

    /** How Holdfast treats it. */
    ObservableList<SettingEntry> options() {
        return options;
    }

    ObservableList<Connection.Fact> facts() {
        return facts;
    }

    ReadOnlyObjectProperty<Reading> reading() {
        return reading.getReadOnlyProperty();
    }

    /** What the user calls the device now. */
    String name() {
        return book.byId(device.id()).orElse(device).name();
    }

    /** Reads everything anew; rows that are there stay. */
    void read() {
        job.close();
        factsJob.close();
        Optional<Settings> settings = connection.capability(Settings.class);
        if (entries.isEmpty()) {
            reading.set(new Reading.Under());
        }
        job = background.run(
                () -> settings.isPresent() ? settings.get().read() : List.<Setting>of(),
                now -> {
                    take(now, settings);
                    reading.set(new Reading.Done());
                },
                failure -> reading.set(new Reading.Failed(failure)));
        factsJob = background.run(connection::facts, facts::setAll, failure -> {});
    }

    private void take(List<Setting> now, Optional<Settings> settings) {
        known.keySet().retainAll(now.stream().map(Setting::name).toList());
        for (Setting setting : now) {
            SettingEntry entry = known.get(setting.name());
            if (entry == null) {
                SettingEntry added = new SettingEntry(
                        setting,
                        background,
                        (name, value) -> settings.orElseThrow().apply(name, value));
                // An action may change everything else, such as a reset.
                if (setting instanceof Setting.Action) {
                    added.status().addListener((property, was, status) -> {
                        if (status instanceof SettingEntry.Status.Taken) {
                            read();
                        }
                    });
                }
                known.put(setting.name(), added);
            } else {
                entry.read(setting);
            }
        }
        List<SettingEntry> inOrder =
                now.stream().map(setting -> known.get(setting.name())).toList();
        if (!entries.equals(inOrder)) {
            entries.setAll(inOrder);
        }
    }

    @Override
    public void close() {
        job.close();
        factsJob.close();
    }

    /** How the reading stands. */
    sealed interface Reading {
        record Under() implements Reading {}

        record Done() implements Reading {}

        record Failed(DeviceException why) implements Reading {}
    }
}
