// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** Where programs keep their things on this system. */
    public static AppFolders ofSystem() {
        return ofSystem(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /**
     * The usual folders of a system: the XDG base directories on Linux, {@code %APPDATA%} and {@code %LOCALAPPDATA%}
     * on Windows, {@code ~/Library} on macOS.
     *
     * @param system as {@code os.name} has it
     * @param environment asked for the folders that a user moved; relative ones are left aside, as XDG demands
     */
    static AppFolders ofSystem(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = given(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
            Path local = given(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"));
            Path own = local.resolve("Holdfast");
            return new AppFolders(
                    roaming.resolve("Holdfast"),
                    own.resolve("data"),
                    own.resolve("cache"),
                    own.resolve("logs"),
                    home.resolve("Pictures").resolve("Holdfast"));
        }
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve("Holdfast");
            return new AppFolders(
                    support,
                    support.resolve("data"),
                    library.resolve("Caches").resolve("Holdfast"),
                    library.resolve("Logs").resolve("Holdfast"),
                    home.resolve("Pictures").resolve("Holdfast"));
        }
        return new AppFolders(
                given(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                        .resolve("holdfast"),
                given(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                        .resolve("holdfast"),
                given(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("holdfast"),
                given(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
                        .resolve("holdfast/logs"),
                given(environment.get("XDG_PICTURES_DIR"), home.resolve("Pictures"))
                        .resolve("Holdfast"));
    }

    private static Path given(@Nullable String value, Path otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : otherwise;
    }
}
