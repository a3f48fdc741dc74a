// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small JPEGs in a folder of the cache, bounded in number and bytes; the oldest go first. The folder may be deleted at
 * any time. Thread-safe.
 */
final class ThumbnailStore {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailStore.class);
    private static final int LARGEST = 512 * 1024;
    private static final String ENDING = ".jpg";

    private final Path folder;
    private final int mostFiles;
    private final long mostBytes;
    private int files = -1;
    private long bytes;

    ThumbnailStore(Path folder) {
        this(folder, 20_000, 128L * 1024 * 1024);
    }

    ThumbnailStore(Path folder, int mostFiles, long mostBytes) {
        this.folder = folder;
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
    }

    /** Whether something looks like a JPEG of a size that may be kept. */
    static boolean acceptable(byte[] jpeg) {
        return jpeg.length >= 4 && jpeg.length <= LARGEST && jpeg[0] == (byte) 0xFF && jpeg[1] == (byte) 0xD8;
    }

    /** @param key letters and digits alone */
    Optional<byte[]> get(String key) {
        Path file = folder.resolve(key + ENDING);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            byte[] found = Files.readAllBytes(file);
            return acceptable(found) ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }

    /** Keeps one, whole or not at all. */
    void put(String key, byte[] jpeg) throws IOException {
        Files.createDirectories(folder);
        Path side = Files.createTempFile(folder, "new-", ".part");
        try {
            Files.write(side, jpeg);
            Files.move(
                    side,
                    folder.resolve(key + ENDING),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(side);
        }
        if (tooMany(jpeg.length)) {
            prune();
        }
    }

    /** Counts one more; the first time everything that lies there. */
    private synchronized boolean tooMany(int added) {
        if (files < 0) {
            return true;
        }
        files++;
        bytes += added;
        return files > mostFiles || bytes > mostBytes;
    }

    private record Kept(Path file, FileTime when, long size) {}

    /** Counts what lies there and deletes the oldest until a fifth is free again. */
    private void prune() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                kept.add(new Kept(file, facts.lastModifiedTime(), facts.size()));
            }
        }
        kept.sort(Comparator.comparing(Kept::when));
        long sum = kept.stream().mapToLong(Kept::size).sum();
        boolean over = kept.size() > mostFiles || sum > mostBytes;
        int left = kept.size();
        for (Kept each : kept) {
            if (!over || (left <= mostFiles - mostFiles / 5 && sum <= mostBytes - mostBytes / 5)) {
                break;
            }
            Files.deleteIfExists(each.file());
            left--;
            sum -= each.size();
        }
        count(left, sum);
    }

    private synchronized void count(int left, long sum) {
        files = left;
        bytes = sum;
    }
}
