// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.service.SecretImports;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.FoundDevices;

/** What the Devices page knows. FX thread only; needs no window. */
final class DevicesModel {
    /** After so many rounds without any device the page says what may be in the way. */
    static final int PATIENCE_ROUNDS = 2;

    private final DeviceBook book;
    private final Discovery discovery;
    private final Connections connections;
    private final Background background;
    private final Consumer<DeviceException> refused;
    private final FoundDevices everything;
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final ObservableList<Saved> saved = FXCollections.observableArrayList();
    private final ObservableList<Discovery.Obstacle> obstacles = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper(this, "searching");
    private final ReadOnlyBooleanWrapper bookEmpty = new ReadOnlyBooleanWrapper(this, "bookEmpty", true);
    private final ReadOnlyIntegerWrapper rounds = new ReadOnlyIntegerWrapper(this, "rounds");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final List<Registration> listening = new ArrayList<>();
    private int obstaclesAskedAt = -1;

    /** @param refused told why something could not be saved */
    DevicesModel(
            DeviceBook book,
            Discovery discovery,
            SecretImports imports,
            Connections connections,
            Background background,
            Consumer<DeviceException> refused) {
        this.book = book;
        this.discovery = discovery;
        this.connections = connections;
        this.background = background;
        this.refused = refused;
        everything = new FoundDevices(book, discovery, imports, background);
        search.addListener((property, was, now) -> refresh());
    }

    /** What answers and is not saved, as the search words let through. */
    ObservableList<Found> found() {
        return found;
    }

    /** The saved devices, as the search words let through. */
    ObservableList<Saved> saved() {
        return saved;
    }

    /** What may be in the way, most likely first; empty while there is no reason to ask. */
    ObservableList<Discovery.Obstacle> obstacles() {
        return obstacles;
    }

    ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /** Whether nothing was ever added, whatever the search words say. */
    ReadOnlyBooleanProperty bookEmpty() {
        return bookEmpty.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty rounds() {
        return rounds.getReadOnlyProperty();
    }

    StringProperty search() {
        return search;
    }

    /** Starts to search and to listen. */
    void shown() {
        hidden();
        Runnable changed = background.gathered(this::refresh);
        listening.add(discovery.listen(changed));
        listening.add(book.listen(changed));
        listening.add(connections.listen(changed));
        listening.add(discovery.keepSearching());
        refresh();
    }

    /** Ends both. */
    void hidden() {
        listening.forEach(Registration::close);
        listening.clear();
    }

    void searchNow() {
        obstaclesAskedAt = -1;
        discovery.searchNow();
    }

    /** Why a name cannot be had; empty when it can. */
    Optional<Names.Problem> problemWith(String id, String name) {
        return Names.problemWith(book, id, name);
    }

    /** Gives a device another name, one that {@link #problemWith} has nothing against. */
    void rename(String id, String name) {
        background.run(() -> book.rename(id, name.strip()), device -> {}, refused);
    }

    /** Forgets a device; {@code removed} gets what brings it back. */
    void remove(String id, Consumer<Device> removed) {
        background.run(() -> book.remove(id), gone -> gone.ifPresent(removed), refused);
    }

    /** Saves all that were found, each under the name that it has. */
    void addAll() {
        everything.addAll(refused);
    }

    void takeBack(Device device) {
        background.run(() -> book.add(device), back -> {}, refused);
    }

    private void refresh() {
        Discovery.State state = discovery.state();
        searching.set(state.searching());
        rounds.set(state.rounds());
        setIfChanged(found, state.found().stream().filter(this::wanted).toList());
        List<Device> devices = book.devices();
        bookEmpty.set(devices.isEmpty());
        setIfChanged(
                saved,
                devices.stream()
                        .filter(this::wanted)
                        .map(device -> describe(device, state.answering().contains(device.id())))
                        .toList());
        askObstacles(state);
    }

    private void askObstacles(Discovery.State state) {
        if (!state.found().isEmpty() || !state.answering().isEmpty()) {
            obstacles.clear();
            obstaclesAskedAt = -1;
        } else if (state.rounds() >= PATIENCE_ROUNDS && obstaclesAskedAt < 0) {
            obstaclesAskedAt = state.rounds();
            background.run(
                    discovery::obstacles,
                    list -> {
                        if (obstaclesAskedAt >= 0) {
                            obstacles.setAll(list);
                        }
                    },
                    failure -> {});
        }
    }

    private static <T> void setIfChanged(ObservableList<T> list, List<T> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    private Saved describe(Device device, boolean answering) {
        return new Saved(
                device,
                connections.reachability(device.id()),
                answering,
                book.lastSeen(device.id()),
                book.lastPicture(device.id()));
    }

    private boolean wanted(Device device) {
        return matches(device.name() + " " + device.model() + " " + device.address());
    }

    private boolean wanted(Found each) {
        return switch (each) {
            case Found.Supported supported -> wanted(supported.device());
            case Found.Unsupported unsupported -> matches(unsupported.what() + " " + unsupported.address());
        };
    }

    private boolean matches(String words) {
        return words.toLowerCase(Locale.ROOT).contains(search.get().strip().toLowerCase(Locale.ROOT));
    }

    /**
     * A saved device as its card shows it.
     *
     * @param answering whether it answered the last search
     */
    record Saved(
            Device device,
            Connections.Reachability reachability,
            boolean answering,
            Optional<Instant> lastSeen,
            Path lastPicture) {}
}
