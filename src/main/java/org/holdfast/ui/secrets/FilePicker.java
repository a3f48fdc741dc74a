// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the user choose a file or a folder. */
@FunctionalInterface
public interface FilePicker {
    /** The system's own dialogs. */
    FilePicker OF_SYSTEM = FilePicker::ask;

    /**
     * Waits for the user; empty where nothing was chosen.
     *
     * @param folder whether a folder is wanted
     */
    Optional<Path> pick(Window owner, String title, boolean folder);

    private static Optional<Path> ask(Window owner, String title, boolean folder) {
        File chosen;
        if (folder) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(title);
            chosen = chooser.showDialog(owner);
        } else {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chosen = chooser.showOpenDialog(owner);
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
