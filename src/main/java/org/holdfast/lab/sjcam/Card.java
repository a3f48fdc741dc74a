// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final GeneratedFiles generated;
    private final HostileNames hostile;

    /**
     * A folder or a file of the card.
     *
     * @param file empty for a folder
     */
    record Entry(String path, LocalDateTime modified, Optional<CardFile> file) {
        String parent() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** @param start gives a short clip, with which those begin that faults put onto the card */
    Card(Faults faults, Callable<Path> start) {
        this.faults = faults;
        this.generated = new GeneratedFiles(faults, start);
        this.hostile = new HostileNames(start);
    }

    /** Clips that are not stored. */
    GeneratedFiles generated() {
        return generated;
    }

    /** Clips that faults put there besides, other than the generated ones. */
    List<CardFile> extra() {
        List<CardFile> all = new ArrayList<>(generated.huge().stream().toList());
        if (faults.has(Fault.HOSTILE_NAMES)) {
            all.addAll(hostile.files());
        }
        return all;
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
        for (CardFile file : files()) {
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
        entries.put(key(file.path()), new Entry(file.path(), file.modified(), Optional.of(file)));
    }

    synchronized void addFolder(String path, LocalDateTime modified) {
        if (path.isEmpty() || entries.containsKey(key(path))) {
            return;
        }
        addFolder(path.substring(0, path.lastIndexOf('/')), modified);
        entries.put(key(path), new Entry(path, modified, Optional.empty()));
    }

    synchronized Optional<CardFile> file(String path) {
        if (!present()) {
            return Optional.empty();
        }
        Optional<CardFile> evil = faults.has(Fault.HOSTILE_NAMES) ? hostile.file(path) : Optional.empty();
        return evil.or(() -> generated.file(path))
                .or(() -> Optional.ofNullable(entries.get(key(path))).flatMap(Entry::file));
    }

    /** Whether that is a folder; the root is one, and named by the empty path. */
    synchronized boolean isFolder(String path) {
        return path.isEmpty() || (present() && folder(path));
    }

    synchronized List<CardFile> files() {
        return present()
                ? entries.values().stream()
                        .flatMap(each -> each.file().stream())
                        .toList()
                : List.of();
    }

    /** What lies directly in a folder, in the order in which it was written. */
    synchronized List<Entry> in(String folder) {
        return entries.values().stream()
                .filter(each -> each.parent().equalsIgnoreCase(folder))
                .toList();
    }

    /** Deletes a file, or a folder with all that is in it, without asking (protocol reference, section 9.5). */
    synchronized boolean delete(String path) {
        if (generated.delete(path)) {
            return true;
        }
        Optional<CardFile> file = file(path);
        if (file.isPresent()) {
            return !file.get().guarded() && entries.remove(key(path)) != null;
        }
        if (!folder(path)) {
            return false;
        }
        String below = key(path) + "/";
        entries.keySet().removeIf(each -> each.equals(key(path)) || each.startsWith(below));
        return true;
    }

    private boolean folder(String path) {
        Entry entry = entries.get(key(path));
        return entry != null && entry.file().isEmpty();
    }

    /** Empties it. */
    synchronized void format() {
        entries.clear();
    }

    private static String key(String path) {
        return path.toUpperCase(Locale.ROOT);
    }
}
