// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Device;
import org.holdfast.service.WallState;
import org.holdfast.service.WallState.Arrangement;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.Place;
import org.holdfast.service.WallState.View;
import org.holdfast.service.WallStore;

/**
 * The live wall: which cameras it shows, in which order, how many at once, and which of them is selected. What is
 * changed is kept in the view that is shown. FX thread only, but knows no window.
 */
public final class WallModel {
    private final WallStore store;
    private final ReadOnlyObjectWrapper<WallPages> pages =
            new ReadOnlyObjectWrapper<>(new WallPages(List.of(), WallGrid.MOST, 0));
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Layout> layout;
    private List<Device> all = List.of();

    public WallModel(WallStore store) {
        this.store = store;
        layout = new ReadOnlyObjectWrapper<>(store.current().arrangement().layout());
    }

    /** How the present page is divided. */
    ReadOnlyObjectProperty<Layout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /** What is shown now. */
    ReadOnlyObjectProperty<WallPages> pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /** The selected tile of the present page. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The selected camera; empty where nothing is shown. */
    public Optional<Device> selectedDevice() {
        List<Device> present = pages.get().present();
        return selected.get() < present.size() ? Optional.of(present.get(selected.get())) : Optional.empty();
    }

    public Layout layout() {
        return store.current().arrangement().layout();
    }

    public List<View> views() {
        return store.current().views();
    }

    public Optional<View> view() {
        return store.current().shownView();
    }

    /** All cameras that there are, in the order in which they were added. */
    public List<Device> all() {
        return all;
    }

    /** The cameras of the present view, on all its pages. */
    public List<Device> arranged() {
        return pages.get().devices();
    }

    /** Takes the cameras that are saved now. */
    public void devices(List<Device> saved) {
        all = List.copyOf(saved);
        refresh();
    }

    /** Reads the present view again. */
    public void refresh() {
        Optional<String> wasSelected = selectedDevice().map(Device::id);
        Arrangement arrangement = store.current().arrangement();
        List<Device> shown = ordered(arrangement, view().isEmpty());
        int place = wasSelected.map(id -> placeOf(shown, id)).orElse(-1);
        int most = arrangement.layout().most();
        WallPages now = pages.get();
        WallPages next = most == now.most() ? now.with(shown) : new WallPages(shown, most, Math.max(0, place) / most);
        pages.set(next);
        layout.set(arrangement.layout());
        select(place < 0 ? selected.get() : place - next.first());
    }

    private List<Device> ordered(Arrangement arrangement, boolean withRest) {
        List<Device> shown = new ArrayList<>();
        for (String id : arrangement.cameras()) {
            all.stream().filter(device -> device.id().equals(id)).findFirst().ifPresent(shown::add);
        }
        if (withRest) {
            all.stream().filter(device -> !shown.contains(device)).forEach(shown::add);
        }
        return shown;
    }

    private static int placeOf(List<Device> devices, String id) {
        for (int place = 0; place < devices.size(); place++) {
            if (devices.get(place).id().equals(id)) {
                return place;
            }
        }
        return -1;
    }

    /** Selects a tile of the present page; the nearest where there is none. */
    public void select(int tile) {
        selected.set(Math.clamp(tile, 0, Math.max(0, pages.get().present().size() - 1)));
    }

    /** Turns to another page and selects its first camera. */
    public void turn(int by) {
        WallPages next = pages.get().turned(by);
        if (next.page() != pages.get().page()) {
            pages.set(next);
            selected.set(0);
        }
    }

    /** Shows so many at once; the page with the selected camera stays in sight. */
    public void layout(Layout layout) {
        store.update(state -> state.arrange(now -> now.with(layout)));
        refresh();
    }

    /** Where the tiles of the present page stand when everybody is free. */
    List<Place> places() {
        List<String> ids = pages.get().present().stream().map(Device::id).toList();
        return WallPlaces.of(ids, store.current().arrangement().places());
    }

    /** Puts a tile of the present page somewhere; the others stay where they are, also those never put anywhere. */
    void put(int tile, Place place) {
        List<Place> present = places();
        List<Device> devices = pages.get().present();
        Map<String, Place> now = new HashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            now.put(devices.get(i).id(), i == tile ? place : present.get(i));
        }
        store.update(state -> state.arrange(arrangement -> arrangement.put(now)));
    }

    /** Lets two tiles of the present page change places. */
    public void swap(int tile, int other) {
        List<Device> order = new ArrayList<>(arranged());
        Collections.swap(order, pages.get().first() + tile, pages.get().first() + other);
        arrange(order);
    }

    /** Does what letting a tile go somewhere means. */
    void drop(int from, WallDrop drop) {
        switch (drop.kind()) {
            case SWAP -> swap(from, drop.tile());
            case BEFORE -> move(from, drop.tile() > from ? drop.tile() - 1 : drop.tile());
            case AFTER -> move(from, drop.tile() > from ? drop.tile() : drop.tile() + 1);
        }
    }

    private void move(int from, int to) {
        List<Device> order = new ArrayList<>(arranged());
        order.add(pages.get().first() + to, order.remove(pages.get().first() + from));
        arrange(order);
    }

    /** Moves the selected camera to the first place of the page before, or of the page after, and follows it. */
    public void carry(int by) {
        WallPages now = pages.get();
        WallPages next = now.turned(by);
        if (next.page() == now.page() || selectedDevice().isEmpty()) {
            return;
        }
        List<Device> order = new ArrayList<>(arranged());
        Device carried = order.remove(now.first() + selected.get());
        order.add(Math.min(next.first(), order.size()), carried);
        pages.set(next);
        arrange(order);
        select(placeOf(arranged(), carried.id()) - pages.get().first());
    }

    /** Takes a camera off the present view; only views can go without one. */
    public void leaveOut(Device device) {
        if (view().isPresent()) {
            arrange(arranged().stream()
                    .filter(each -> !each.id().equals(device.id()))
                    .toList());
        }
    }

    /** Cameras of the view that are not saved at present keep their membership, in case they come back. */
    private void arrange(List<Device> order) {
        List<String> shownBefore = arranged().stream().map(Device::id).toList();
        List<String> ids = order.stream().map(Device::id).toList();
        store.update(state -> state.arrange(now -> {
            List<String> cameras = new ArrayList<>(ids);
            now.cameras().stream().filter(id -> !shownBefore.contains(id)).forEach(cameras::add);
            return now.with(cameras);
        }));
        refresh();
    }

    /** Shows a view; all cameras where it is empty. */
    public void choose(Optional<String> viewId) {
        store.update(state -> state.choose(viewId));
        selected.set(0);
        pages.set(new WallPages(List.of(), layout().most(), 0));
        refresh();
    }

    /** Why a view cannot have a name. */
    public enum NameProblem {
        EMPTY,
        LONG,
        TAKEN
    }

    /** @param id of the view that is to be renamed; empty for a new one */
    public Optional<NameProblem> problemWith(String name, Optional<String> id) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            return Optional.of(NameProblem.EMPTY);
        }
        if (wanted.length() > WallState.LONGEST_NAME) {
            return Optional.of(NameProblem.LONG);
        }
        return store.current().taken(wanted, id) ? Optional.of(NameProblem.TAKEN) : Optional.empty();
    }

    /** Saves a new view and shows it; it begins with the present layout and places. */
    public void save(String name, List<String> cameras) {
        Arrangement now = store.current().arrangement();
        View view = new View(UUID.randomUUID().toString(), name, now.with(cameras));
        store.update(state -> state.add(view, state.views().size()));
        choose(Optional.of(view.id()));
    }

    /** Gives a view another name and other cameras. */
    public void change(String id, String name, List<String> cameras) {
        store.update(state -> state.change(id, name, cameras));
        refresh();
    }

    /**
     * Deletes a view.
     *
     * @return puts it back in its place and shows it
     */
    public Runnable delete(View view) {
        int place = views().indexOf(view);
        store.update(state -> state.remove(view.id()));
        choose(store.current().chosen());
        return () -> {
            store.update(state -> state.add(view, place));
            choose(Optional.of(view.id()));
        };
    }
}
