// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.SettingEntry;
import org.jspecify.annotations.Nullable;

/**
 * Those of a camera's settings that belong beside its picture, such as its lamp. FX thread only, but knows no window.
 */
public final class BesideModel {
    private final Settings settings;
    private final List<String> names;
    private final Background background;
    private final Map<String, SettingEntry> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<SettingEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<DeviceException>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Registration reading;

    /**
     * @param names which of the settings, in the order in which they are shown
     */
    public BesideModel(Settings settings, List<String> names, Background background) {
        this.settings = settings;
        this.names = List.copyOf(names);
        this.background = background;
    }

    /** In their order; empty until the camera told them. */
    public ReadOnlyObjectProperty<List<SettingEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** Why they could not be read. */
    public ReadOnlyObjectProperty<Optional<DeviceException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Reads them anew; what is being written meanwhile is left alone. */
    public void read() {
        if (names.isEmpty() || reading != null) {
            return;
        }
        failure.set(Optional.empty());
        reading = background.run(
                settings::read,
                now -> {
                    reading = null;
                    take(now);
                },
                why -> {
                    reading = null;
                    failure.set(Optional.of(why));
                });
    }

    public void hidden() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    /**
     * Switches a setting over: on and off, or to the next of its choices.
     *
     * @param wanted names of which the first that is there is meant
     * @return whether one is there
     */
    public boolean next(List<String> wanted) {
        Optional<SettingEntry> there =
                wanted.stream().filter(known::containsKey).map(known::get).findFirst();
        if (there.isEmpty()) {
            return false;
        }
        SettingEntry entry = there.get();
        switch (entry.setting().get()) {
            case Setting.Toggle toggle -> entry.apply(toggle.on() ? "off" : "on");
            case Setting.Choice choice -> after(choice).ifPresent(entry::apply);
            case Setting.Range range ->
                entry.apply(Integer.toString(range.current() > range.least() ? range.least() : range.most()));
            case Setting.Action action when action.confirmation().isEmpty() -> entry.apply("");
            case Setting.Words _, Setting.Action _, Setting.ReadOnly _ -> {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> after(Setting.Choice choice) {
        List<String> values =
                choice.options().stream().map(Setting.Option::value).toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get((values.indexOf(choice.value()) + 1) % values.size()));
    }

    private void take(List<Setting> now) {
        for (Setting setting : now) {
            if (names.contains(setting.name())) {
                SettingEntry there = known.get(setting.name());
                if (there == null) {
                    known.put(setting.name(), new SettingEntry(setting, background, settings::apply));
                } else {
                    there.read(setting);
                }
            }
        }
        List<SettingEntry> ordered =
                names.stream().filter(known::containsKey).map(known::get).toList();
        if (!ordered.equals(entries.get())) {
            entries.set(ordered);
        }
    }
}
