// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.ui.control.Background;

/** What the page of one device knows: its connection, its state, what it told. FX thread only; needs no window. */
final class DevicePageModel implements AutoCloseable {
    private static final int MOST_EVENTS = 50;

    private final DeviceBook book;
    private final Connections connections;
    private final Background background;
    private final ReadOnlyObjectWrapper<Device> device;
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(this, "link", new Link.Waiting());
    private final ObservableList<Events.Event> events = FXCollections.observableArrayList();
    private final EventInbox inbox = new EventInbox(MOST_EVENTS);
    private final Runnable arrived;
    private final List<Registration> listening = new ArrayList<>();
    private final List<Registration> attached = new ArrayList<>();
    private Registration opening = () -> {};
    private Optional<Connections.Lease> lease = Optional.empty();
    private final List<Registration> looking = new ArrayList<>();
    private int lookedAt;
    private boolean closed;

    DevicePageModel(Device device, DeviceBook book, Connections connections, Background background) {
        this.device = new ReadOnlyObjectWrapper<>(this, "device", device);
        this.book = book;
        this.connections = connections;
        this.background = background;
        this.arrived = background.gathered(this::tell);
        listening.add(book.listen(background.gathered(this::refresh)));
    }

    /** As it is saved now. */
    ReadOnlyObjectProperty<Device> device() {
        return device.getReadOnlyProperty();
    }

    /** The connection. */
    ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    /** What the device told since the page was opened, newest first. */
    ObservableList<Events.Event> events() {
        return events;
    }

    private void refresh() {
        if (!closed) {
            book.byId(device.get().id()).ifPresent(device::set);
        }
    }

    /** Opens the connection, or tries again. */
    void connect() {
        connect(connections::open);
    }

    private void connect(Opening way) {
        opening.close();
        release();
        link.set(new Link.Waiting());
        Device now = device.get();
        opening = background.run(
                () -> way.open(now),
                open -> {
                    lease = Optional.of(open);
                    open.connection().capability(Events.class).ifPresent(told -> attached.add(told.listen(this::hear)));
                    attached.add(open.connection().onLost(why -> background.later(() -> lost(open, why))));
                    link.set(new Link.Open(open.connection()));
                },
                failure -> link.set(new Link.Failed(failure)),
                Connections.Lease::close);
    }

    /** Searches until the device answers somewhere, and opens it there; for one that was sent to another network. */
    void lookFor(Discovery discovery) {
        if (!closed && looking.isEmpty()) {
            lookedAt = discovery.state().rounds();
            looking.add(discovery.listen(background.gathered(() -> heardOf(discovery.state()))));
            looking.add(discovery.keepSearching());
        }
    }

    /** Ends the search. */
    void stopLooking() {
        looking.forEach(Registration::close);
        looking.clear();
    }

    /** Rounds that ended before the device left say nothing, and one answer is followed once. */
    private void heardOf(Discovery.State state) {
        if (!looking.isEmpty()
                && state.rounds() > lookedAt
                && link.get() instanceof Link.Failed
                && state.answering().contains(device.get().id())) {
            lookedAt = state.rounds();
            refresh();
            connect(connections::openByItself);
        }
    }

    /** Stops waiting for the device. */
    void giveUp(DeviceException why) {
        opening.close();
        link.set(new Link.Failed(why));
    }

    private void lost(Connections.Lease held, DeviceException why) {
        if (!closed && lease.filter(held::equals).isPresent()) {
            release();
            link.set(new Link.Failed(why));
        }
    }

    /** Called by the connection's thread, as often as the device likes. */
    private void hear(Events.Event event) {
        inbox.put(event);
        arrived.run();
    }

    private void tell() {
        List<Events.Event> newestFirst = inbox.take();
        if (!closed && !newestFirst.isEmpty()) {
            events.addAll(0, newestFirst);
            if (events.size() > MOST_EVENTS) {
                events.remove(MOST_EVENTS, events.size());
            }
        }
    }

    Optional<Names.Problem> problemWith(String name) {
        return Names.problemWith(book, device.get().id(), name);
    }

    /** Gives the device another name; {@code refused} is told where that cannot be saved. */
    void rename(String name, Consumer<DeviceException> refused) {
        String id = device.get().id();
        background.run(() -> book.rename(id, name.strip()), device::set, refused);
    }

    private void release() {
        attached.forEach(Registration::close);
        attached.clear();
        lease.ifPresent(held -> background.act(held::close, () -> {}, failure -> {}));
        lease = Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        stopLooking();
        opening.close();
        listening.forEach(Registration::close);
        listening.clear();
        release();
    }

    /** How the page stands to the device. */
    sealed interface Link {
        record Waiting() implements Link {}

        record Open(Connection connection) implements Link {}

        record Failed(DeviceException why) implements Link {}
    }

    /** One of the ways to a connection. */
    @FunctionalInterface
    private interface Opening {
        Connections.Lease open(Device device) throws DeviceException, InterruptedException;
    }
}
