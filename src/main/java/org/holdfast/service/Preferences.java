// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the user chose for the whole application.
 *
 * @param theme light, dark, or as the system
 * @param language a BCP 47 tag such as {@code en}; empty follows the system
 * @param engine which player to use
 * @param pictures where snapshots and recordings go; empty for the usual folder
 * @param mutedInterfaces interfaces that searches leave alone, by the system's name
 * @param exploring whether the virtual devices were on when the program ended
 * @param verboseLog whether the log holds every exchange
 * @param window where the window was; empty before the first time
 */
public record Preferences(
        Theme theme,
        Optional<String> language,
        EngineChoice engine,
        Optional<Path> pictures,
        Set<String> mutedInterfaces,
        boolean exploring,
        boolean verboseLog,
        Optional<Window> window) {
    public Preferences {
        mutedInterfaces = Set.copyOf(mutedInterfaces);
    }

    /** What holds before anything was chosen. */
    public static Preferences initial() {
        return new Preferences(
                Theme.SYSTEM,
                Optional.empty(),
                EngineChoice.AUTOMATIC,
                Optional.empty(),
                Set.of(),
                false,
                false,
                Optional.empty());
    }

    /** Which colours. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Which player. */
    public enum EngineChoice {
        /** VLC where it can open the stream, else the embedded FFmpeg. */
        AUTOMATIC,
        VLC,
        FFMPEG
    }

    /** Where the window was, in pixels of the whole desktop. */
    public record Window(double x, double y, double width, double height, boolean maximized) {}

    public Preferences withTheme(Theme value) {
        return new Preferences(value, language, engine, pictures, mutedInterfaces, exploring, verboseLog, window);
    }

    public Preferences withLanguage(Optional<String> value) {
        return new Preferences(theme, value, engine, pictures, mutedInterfaces, exploring, verboseLog, window);
    }

    public Preferences withEngine(EngineChoice value) {
        return new Preferences(theme, language, value, pictures, mutedInterfaces, exploring, verboseLog, window);
    }

    public Preferences withPictures(Optional<Path> value) {
        return new Preferences(theme, language, engine, value, mutedInterfaces, exploring, verboseLog, window);
    }

    public Preferences withMutedInterfaces(Set<String> value) {
        return new Preferences(theme, language, engine, pictures, value, exploring, verboseLog, window);
    }

    public Preferences withExploring(boolean value) {
        return new Preferences(theme, language, engine, pictures, mutedInterfaces, value, verboseLog, window);
    }

    public Preferences withVerboseLog(boolean value) {
        return new Preferences(theme, language, engine, pictures, mutedInterfaces, exploring, value, window);
    }

    public Preferences withWindow(Optional<Window> value) {
        return new Preferences(theme, language, engine, pictures, mutedInterfaces, exploring, verboseLog, value);
    }
}
