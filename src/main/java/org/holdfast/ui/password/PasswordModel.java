// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.service.SecretImports;
import org.holdfast.service.Secrets;
import org.holdfast.ui.control.Background;

/** The secrets of one device: which are saved, and how they are changed. Holds none. FX thread only; needs no window. */
final class PasswordModel {
    static final String BUNDLE = "org.holdfast.ui.password.words";

    private final Device device;
    private final List<Credentials.Field> fields;
    private final Secrets secrets;
    private final SecretImports imports;
    private final Background background;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status", new Status.Idle());
    private final ReadOnlyObjectWrapper<Set<String>> saved = new ReadOnlyObjectWrapper<>(this, "saved", Set.of());

    PasswordModel(
            Device device,
            List<Credentials.Field> fields,
            Secrets secrets,
            SecretImports imports,
            Background background) {
        this.device = device;
        this.fields = List.copyOf(fields);
        this.secrets = secrets;
        this.imports = imports;
        this.background = background;
    }

    List<Credentials.Field> fields() {
        return fields;
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** The kinds of which one is saved. */
    ReadOnlyObjectProperty<Set<String>> saved() {
        return saved.getReadOnlyProperty();
    }

    /** Whether its family reads secrets out of longer texts, so that what is pasted may be one. */
    boolean reads() {
        return imports.readers().stream().anyMatch(family -> family.id().equals(device.family()));
    }

    /**
     * Looks for this device's secret in a pasted text.
     *
     * @param then is handed it, to be wiped
     */
    void search(String kind, String pasted, Consumer<char[]> then) {
        status.set(new Status.Working());
        background.run(
                () -> imports.take(device, kind, pasted.toCharArray()),
                taken -> {
                    status.set(new Status.Found(taken.others()));
                    then.accept(taken.secret());
                },
                failure -> status.set(new Status.Failed(failure.sentence())));
    }

    /**
     * Asks the device itself, which may give its secret away, and saves that.
     *
     * @param then called when it is saved
     */
    void ask(Runnable then) {
        status.set(new Status.Working());
        background.run(
                () -> {
                    Optional<Found.Given> given = imports.ask(device);
                    if (given.isPresent()) {
                        imports.keep(device, given.get());
                    }
                    return given.isPresent();
                },
                told -> {
                    if (told) {
                        look();
                        status.set(new Status.Done(Status.Change.SAVED));
                        then.run();
                    } else {
                        status.set(new Status.Failed(Text.of(BUNDLE, "ask.silent")));
                    }
                },
                failure -> status.set(new Status.Failed(failure.sentence())));
    }

    /** Looks what is saved. */
    void look() {
        background.run(this::kinds, saved::set, failure -> status.set(new Status.Failed(failure.sentence())));
    }

    private Set<String> kinds() throws DeviceException {
        Set<String> kinds = new HashSet<>();
        for (Credentials.Field field : fields) {
            try {
                Optional<char[]> secret = secrets.get(device.id(), field.kind());
                secret.ifPresent(chars -> {
                    Arrays.fill(chars, '\0');
                    kinds.add(field.kind());
                });
            } catch (IOException e) {
                throw closed();
            }
        }
        return Set.copyOf(kinds);
    }

    /** What is wrong with a secret of so many characters; empty where nothing is. */
    Optional<Text> objection(Credentials.Field field, int length) {
        return length > field.longest() && !reads()
                ? Optional.of(Text.of(BUNDLE, "long", Integer.toString(field.longest())))
                : Optional.empty();
    }

    /**
     * Saves secrets and wipes what it was given.
     *
     * @param typed by kind; what is empty stays as it was
     * @param then called when all are saved
     */
    void save(Map<String, char[]> typed, Runnable then) {
        if (typed.values().stream().allMatch(secret -> secret.length == 0)) {
            status.set(new Status.Failed(Text.of(BUNDLE, "nothing")));
            return;
        }
        change(
                () -> {
                    try {
                        for (Map.Entry<String, char[]> each : typed.entrySet()) {
                            if (each.getValue().length > 0) {
                                put(each.getKey(), each.getValue());
                            }
                        }
                    } finally {
                        typed.values().forEach(secret -> Arrays.fill(secret, '\0'));
                    }
                },
                Status.Change.SAVED,
                then);
    }

    private void put(String kind, char[] typed) throws IOException, DeviceException {
        SecretImports.Taken taken = imports.take(device, kind, typed);
        try {
            secrets.put(device.id(), kind, taken.secret());
        } finally {
            Arrays.fill(taken.secret(), '\0');
        }
    }

    /** Removes what is saved. */
    void forget() {
        change(
                () -> {
                    for (Credentials.Field field : fields) {
                        secrets.remove(device.id(), field.kind());
                    }
                },
                Status.Change.REMOVED,
                () -> {});
    }

    private void change(Storing deed, Status.Change change, Runnable then) {
        status.set(new Status.Working());
        background.run(
                () -> {
                    try {
                        deed.run();
                    } catch (IOException e) {
                        throw closed();
                    }
                    return kinds();
                },
                kinds -> {
                    saved.set(kinds);
                    status.set(new Status.Done(change));
                    then.run();
                },
                failure -> status.set(new Status.Failed(failure.sentence())));
    }

    /** Not the store's own words: it may be locked, full or gone, and none of that may carry a secret. */
    private static DeviceException closed() {
        return new DeviceException.Unsupported(Text.of(BUNDLE, "closed"), Text.of(BUNDLE, "closed.advice"));
    }

    /** Work on the store. */
    @FunctionalInterface
    private interface Storing {
        void run() throws IOException, DeviceException;
    }

    /** What became of the last change. */
    sealed interface Status {
        record Idle() implements Status {}

        record Working() implements Status {}

        /** @param others how many of other devices stood in what was pasted */
        record Found(int others) implements Status {}

        record Done(Change change) implements Status {}

        record Failed(Text why) implements Status {}

        /** What was done. */
        enum Change {
            SAVED,
            REMOVED
        }
    }
}
