// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/**
 * The memory card: folders and files in the order in which they were written, names without regard to case as on
 * FAT. Thread-safe.
 */
final class Card {
    static final String MOVIES = "/DCIM/MOVIE";
    static final String PHOTOS = "/DCIM/PHOTO";

    /** A card sold as 16 GB. */
    private static final long CAPACITY = 15_931_539_456L;
    /** Recorded clips really lie on this computer, so there is an end to them. */
    private static final long LARGEST_RECORDED = 256L << 20;

    private static final long PHOTO_SIZE = 3_393_000;
    /** 16 Mbit/s (protocol reference, section 13). */
    private static final long CLIP_BYTES_PER_SECOND = 2_000_000;

    private final Faults faults;
    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private final Map<String, CardFile> files = new LinkedHashMap<>();

    /** A folder of the card. */
    record Folder(String path, LocalDateTime modified) {}

    Card(Faults faults) {
        this.faults = faults;
    }

    boolean present() {
        return !faults.has(Fault.NO_CARD);
    }

    /** In bytes, 0 without a card. */
    synchronized long free() {
        if (!present() || faults.has(Fault.FULL_CARD)) {
            return 0;
        }
        long used = 0;
        long recorded = 0;
        for (CardFile file : files.values()) {
            used += file.content().size();
            if (file.content() instanceof Content.OnDisk || file.content() instanceof Content.Unfinished) {
                recorded += file.content().size();
            }
        }
        return recorded > LARGEST_RECORDED ? 0 : CAPACITY - used;
    }

    long photosLeft() {
        return free() / PHOTO_SIZE;
    }

    long secondsLeft() {
        return free() / CLIP_BYTES_PER_SECOND;
    }

    synchronized void put(CardFile file) {
        addFolder(file.folder(), file.modified());
        files.put(key(file.path()), file);
    }

    synchronized void addFolder(String path, LocalDateTime modified) {
        if (path.isEmpty() || folders.containsKey(key(path))) {
            return;
        }
        addFolder(path.substring(0, path.lastIndexOf('/')), modified);
        folders.put(key(path), new Folder(path, modified));
    }

    synchronized Optional<CardFile> file(String path) {
        return present() ? Optional.ofNullable(files.get(key(path))) : Optional.empty();
    }

    /** Whether that is a folder; the root is one, and named by the empty path. */
    synchronized boolean isFolder(String path) {
        return path.isEmpty() || (present() && folders.containsKey(key(path)));
    }

    synchronized List<CardFile> files() {
        return present() ? new ArrayList<>(files.values()) : List.of();
    }

    synchronized List<CardFile> filesIn(String folder) {
        return files().stream()
                .filter(file -> file.folder().equalsIgnoreCase(folder))
                .toList();
    }

    synchronized List<Folder> foldersIn(String folder) {
        return folders.values().stream()
                .filter(each ->
                        each.path().substring(0, each.path().lastIndexOf('/')).equalsIgnoreCase(folder))
                .toList();
    }

    /** Deletes a file, or a folder with all that is in it, without asking (protocol reference, section 9.5). */
    synchronized boolean delete(String path) {
        CardFile file = files.get(key(path));
        if (file != null) {
            return !file.guarded() && files.remove(key(path)) != null;
        }
        if (path.isEmpty() || !folders.containsKey(key(path))) {
            return false;
        }
        String below = key(path) + "/";
        files.keySet().removeIf(each -> each.startsWith(below));
        folders.keySet().removeIf(each -> each.equals(key(path)) || each.startsWith(below));
        return true;
    }

    /** Empties it. */
    synchronized void format() {
        files.clear();
        folders.clear();
    }

    private static String key(String path) {
        return path.toUpperCase(Locale.ROOT);
    }
}
