// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.net.Registration;
import org.holdfast.service.Discovery;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Background;

/** What the page of all switches knows. Asks devices only while it is shown. FX thread only; needs no window. */
final class SwitchesModel {
    private final Switchboard board;
    private final Discovery discovery;
    private final Set<String> families;
    private final Background background;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", new Shown(List.of(), List.of(), List.of(), List.of(), true));
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final List<Registration> listening = new ArrayList<>();
    private final Map<String, Registration> watching = new HashMap<>();
    private boolean looks;

    SwitchesModel(Switchboard board, Discovery discovery, List<DeviceFamily> families, Background background) {
        this.board = board;
        this.discovery = discovery;
        this.families = families.stream()
                .filter(DeviceFamily::switches)
                .map(DeviceFamily::id)
                .collect(Collectors.toSet());
        this.background = background;
        search.addListener((_, _, _) -> refresh());
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    StringProperty search() {
        return search;
    }

    /** Begins to look. */
    void look() {
        rest();
        looks = true;
        Runnable changed = background.gathered(this::refresh);
        listening.add(board.listen(changed));
        listening.add(discovery.listen(changed));
        listening.add(discovery.keepSearching());
        refresh();
    }

    /** Ends that. */
    void rest() {
        looks = false;
        listening.forEach(Registration::close);
        listening.clear();
        watching.values().forEach(Registration::close);
        watching.clear();
    }

    private void refresh() {
        List<Switchboard.Panel> all = board.panels();
        if (looks) {
            watch(all);
        }
        shown.set(new Shown(
                all.stream().filter(this::wanted).toList(),
                board.groups().stream().filter(group -> matches(group.name())).toList(),
                board.missed(),
                discovery.state().found().stream()
                        .filter(Found.Supported.class::isInstance)
                        .map(Found.Supported.class::cast)
                        .filter(found -> families.contains(found.family()))
                        .filter(found -> matches(found.device().model() + " " + found.address()))
                        .toList(),
                all.isEmpty()));
    }

    private void watch(List<Switchboard.Panel> all) {
        Set<String> ids = all.stream().map(panel -> panel.device().id()).collect(Collectors.toSet());
        watching.entrySet().removeIf(each -> {
            boolean gone = !ids.contains(each.getKey());
            if (gone) {
                each.getValue().close();
            }
            return gone;
        });
        ids.forEach(id -> watching.computeIfAbsent(id, board::watch));
    }

    private boolean wanted(Switchboard.Panel panel) {
        String outlets = panel.rows().stream()
                .map(row -> row.outlet().label().toString())
                .collect(Collectors.joining(" "));
        return matches(panel.device().name() + " " + panel.device().model() + " " + outlets);
    }

    private boolean matches(String words) {
        return words.toLowerCase(Locale.ROOT).contains(search.get().strip().toLowerCase(Locale.ROOT));
    }

    /**
     * What is on the page.
     *
     * @param panels the devices, as the search words let through
     * @param found what answers and is not saved
     * @param none whether there is no device with switches at all, whatever the search words say
     */
    record Shown(
            List<Switchboard.Panel> panels,
            List<Switchboard.Group> groups,
            List<Switchboard.Missed> missed,
            List<Found.Supported> found,
            boolean none) {}
}
