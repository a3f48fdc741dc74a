// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.SecretImports;
import org.holdfast.service.SecretImports.Choice;
import org.holdfast.service.SecretImports.Item;
import org.holdfast.service.SecretImports.Preview;
import org.holdfast.service.SecretImports.Standing;
import org.holdfast.service.SecretImports.Waiting;
import org.holdfast.ui.control.Background;

/**
 * How tokens are taken in: read, reviewed, kept. What was read is wiped when the review is left, however that happens.
 * FX thread only; needs no window.
 */
final class ImportModel implements AutoCloseable {
    static final String BUNDLE = "org.holdfast.ui.secrets.words";

    private final SecretImports imports;
    private final DeviceBook book;
    private final Background background;
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", new Stage.Asking(Optional.empty()));
    private final ReadOnlyObjectWrapper<List<Waiting>> waiting =
            new ReadOnlyObjectWrapper<>(this, "waiting", List.of());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen");
    private Registration work = () -> {};
    private Optional<Preview> held = Optional.empty();
    private boolean closed;

    ImportModel(SecretImports imports, DeviceBook book, Background background) {
        this.imports = imports;
        this.book = book;
        this.background = background;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** What is kept for devices that were not added yet. */
    ReadOnlyObjectProperty<List<Waiting>> waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** How many of the review would be kept. */
    ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What can be pasted, a sentence for each family that reads such texts. */
    List<Text> pasteHelp() {
        return imports.readers().stream()
                .flatMap(family -> family.secretImport().stream())
                .map(reader -> reader.pasteHelp())
                .toList();
    }

    /** Which files are taken. */
    List<Text> fileHelp() {
        return imports.readers().stream()
                .flatMap(family -> family.secretImport().stream())
                .map(reader -> reader.fileHelp())
                .toList();
    }

    /** Looks what waits. */
    void look() {
        background.run(imports::waiting, waiting::set, _ -> {});
    }

    /** Reads what was pasted. */
    void paste(String text) {
        read(() -> imports.paste(text), Optional.empty());
    }

    /** Reads a file or folder. */
    void read(Path file) {
        read(() -> imports.file(file, new char[0]), Optional.of(new Locked(file, false)));
    }

    /**
     * Reads the file that wanted a password.
     *
     * @param password is wiped
     */
    void unlock(char[] password) {
        if (stage.get() instanceof Stage.PasswordWanted(Locked locked)) {
            read(
                    () -> {
                        try {
                            return imports.file(locked.file(), password);
                        } finally {
                            Arrays.fill(password, '\0');
                        }
                    },
                    Optional.of(new Locked(locked.file(), true)));
        }
    }

    private void read(Background.Job<Preview> job, Optional<Locked> file) {
        work.close();
        stage.set(new Stage.Reading());
        work = background.run(
                job,
                this::review,
                why -> {
                    if (why instanceof DeviceException.WrongCredentials && file.isPresent()) {
                        stage.set(new Stage.PasswordWanted(file.get()));
                    } else {
                        stage.set(new Stage.Asking(Optional.of(why)));
                    }
                },
                Preview::close);
    }

    private void review(Preview preview) {
        wipe();
        if (closed) {
            preview.close();
            return;
        }
        held = Optional.of(preview);
        List<Row> rows = preview.items().stream()
                .map(item -> new Row(item, preview.candidates()))
                .toList();
        rows.forEach(row -> {
            row.chosen().subscribe(_ -> count(rows));
            row.device().subscribe(_ -> count(rows));
        });
        count(rows);
        stage.set(new Stage.Review(rows, preview.remarks()));
    }

    private void count(List<Row> rows) {
        chosen.set((int) rows.stream().filter(row -> row.choice().isPresent()).count());
    }

    /** Keeps what is chosen. */
    void keep() {
        if (!(stage.get() instanceof Stage.Review(List<Row> rows, List<Text> _)) || chosen.get() == 0) {
            return;
        }
        List<Choice> choices =
                rows.stream().flatMap(row -> row.choice().stream()).toList();
        List<Device> addable = rows.stream()
                .filter(row -> row.choice().isPresent())
                .flatMap(row -> row.found().stream())
                .toList();
        stage.set(new Stage.Keeping());
        work = background.run(
                () -> imports.keep(choices),
                outcome -> {
                    wipe();
                    stage.set(new Stage.Kept(outcome, addable));
                    look();
                },
                why -> {
                    wipe();
                    stage.set(new Stage.Asking(Optional.of(why)));
                    look();
                });
    }

    /** Adds the devices that were found and whose tokens were kept; the screens hear of it from the book. */
    void addFound() {
        if (stage.get() instanceof Stage.Kept(SecretImports.Outcome outcome, List<Device> addable)) {
            work = background.run(
                    () -> addable.stream()
                            .filter(device -> book.byId(device.id()).isEmpty())
                            .map(device -> book.add(imports.called(device)))
                            .toList(),
                    added -> {
                        stage.set(new Stage.Kept(
                                new SecretImports.Outcome(
                                        outcome.saved() + added.size(), Math.max(0, outcome.waiting() - added.size())),
                                List.of()));
                        look();
                    },
                    why -> stage.set(new Stage.Asking(Optional.of(why))));
        }
    }

    /** Forgets a token that waits. */
    void forget(Waiting each) {
        background.act(() -> imports.forget(each), this::look, why -> stage.set(new Stage.Asking(Optional.of(why))));
    }

    /** Returns to the box and the files; ends what is being read. */
    void back() {
        work.close();
        wipe();
        stage.set(new Stage.Asking(Optional.empty()));
    }

    private void wipe() {
        held.ifPresent(Preview::close);
        held = Optional.empty();
        chosen.set(0);
    }

    @Override
    public void close() {
        closed = true;
        // While it is being kept the work goes on and wipes what it is done with.
        if (!(stage.get() instanceof Stage.Keeping)) {
            work.close();
            wipe();
        }
    }

    /**
     * A file that wants a password.
     *
     * @param tried whether one was given already
     */
    record Locked(Path file, boolean tried) {}

    /** How far the user is. */
    sealed interface Stage {
        /** @param failure why the last attempt gave nothing */
        record Asking(Optional<DeviceException> failure) implements Stage {}

        record Reading() implements Stage {}

        record PasswordWanted(Locked file) implements Stage {}

        record Review(List<Row> rows, List<Text> remarks) implements Stage {}

        record Keeping() implements Stage {}

        /** @param addable devices that were found, not added yet, and have their tokens now */
        record Kept(SecretImports.Outcome outcome, List<Device> addable) implements Stage {}
    }

    /** One token in the review. */
    static final class Row {
        private final Item item;
        private final List<Device> candidates;
        private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");
        private final ObjectProperty<Optional<Device>> device =
                new SimpleObjectProperty<>(this, "device", Optional.empty());

        Row(Item item, List<Device> candidates) {
            this.item = item;
            boolean says = item.known().id().isPresent();
            this.candidates = says ? List.of() : new ArrayList<>(candidates);
            // The address is a hint only, so it proposes a device that is seen and can be changed.
            item.known()
                    .address()
                    .flatMap(address -> this.candidates.stream()
                            .filter(each -> each.address().host().equals(address.host()))
                            .findFirst())
                    .ifPresent(each -> device.set(Optional.of(each)));
            chosen.set(!same() && (says || device.get().isPresent()));
        }

        Item item() {
            return item;
        }

        /** Whether it is kept already, so that there is nothing to choose. */
        boolean same() {
            return item.standing() == Standing.SAME;
        }

        BooleanProperty chosen() {
            return chosen;
        }

        /** The devices that it may belong to, where it does not say whose it is. */
        List<Device> candidates() {
            return candidates;
        }

        /** The one of {@link #candidates} that the user said. */
        ObjectProperty<Optional<Device>> device() {
            return device;
        }

        Optional<Choice> choice() {
            return chosen.get() && !same()
                    ? item.known().id().or(() -> device.get().map(Device::id)).map(id -> new Choice(item, id))
                    : Optional.empty();
        }

        /** The device that it belongs to, where that was found and not added yet. */
        Optional<Device> found() {
            return item.owner()
                    .filter(owner -> !owner.saved())
                    .map(SecretImports.Owner::device)
                    .or(device::get);
        }
    }
}
