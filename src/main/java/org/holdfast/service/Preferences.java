// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.holdfast.media.RecordingKind;

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
 * @param films what live pictures are recorded as
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
        Film films,
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
                Film.MP4,
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

    /** What live pictures are recorded as. */
    public enum Film {
        /** MP4 with the pictures as the camera sends them. */
        MP4("mp4", RecordingKind.AS_SENT),
        /** MP4 with the pictures encoded again as H.264, for a small file that plays everywhere. */
        MP4_H264("mp4", RecordingKind.H264),
        /** AVI with the pictures as the camera sends them, for programs that edit JPEG pictures. */
        AVI("avi", RecordingKind.AS_SENT);

        private final String ending;
        private final RecordingKind kind;

        Film(String ending, RecordingKind kind) {
            this.ending = ending;
            this.kind = kind;
        }

        /** The file's ending, without the dot. */
        public String ending() {
            return ending;
        }

        /** What becomes of the pictures. */
        public RecordingKind kind() {
            return kind;
        }
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
                value, language, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, films, window);
    }

    public Preferences withLanguage(Optional<String> value) {
        return new Preferences(
                theme, value, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, films, window);
    }

    public Preferences withEngine(EngineChoice value) {
        return new Preferences(
                theme, language, value, pictures, mutedInterfaces, exploring, verboseLog, downloads, films, window);
    }

    public Preferences withPictures(Optional<Path> value) {
        return new Preferences(
                theme, language, engine, value, mutedInterfaces, exploring, verboseLog, downloads, films, window);
    }

    public Preferences withMutedInterfaces(Set<String> value) {
        return new Preferences(
                theme, language, engine, pictures, value, exploring, verboseLog, downloads, films, window);
    }

    public Preferences withExploring(boolean value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, value, verboseLog, downloads, films, window);
    }

    public Preferences withVerboseLog(boolean value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, exploring, value, downloads, films, window);
    }

    public Preferences withDownloads(Fetching value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, exploring, verboseLog, value, films, window);
    }

    public Preferences withFilms(Film value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, value, window);
    }

    public Preferences withWindow(Optional<Window> value) {
        return new Preferences(
                theme, language, engine, pictures, mutedInterfaces, exploring, verboseLog, downloads, films, value);
    }
}
