// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.service.AppFolders;

/**
 * Tells the libraries where to unpack what they carry. Without that they use the user's home and the folder for
 * temporary files. Works only before the first of their classes is loaded.
 */
final class LibraryFolders {
    private LibraryFolders() {}

    /** @param nothingElse whether nothing outside the folders may be touched, as with {@code --data-dir} */
    static void point(AppFolders folders, boolean nothingElse) throws IOException {
        set("javafx.cachedir", folders, "javafx");
        set("org.bytedeco.javacpp.cachedir", folders, "javacpp");
        set("jna.tmpdir", folders, "jna");
        if (nothingElse) {
            set("java.io.tmpdir", folders, "tmp");
        }
    }

    private static void set(String property, AppFolders folders, String name) throws IOException {
        Path folder = folders.cache().resolve(name);
        Files.createDirectories(folder);
        System.setProperty(property, folder.toString());
    }
}
