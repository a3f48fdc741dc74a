// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;

/** Names the files that snapshots and recordings go to: the device's name and the time. Blocks for the disk. */
public final class CaptureFiles {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);
    private static final int LONGEST_NAME = 60;
    private static final int MOST_TRIES = 1000;

    private final Supplier<Path> folder;
    private final Clock clock;

    /**
     * @param folder asked each time, because the user may change it
     */
    public CaptureFiles(Supplier<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The folder now. */
    public Path folder() {
        return folder.get();
    }

    /**
     * A path where no file is yet; makes the folder.
     *
     * @param ending without the dot
     * @throws DeviceException when the folder cannot be made
     */
    Path next(Device device, String ending) throws DeviceException {
        Path where = folder.get();
        try {
            Files.createDirectories(where);
        } catch (IOException e) {
            throw new DeviceException.Media(
                    LiveTexts.of("folder.failed", where.toString()), LiveTexts.of("folder.failed.advice"), e);
        }
        String stem = plain(device.name()) + " "
                + STAMP.format(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
        Path path = where.resolve(stem + "." + ending);
        for (int number = 2; Files.exists(path) && number < MOST_TRIES; number++) {
            path = where.resolve(stem + " " + number + "." + ending);
        }
        return path;
    }

    /** A device's name without what file systems refuse or shells trip over. */
    static String plain(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' ? c : ' ')
                .forEach(kept::appendCodePoint);
        String words = kept.toString().replaceAll(" +", " ").strip();
        return words.isEmpty() ? "Camera" : words;
    }
}
