// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Totals;
import org.holdfast.service.Downloads.Wish;

/** The downloads in their order, bounded; guarded by the queue's lock. */
final class QueueTable {
    /** For words that come to an entry while it runs, in bytes. */
    private static final long SPARE = 512 << 10;

    private final List<QueueItem> items = new ArrayList<>();
    private final Map<Long, QueueItem> byId = new HashMap<>();
    private long next = 1;
    private long bytes;
    private boolean halted;
    private SavedQueue loaded = SavedQueue.EMPTY;

    /** Takes what was saved. */
    void load(SavedQueue saved) {
        loaded = saved;
        next = saved.next();
        halted = saved.halted();
        saved.downloads().forEach(each -> put(QueueItem.of(each)));
    }

    /** Takes what another program saved since, before what was added here. */
    void reload(SavedQueue newest) {
        if (newest.equals(loaded)) {
            return;
        }
        Set<Long> old = loaded.downloads().stream().map(SavedDownload::id).collect(Collectors.toSet());
        List<QueueItem> mine =
                items.stream().filter(item -> !old.contains(item.id)).toList();
        items.clear();
        byId.clear();
        bytes = 0;
        long from = Math.max(next, newest.next());
        load(newest);
        next = from;
        mine.forEach(item -> {
            QueueItem before = byId.remove(item.id);
            if (before != null) { // nobody was told that number for it yet
                items.remove(before);
                put(QueueItem.of(renumbered(before.saved())));
            }
            put(item);
        });
    }

    private SavedDownload renumbered(SavedDownload each) {
        return new SavedDownload(
                next++,
                each.device(),
                each.recording(),
                each.wish(),
                each.day(),
                each.stage(),
                each.file(),
                each.converted(),
                each.words(),
                each.advice());
    }

    private void put(QueueItem item) {
        items.add(item);
        byId.put(item.id, item);
        bytes += item.weight;
    }

    /** @return empty where too many wait already */
    Optional<QueueItem> add(Device device, Recording recording, Wish wish, LocalDate day) {
        while (full() && dropOldestEnded()) {
            // Those that ended make room.
        }
        if (full()) {
            return Optional.empty();
        }
        QueueItem item = new QueueItem(next++, device, recording, wish, day);
        put(item);
        return Optional.of(item);
    }

    private boolean full() {
        return items.size() >= QueueShape.MOST || bytes > QueueShape.LARGEST;
    }

    private boolean dropOldestEnded() {
        for (QueueItem item : items) {
            if (item.ended()) {
                return remove(item.id).isPresent();
            }
        }
        return false;
    }

    List<QueueItem> all() {
        return items;
    }

    /** Those that have not ended. */
    List<QueueItem> open() {
        return items.stream().filter(item -> !item.ended()).toList();
    }

    List<QueueItem> of(String deviceId) {
        return items.stream().filter(item -> item.device.id().equals(deviceId)).toList();
    }

    Set<QueueItem.Key> openKeys() {
        Set<QueueItem.Key> keys = new HashSet<>();
        items.stream().filter(item -> !item.ended()).forEach(item -> keys.add(item.key()));
        return keys;
    }

    Set<QueueItem.Key> keys() {
        return items.stream().map(QueueItem::key).collect(Collectors.toSet());
    }

    Optional<QueueItem> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean holds(QueueItem item) {
        return byId.get(item.id) == item;
    }

    Optional<QueueItem> remove(long id) {
        QueueItem item = byId.remove(id);
        if (item != null) {
            items.remove(item);
            bytes -= item.weight;
        }
        return Optional.ofNullable(item);
    }

    void clear() {
        items.removeIf(QueueItem::ended);
        byId.values().removeIf(QueueItem::ended);
        bytes = items.stream().mapToLong(item -> item.weight).sum();
    }

    void move(long id, int place) {
        QueueItem item = byId.get(id);
        if (item == null || item.ended()) {
            return;
        }
        items.remove(item);
        int at = 0;
        int open = 0;
        while (at < items.size() && (open < place || items.get(at).ended())) {
            if (!items.get(at).ended()) {
                open++;
            }
            at++;
        }
        items.add(at, item);
    }

    boolean halted() {
        return halted;
    }

    void halt(boolean now) {
        halted = now;
    }

    Totals totals() {
        int waiting = 0;
        long done = 0;
        long total = 0;
        double perSecond = 0;
        for (QueueItem item : items) {
            if (!item.ended()) {
                waiting++;
                done += item.done();
                total += Math.max(item.done(), item.total().orElse(0));
                perSecond += item.perSecond();
            }
        }
        Optional<Duration> left = perSecond > 0
                ? Optional.of(Duration.ofMillis((long) ((total - done) * 1000.0 / perSecond)))
                : Optional.empty();
        return new Totals(waiting, done, total, perSecond, left);
    }

    /** As it is kept: with everyone's words only as far as the file can hold them. */
    SavedQueue saved() {
        List<SavedDownload> all = new ArrayList<>(items.size());
        long left = QueueShape.LARGEST - bytes + SPARE;
        for (QueueItem item : items) {
            SavedDownload each = item.saved();
            long words = Rows.bytes(each.words()) + Rows.bytes(each.advice());
            left -= words;
            all.add(words > 0 && left < 0 ? each.wordless() : each);
        }
        return new SavedQueue(next, halted, all);
    }
}
