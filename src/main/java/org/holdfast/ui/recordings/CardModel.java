// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.jspecify.annotations.Nullable;

/**
 * The card of one camera: which camera, what lies on its card, what is shown of it, what is chosen, what is here
 * already. FX thread only; needs no window.
 */
final class CardModel {
    private final RecordingsContext context;
    private final LastCamera last;
    private final Optional<Device> only;
    private final ObservableList<Device> cameras = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Device> camera = new ReadOnlyObjectWrapper<>(this, "camera");
    private final ReadOnlyObjectWrapper<CardState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new CardState.NoCamera());
    private final ReadOnlyObjectWrapper<CardFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", CardFilter.ALL);
    private final ReadOnlyObjectWrapper<CardLayout> layout =
            new ReadOnlyObjectWrapper<>(this, "layout", CardLayout.EMPTY);
    private final ReadOnlyObjectWrapper<Map<Recording, Path>> copies =
            new ReadOnlyObjectWrapper<>(this, "copies", Map.of());
    private final CardSelection selection = new CardSelection();
    private final Set<String> withoutCard = new HashSet<>();
    private final List<Registration> listening = new ArrayList<>();
    private Registration reading = () -> {};
    private Registration looking = () -> {};
    private Optional<Connections.Lease> lease = Optional.empty();
    private int columns = 4;
    private long finished = -1;
    private boolean shown;

    /**
     * @param only the one camera that is shown; empty where it can be chosen
     */
    CardModel(RecordingsContext context, LastCamera last, Optional<Device> only) {
        this.context = context;
        this.last = last;
        this.only = only;
    }

    RecordingsContext context() {
        return context;
    }

    /** Whether the camera can be chosen here. */
    boolean choosing() {
        return only.isEmpty();
    }

    /** The saved devices that have a card, as far as is known. */
    ObservableList<Device> cameras() {
        return cameras;
    }

    ReadOnlyObjectProperty<@Nullable Device> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    Optional<Device> camera() {
        return Optional.ofNullable(camera.get());
    }

    ReadOnlyObjectProperty<CardState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CardFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** What is shown, in lines. */
    ReadOnlyObjectProperty<CardLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /** The verified copies on this computer. */
    ReadOnlyObjectProperty<Map<Recording, Path>> copiesProperty() {
        return copies.getReadOnlyProperty();
    }

    Optional<Path> copy(Recording recording) {
        return Optional.ofNullable(copies.get().get(recording));
    }

    CardSelection selection() {
        return selection;
    }

    /** What is chosen, in the order of the screen. */
    List<Recording> chosen() {
        return List.copyOf(selection.chosen());
    }

    /** The copies of what is chosen, in the order in which they were recorded. */
    List<Path> chosenCopies() {
        return CardFilter.ALL.withNewestFirst(false).of(chosen()).stream()
                .flatMap(recording -> copy(recording).stream())
                .toList();
    }

    /** Begins to follow the saved devices and to read the card. */
    void shown() {
        shown = true;
        listening.add(context.book().listen(context.background().gathered(this::findCameras)));
        listening.add(context.connections().listen(context.background().gathered(this::comeBack)));
        listening.add(context.services().downloads().listen(context.background().gathered(this::downloadsChanged)));
        Optional<Device> before = camera();
        findCameras();
        if (before.isPresent() && before.equals(camera())) {
            read();
        }
    }

    /** Ends that; what was read stays. */
    void hidden() {
        shown = false;
        listening.forEach(Registration::close);
        listening.clear();
        stopReading();
        looking.close();
        release();
    }

    private void findCameras() {
        if (!shown) {
            return;
        }
        List<Device> found = only.map(
                        device -> List.of(context.book().byId(device.id()).orElse(device)))
                .orElseGet(() -> context.book().devices().stream()
                        .filter(device -> !withoutCard.contains(device.id()))
                        .toList());
        if (!cameras.equals(found)) {
            cameras.setAll(found);
        }
        Optional<String> wanted = camera().map(Device::id).or(last::id);
        Optional<Device> now = found.stream()
                .filter(device -> wanted.filter(device.id()::equals).isPresent())
                .findFirst()
                .or(() -> found.stream().findFirst());
        now.ifPresentOrElse(this::choose, this::chooseNone);
    }

    /** Shows a camera's card. */
    void choose(Device wanted) {
        boolean another = !camera().map(Device::id).equals(Optional.of(wanted.id()));
        camera.set(wanted);
        if (another) {
            last.note(wanted.id());
            stopReading();
            release();
            copies.set(Map.of());
            state.set(new CardState.Reading(Optional.empty()));
            filter.set(filter.get().withDay(Optional.empty()));
            arrange();
            read();
        }
    }

    private void chooseNone() {
        stopReading();
        release();
        camera.set(null);
        copies.set(Map.of());
        state.set(new CardState.NoCamera());
        arrange();
    }

    /** Reads the card again. */
    void read() {
        Device device = camera.get();
        if (device == null) {
            return;
        }
        reading.close();
        state.set(new CardState.Reading(state.get().known()));
        reading = context.background()
                .run(
                        () -> list(device),
                        list -> list.ifPresentOrElse(this::hasRead, () -> hasNoCard(device)),
                        why -> failed(why));
    }

    /** @return empty when the device has no card that can be read */
    private Optional<Recordings.CardList> list(Device device) throws DeviceException, InterruptedException {
        Connections.Lease open = context.connections().open(device);
        context.background().later(() -> keep(device, open));
        Optional<Recordings> card = open.connection().capability(Recordings.class);
        return card.isPresent() ? Optional.of(card.get().list()) : Optional.empty();
    }

    private void hasRead(Recordings.CardList list) {
        state.set(new CardState.Read(list));
        arrange();
        lookForCopies();
    }

    /** A device without a card is not offered again where there are others. */
    private void hasNoCard(Device device) {
        failed(new DeviceException.Unsupported(
                RecordingTexts.of("camera.no-card", device.name()), RecordingTexts.of("camera.no-card.advice")));
        if (only.isEmpty() && cameras.size() > 1) {
            withoutCard.add(device.id());
            camera.set(null);
            findCameras();
        }
    }

    /** Keeps the connection while the card is shown, so that pictures and commands need not open it anew. */
    private void keep(Device device, Connections.Lease open) {
        release();
        if (shown && camera().map(Device::id).equals(Optional.of(device.id()))) {
            lease = Optional.of(open);
        } else {
            context.background().act(open::close, () -> {}, _ -> {});
        }
    }

    private void release() {
        lease.ifPresent(held -> context.background().act(held::close, () -> {}, _ -> {}));
        lease = Optional.empty();
    }

    private void failed(DeviceException why) {
        state.set(new CardState.Failed(why, state.get().known()));
        arrange();
    }

    /** Stops to wait for the camera. */
    void cancelReading() {
        stopReading();
        if (state.get() instanceof CardState.Reading(Optional<Recordings.CardList> before)) {
            state.set(before.<CardState>map(CardState.Read::new)
                    .orElseGet(() -> new CardState.Failed(
                            new DeviceException.Unsupported(
                                    RecordingTexts.of("reading.cancelled"),
                                    RecordingTexts.of("reading.cancelled.advice")),
                            Optional.empty())));
        }
    }

    private void stopReading() {
        reading.close();
        reading = () -> {};
    }

    /** A camera that did not answer and does again is read again without being asked. */
    private void comeBack() {
        if (shown
                && state.get() instanceof CardState.Failed(DeviceException why, Optional<Recordings.CardList> _)
                && !(why instanceof DeviceException.Unsupported)
                && camera().map(device -> context.connections().reachability(device.id()))
                        .filter(Connections.Reachability.Answering.class::isInstance)
                        .isPresent()) {
            read();
        }
    }

    /** Shows something else of the card. */
    void filter(CardFilter wanted) {
        filter.set(wanted);
        arrange();
    }

    /** How many recordings fit side by side. */
    void fit(int side) {
        if (side != columns && side > 0) {
            columns = side;
            arrange();
        }
    }

    private void arrange() {
        CardLayout now = new CardLayout(filter.get().of(state.get().recordings()), columns);
        selection.follow(now);
        layout.set(now);
    }

    /** Only what ended can have become a copy. */
    private void downloadsChanged() {
        long now = context.services().downloads().entries().stream()
                .filter(entry -> entry.file().isPresent())
                .count();
        if (now != finished) {
            finished = now;
            lookForCopies();
        }
    }

    private void lookForCopies() {
        Device device = camera.get();
        List<Recording> all = state.get().recordings();
        if (device == null || !shown) {
            return;
        }
        looking.close();
        looking = context.background()
                .run(
                        () -> {
                            Map<Recording, Path> found = new HashMap<>();
                            for (Recording recording : all) {
                                if (Thread.interrupted()) {
                                    throw new InterruptedException();
                                }
                                context.services()
                                        .downloads()
                                        .copy(device, recording)
                                        .ifPresent(file -> found.put(recording, file));
                            }
                            return found;
                        },
                        found -> {
                            if (!found.equals(copies.get())) {
                                copies.set(Map.copyOf(found));
                            }
                        },
                        _ -> {});
    }
}
