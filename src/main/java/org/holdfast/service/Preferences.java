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
 * @param downloads how recordings are fetched unless the user says otherwise
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
        Fetching downloads,
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
                Fetching.INITIAL,
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

    /**
     * How recordings are fetched.
     *
     * @param folder where they go; empty for a folder for each camera beside the pictures
     * @param dated whether a folder is made for each day
     * @param convert whether an MP4 is made of each MOV as well
     */
    public record Fetching(Optional<Path> folder, boolean dated, boolean convert) {
        /** What holds before anything was chosen: what comes plays everywhere. */
        public static final Fetching INITIAL = new Fetching(Optional.empty(), false, true);
    }

    public Preferences withTheme(Theme value) {
        return new Preferences(
                value, language, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, window);
    }

    public Preferences withLanguage(Optional<String> value) {
        return new Preferences(
                theme, value, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, window);
    }

    public Preferences withEngine(EngineChoice value) {
        return new Preferences(
                theme, language, value, pictures, mutedInterfaces, exploring, verboseLog, downloads, window);
    }

    public Preferences withPictures(Optional<Path> value) {
        return new Preferences(
                theme, language, engine, value, mutedInterfaces, exploring, verboseLog, downloads, window);
    }

    public Preferences withMutedInterfaces(Set<String> value) {
        return new Preferences(theme, language, engine, pictures, value, exploring, verboseLog, downloads, window);
    }

    public Preferences withExploring(boolean value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, value, verboseLog, downloads, window);
    }

    public Preferences withVerboseLog(boolean value) {
        return new Preferences(theme, language, engine, pictures, mutedInterfaces, exploring, value, downloads, window);
    }

    public Preferences withDownloads(Fetching value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, exploring, verboseLog, value, window);
    }

    public Preferences withWindow(Optional<Window> value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, value);
    }
}
