// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file that is replaced as a whole and survives a kill at any moment: after each step the old or the new
 * content is there under its name. The content before is kept beside it. Callers see to it that one thread writes
 * at a time.
 */
public final class SafeFile {
    /** More than this is not read: no state of ours is that large. */
    public static final int LARGEST = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SafeFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Path file;
    private final DiskSteps disk;
    private final Clock clock;

    public SafeFile(Path file, DiskSteps disk, Clock clock) {
        this.file = file;
        this.disk = disk;
        this.clock = clock;
    }

    public Path path() {
        return file;
    }

    /** Where the content before the last write is kept. */
    public Path previous() {
        return sibling(file.getFileName() + ".previous");
    }

    /**
     * Reads the file.
     *
     * @return empty where there is none
     * @throws TooLargeException when it is larger than {@link #LARGEST}
     */
    public Optional<byte[]> read() throws IOException {
        return read(file);
    }

    /** Reads what was there before the last write. */
    public Optional<byte[]> readPrevious() throws IOException {
        return read(previous());
    }

    private static Optional<byte[]> read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new TooLargeException(path);
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Replaces the content.
     *
     * @param keepPrevious whether the content before is kept; otherwise an older one that was kept goes too
     */
    public void write(byte[] content, boolean keepPrevious) throws IOException {
        Path folder = folder();
        disk.makeFolder(folder);
        Path fresh = sibling(file.getFileName() + ".new");
        disk.write(fresh, content);
        Optional<byte[]> before = keepPrevious ? read() : Optional.empty();
        if (before.isPresent() && !Arrays.equals(before.get(), content)) {
            Path copy = sibling(file.getFileName() + ".previous.new");
            disk.write(copy, before.get());
            disk.replace(copy, previous());
        }
        disk.replace(fresh, file);
        if (!keepPrevious) {
            Files.deleteIfExists(previous());
        }
        disk.settle(folder);
    }

    /**
     * Moves the file out of the way under a name with the date.
     *
     * @param why part of the new name, such as {@code damaged}
     * @return where it is now
     */
    public Path setAside(String why) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        String dated = stem + "-" + why + "-" + STAMP.format(clock.instant());
        for (int number = 1; number < 1000; number++) {
            Path aside = sibling(dated + (number == 1 ? "" : "-" + number) + ending);
            try {
                Files.move(file, aside);
                return aside;
            } catch (FileAlreadyExistsException e) {
                LOG.debug("{} was taken in the same second", aside.getFileName());
            }
        }
        throw new IOException("There are too many files like " + dated);
    }

    Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private Path sibling(String name) {
        return folder().resolve(name);
    }

    /** A file that cannot be ours, by its size. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(Path file) {
            super(file.getFileName() + " is larger than " + LARGEST + " bytes");
        }
    }
}
