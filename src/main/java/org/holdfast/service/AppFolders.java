// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;

/**
 * Where Holdfast keeps what it stores.
 *
 * @param config the device book, settings and secrets
 * @param data last pictures and what else can be made again with effort
 * @param cache what can be thrown away at any time, the libraries' unpacked natives included
 * @param logs rotating log files
 * @param pictures where snapshots and recordings go unless the user says otherwise
 */
public record AppFolders(Path config, Path data, Path cache, Path logs, Path pictures) {
    /** Everything under one folder, for {@code --data-dir} and the tests. */
    public static AppFolders under(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return new AppFolders(
                root.resolve("config"),
                root.resolve("data"),
                root.resolve("cache"),
                root.resolve("logs"),
                root.resolve("pictures"));
    }
}
