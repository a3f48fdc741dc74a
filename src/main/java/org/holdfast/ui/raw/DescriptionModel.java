// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.ModelFiles;
import org.holdfast.device.ModelFiles.Kept;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Background;

/** The descriptions that are kept, and how one is added or forgotten. FX thread only; needs no window. */
final class DescriptionModel implements AutoCloseable {
    private final ModelFiles files;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Kept>> kept = new ReadOnlyObjectWrapper<>(this, "kept", List.of());
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status", new Status.Idle());
    private Registration work = () -> {};

    DescriptionModel(ModelFiles files, Background background) {
        this.files = files;
        this.background = background;
    }

    /** Which files it takes. */
    Text help() {
        return files.help();
    }

    ReadOnlyObjectProperty<List<Kept>> kept() {
        return kept.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** Looks what is kept. */
    void look() {
        background.run(files::kept, kept::set, why -> status.set(new Status.Failed(why)));
    }

    /** Checks a file and keeps it; {@code then} is told what it describes. */
    void keep(Path file, Consumer<Kept> then) {
        work.close();
        status.set(new Status.Working());
        work = background.run(
                () -> files.keep(file),
                added -> {
                    status.set(new Status.Added(added));
                    look();
                    then.accept(added);
                },
                why -> status.set(new Status.Failed(why)));
    }

    /** Forgets a description; {@code then} is called when it is gone. */
    void forget(Kept each, Runnable then) {
        background.act(
                () -> files.forget(each.model()),
                () -> {
                    status.set(new Status.Idle());
                    look();
                    then.run();
                },
                why -> status.set(new Status.Failed(why)));
    }

    @Override
    public void close() {
        work.close();
    }

    /** What became of the last file. */
    sealed interface Status {
        record Idle() implements Status {}

        record Working() implements Status {}

        record Added(Kept what) implements Status {}

        record Failed(DeviceException why) implements Status {}
    }
}
