// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.service.Downloads;
import org.holdfast.service.Preferences;

/** Where downloads go and what is made of them, remembered over a restart. FX thread only; needs no window. */
final class DownloadChoices {
    private static final int LONGEST_NAME = 60;

    private final RecordingsContext context;

    DownloadChoices(RecordingsContext context) {
        this.context = context;
    }

    private Preferences.Fetching now() {
        return context.preferences().current().downloads();
    }

    /** What a download from a camera gets unless something else is said. */
    Downloads.Wish wish(Device device) {
        return new Downloads.Wish(folder(device), now().dated(), now().convert());
    }

    /** Where files of a camera go. */
    Path folder(Device device) {
        return now().folder().orElseGet(() -> usualFolder(device));
    }

    /** A folder for the camera beside the pictures. */
    Path usualFolder(Device device) {
        return context.preferences()
                .current()
                .pictures()
                .orElse(context.pictures())
                .resolve(folderName(device.name()));
    }

    /** From now on this holds for every download. */
    void remember(Device device, Downloads.Wish wish) {
        Optional<Path> folder =
                wish.folder().equals(usualFolder(device)) ? Optional.empty() : Optional.of(wish.folder());
        context.preferences()
                .update(present ->
                        present.withDownloads(new Preferences.Fetching(folder, wish.dated(), wish.convert())));
    }

    /** A device's name without what file systems refuse or shells trip over. */
    static String folderName(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' ? c : ' ')
                .forEach(kept::appendCodePoint);
        String words = kept.toString().replaceAll(" +", " ").strip();
        return words.isEmpty() ? "Camera" : words;
    }
}
