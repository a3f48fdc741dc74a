// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.Secrets;
import org.holdfast.ui.control.Background;

/** The secrets of one device: which are saved, and how they are changed. Holds none. FX thread only; needs no window. */
final class PasswordModel {
    static final String BUNDLE = "org.holdfast.ui.password.words";

    private final String device;
    private final List<Credentials.Field> fields;
    private final Secrets secrets;
    private final Background background;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status", new Status.Idle());
    private final ReadOnlyObjectWrapper<Set<String>> saved = new ReadOnlyObjectWrapper<>(this, "saved", Set.of());

    /** @param device its id */
    PasswordModel(String device, List<Credentials.Field> fields, Secrets secrets, Background background) {
        this.device = device;
        this.fields = List.copyOf(fields);
        this.secrets = secrets;
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

    /** Looks what is saved. */
    void look() {
        background.run(this::kinds, saved::set, failure -> status.set(new Status.Failed(failure.sentence())));
    }

    private Set<String> kinds() throws DeviceException {
        Set<String> kinds = new HashSet<>();
        for (Credentials.Field field : fields) {
            try {
                Optional<char[]> secret = secrets.get(device, field.kind());
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
        return length > field.longest()
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
                                secrets.put(device, each.getKey(), each.getValue());
                            }
                        }
                    } finally {
                        typed.values().forEach(secret -> Arrays.fill(secret, '\0'));
                    }
                },
                Status.Change.SAVED,
                then);
    }

    /** Removes what is saved. */
    void forget() {
        change(
                () -> {
                    for (Credentials.Field field : fields) {
                        secrets.remove(device, field.kind());
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
        void run() throws IOException;
    }

    /** What became of the last change. */
    sealed interface Status {
        record Idle() implements Status {}

        record Working() implements Status {}

        record Done(Change change) implements Status {}

        record Failed(Text why) implements Status {}

        /** What was done. */
        enum Change {
            SAVED,
            REMOVED
        }
    }
}
