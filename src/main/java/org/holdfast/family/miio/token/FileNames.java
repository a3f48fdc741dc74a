// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.nio.file.Path;

/** How files are called in sentences: without the folders, which may name the user. */
final class FileNames {
    private FileNames() {}

    static String of(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
