// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.holdfast.device.RawAccess.Property;
import org.holdfast.device.RawAccess.Range;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.CommandHistory;
import org.holdfast.service.CommandHistory.Command;
import org.holdfast.ui.control.Background;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reading a range of properties, and sending commands as they are. FX thread only; needs no window. */
final class RawModel implements AutoCloseable {
    static final String BUNDLE = "org.holdfast.ui.raw.words";
    /** So many numbers are asked for at most, as the device allows for one range. */
    static final int MOST = 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String device;
    private final RawAccess raw;
    private final CommandHistory history;
    private final Background background;
    private final ObservableList<Property> properties = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Browsing> browsing =
            new ReadOnlyObjectWrapper<>(this, "browsing", new Browsing.Idle());
    private final ReadOnlyObjectWrapper<Sending> sending =
            new ReadOnlyObjectWrapper<>(this, "sending", new Sending.Idle());
    private final ReadOnlyObjectWrapper<List<Command>> earlier =
            new ReadOnlyObjectWrapper<>(this, "earlier", List.of());
    private Registration reading = () -> {};
    private Registration asking = () -> {};

    /** @param device its id */
    RawModel(String device, RawAccess raw, CommandHistory history, Background background) {
        this.device = device;
        this.raw = raw;
        this.history = history;
        this.background = background;
        earlier.set(history.of(device));
    }

    boolean browses() {
        return raw.browses();
    }

    List<RawAccess.Example> examples() {
        return raw.examples();
    }

    /** What was read so far, in order. */
    ObservableList<Property> properties() {
        return properties;
    }

    ReadOnlyObjectProperty<Browsing> browsing() {
        return browsing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sending> sending() {
        return sending.getReadOnlyProperty();
    }

    /** The commands that were sent before, newest first. */
    ReadOnlyObjectProperty<List<Command>> earlier() {
        return earlier.getReadOnlyProperty();
    }

    /** What is wrong with a range; empty where nothing is. */
    static Optional<Text> objection(Range range) {
        long services = (long) range.lastService() - range.firstService() + 1;
        long each = (long) range.lastProperty() - range.firstProperty() + 1;
        if (range.firstService() < 1 || range.firstProperty() < 1 || services < 1 || each < 1) {
            return Optional.of(Text.of(BUNDLE, "range.wrong"));
        }
        return services * each > MOST
                ? Optional.of(Text.of(BUNDLE, "range.large", Long.toString(services * each), Integer.toString(MOST)))
                : Optional.empty();
    }

    /** Reads a range without {@link #objection}, one service after the other, so that it can be seen how far it is. */
    void browse(Range range) {
        reading.close();
        properties.clear();
        int services = range.lastService() - range.firstService() + 1;
        browsing.set(new Browsing.Running(0, services, range.firstService()));
        AtomicReference<Registration> mine = new AtomicReference<>(() -> {});
        Registration started = background.act(
                () -> {
                    for (int service = range.firstService(); service <= range.lastService(); service++) {
                        int now = service;
                        background.later(() -> running(mine.get(), now - range.firstService(), services, now));
                        raw.browse(
                                new Range(service, service, range.firstProperty(), range.lastProperty()),
                                each -> background.later(() -> found(mine.get(), each)));
                    }
                },
                () -> browsing.set(new Browsing.Done(properties.size(), false)),
                why -> browsing.set(new Browsing.Failed(why)));
        mine.set(started);
        reading = started;
    }

    /** What comes late from a reading that was cancelled or replaced is not shown. */
    private void running(Registration from, int done, int of, int service) {
        if (from.equals(reading) && browsing.get() instanceof Browsing.Running) {
            browsing.set(new Browsing.Running(done, of, service));
        }
    }

    private void found(Registration from, Property each) {
        if (from.equals(reading) && browsing.get() instanceof Browsing.Running) {
            properties.add(each);
        }
    }

    /** Ends the reading; what was read stays. */
    void stop() {
        reading.close();
        if (browsing.get() instanceof Browsing.Running) {
            browsing.set(new Browsing.Done(properties.size(), true));
        }
    }

    /** Sends a command once. */
    void send(String method, String parameters) {
        asking.close();
        Command command = new Command(method.strip(), parameters.strip());
        sending.set(new Sending.Running());
        asking = background.run(
                () -> {
                    String answer = raw.send(command.method(), command.parameters());
                    return pretty(answer);
                },
                answer -> {
                    remember(command);
                    sending.set(new Sending.Answered(command.method(), answer, command.mayHoldSecret()));
                },
                why -> {
                    if (!(why instanceof DeviceException.NotAllowed)) {
                        remember(command);
                    }
                    sending.set(new Sending.Failed(why));
                });
    }

    private void remember(Command command) {
        history.add(device, command);
        earlier.set(history.of(device));
    }

    /** Forgets the commands of this device. */
    void clearHistory() {
        history.clear(device);
        earlier.set(history.of(device));
    }

    /** Over several lines, where it is JSON. */
    static String pretty(String answer) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(answer));
        } catch (JacksonException e) {
            return answer;
        }
    }

    /** What was read, a property a line, for pasting into a table. */
    static String lines(List<Property> all, Function<Text, String> say) {
        StringBuilder lines = new StringBuilder();
        for (Property each : all) {
            lines.append(each.service())
                    .append('\t')
                    .append(each.property())
                    .append('\t')
                    .append(each.value().orElse(""))
                    .append('\t')
                    .append(each.label().map(say).orElse(""))
                    .append('\n');
        }
        return lines.toString();
    }

    @Override
    public void close() {
        reading.close();
        asking.close();
    }

    /** How far the reading is. */
    sealed interface Browsing {
        record Idle() implements Browsing {}

        /**
         * @param done services that were read
         * @param of how many there are
         * @param service the one that is being read
         */
        record Running(int done, int of, int service) implements Browsing {}

        /** @param cancelled whether the user ended it */
        record Done(int found, boolean cancelled) implements Browsing {}

        record Failed(DeviceException why) implements Browsing {}
    }

    /** What became of a command. */
    sealed interface Sending {
        record Idle() implements Sending {}

        record Running() implements Sending {}

        /**
         * @param answer JSON over several lines
         * @param untold whether the command is left out of the history
         */
        record Answered(String method, String answer, boolean untold) implements Sending {}

        record Failed(DeviceException why) implements Sending {}
    }
}
