// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Wish;

/**
 * The folder that one recording goes into: the user's, or one for a day directly in it. Nothing is ever made outside
 * of the user's folder.
 *
 * @param chosen the user's folder
 * @param path where files go
 */
record TargetFolder(Path chosen, Path path) {
    private static final int HIGHEST = 10_000;

    /** Where a recording of {@code day} goes; makes nothing. */
    static TargetFolder of(Wish wish, LocalDate day) {
        Path chosen = wish.folder().toAbsolutePath().normalize();
        return new TargetFolder(chosen, wish.dated() ? chosen.resolve(day.toString()) : chosen);
    }

    /** The day of a recording's folder: its own, else today. */
    static LocalDate day(Recording recording, Clock clock) {
        return recording.began().map(LocalDateTime::toLocalDate).orElseGet(() -> LocalDate.now(clock));
    }

    /**
     * Makes the folder where it is missing.
     *
     * @throws LeadsElsewhereException when there is a link in the place of the day's folder
     */
    void make() throws IOException {
        Files.createDirectories(chosen);
        if (!path.equals(chosen)) {
            try {
                Files.createDirectory(path);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new LeadsElsewhereException(path);
                }
            }
        }
    }

    /** Where the part of a recording is kept, by a name that only this recording of this device gets. */
    Path part(Device device, Recording recording) {
        String identity = String.join(
                "\n",
                device.id(),
                recording.path(),
                recording.sizeTolerance() == 0 ? recording.size().toString() : "",
                recording.began().toString());
        return path.resolve(".holdfast-" + digest(identity) + ".part");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The files here that have that name, with any number and in any case, oldest number first; bounded. */
    List<Path> alike(SafeName name) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            return found;
        }
        try (Stream<Path> files = Files.list(path)) {
            files.filter(file -> name.alike(String.valueOf(file.getFileName())))
                    .limit(HIGHEST)
                    .forEach(found::add);
        }
        found.sort((one, other) -> {
            int byLength =
                    Integer.compare(one.toString().length(), other.toString().length());
            return byLength != 0 ? byLength : one.compareTo(other);
        });
        return found;
    }

    /**
     * Gives a part its name: the wished one, or the next number that is free.
     *
     * @return where it is
     */
    Path name(Path part, SafeName name, DownloadDisk disk) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Path file : alike(name)) {
            taken.add(SafeName.folded(String.valueOf(file.getFileName())));
        }
        for (int number = 1; number < HIGHEST; number++) {
            String wanted = name.numbered(number);
            if (!taken.contains(SafeName.folded(wanted))) {
                try {
                    Path file = path.resolve(wanted);
                    disk.name(part, file);
                    return file;
                } catch (FileAlreadyExistsException e) {
                    taken.add(SafeName.folded(wanted)); // somebody else was quicker
                }
            }
        }
        throw new IOException("There are too many files like " + name.numbered(1));
    }

    /** A name that is free here just now, for a program that makes the file itself. */
    Path free(SafeName name) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Path file : alike(name)) {
            taken.add(SafeName.folded(String.valueOf(file.getFileName())));
        }
        int number = 1;
        while (taken.contains(SafeName.folded(name.numbered(number)))) {
            number++;
        }
        return path.resolve(name.numbered(number));
    }

    /** Something else stands where a folder should be, such as a link to another place. */
    static final class LeadsElsewhereException extends IOException {
        private static final long serialVersionUID = 1L;

        LeadsElsewhereException(Path path) {
            super(String.valueOf(path.getFileName()));
        }
    }
}
