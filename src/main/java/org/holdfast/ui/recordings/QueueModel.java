// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;
import org.holdfast.service.Downloads;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Status;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.PlainName;

/** The download queue as the window shows it, one for all screens. FX thread only; needs no window. */
final class QueueModel implements AutoCloseable {
    private static final Downloads.Totals NOTHING = new Downloads.Totals(0, 0, 0, 0, Optional.empty());

    private final RecordingsContext context;
    private final Downloads downloads;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Downloads.Totals> totals = new ReadOnlyObjectWrapper<>(this, "totals", NOTHING);
    private final ReadOnlyBooleanWrapper halted = new ReadOnlyBooleanWrapper(this, "halted");
    private final Map<String, Double> speeds = new HashMap<>();
    private final Set<Long> unfinished = new HashSet<>();
    private final Set<Long> cameSinceQuiet = new HashSet<>();
    private final Registration listening;

    QueueModel(RecordingsContext context) {
        this.context = context;
        downloads = context.services().downloads();
        listening = downloads.listen(context.background().gathered(this::refresh));
        refresh();
    }

    /** Those that wait and run in their order, then those that ended. */
    ObservableList<Entry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<Downloads.Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty haltedProperty() {
        return halted.getReadOnlyProperty();
    }

    private void refresh() {
        List<Entry> all = downloads.entries();
        List<Entry> now = Stream.concat(
                        all.stream().filter(entry -> !ended(entry)),
                        all.stream().filter(QueueModel::ended))
                .toList();
        take(now);
        totals.set(downloads.totals());
        halted.set(downloads.halted());
        now.stream()
                .filter(entry -> entry.status() instanceof Status.Running && entry.bytesPerSecond() > 0)
                .forEach(entry -> speeds.put(entry.deviceId(), entry.bytesPerSecond()));
        tellWhenQuiet(now);
    }

    /** Changes only what changed, so that rows keep their focus and selection. */
    private void take(List<Entry> now) {
        boolean sameRows = now.size() == entries.size();
        for (int i = 0; sameRows && i < now.size(); i++) {
            sameRows = now.get(i).id() == entries.get(i).id();
        }
        if (!sameRows) {
            entries.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(entries.get(i))) {
                entries.set(i, now.get(i));
            }
        }
    }

    private void tellWhenQuiet(List<Entry> now) {
        Set<Long> open = new HashSet<>();
        for (Entry entry : now) {
            if (!ended(entry)) {
                open.add(entry.id());
            } else if (unfinished.contains(entry.id()) && entry.status() instanceof Status.Done) {
                cameSinceQuiet.add(entry.id());
            }
        }
        unfinished.clear();
        unfinished.addAll(open);
        if (open.isEmpty() && !cameSinceQuiet.isEmpty()) {
            List<Entry> came = now.stream()
                    .filter(entry -> cameSinceQuiet.contains(entry.id()))
                    .toList();
            cameSinceQuiet.clear();
            tell(came);
        }
    }

    private void tell(List<Entry> came) {
        if (came.isEmpty()) {
            return;
        }
        String words = came.size() == 1
                ? context.phrases()
                        .of(
                                "queue.all-here.one",
                                PlainName.of(came.getFirst().recording().name()),
                                came.getFirst().deviceName())
                : context.phrases().of("queue.all-here", came.size());
        Optional<Notice.Deed> open = came.stream()
                .flatMap(entry -> entry.file().stream())
                .reduce((_, later) -> later)
                .map(Path::getParent)
                .map(folder -> new Notice.Deed(
                        context.phrases().of("open-folder"),
                        () -> context.openPath().accept(folder)));
        context.notices().accept(new Notice(context.clock().instant(), Notice.Weight.PASSING, words, open));
    }

    /** Whether nothing more happens to an entry by itself. */
    static boolean ended(Entry entry) {
        return switch (entry.status()) {
            case Status.Done _, Status.Failed _ -> true;
            case Status.Queued _,
                    Status.Running _,
                    Status.Checking _,
                    Status.Converting _,
                    Status.Paused _,
                    Status.Waiting _ -> false;
        };
    }

    /** The file to show, play or hand on: the MP4 where one was made, else the clip itself. */
    static Optional<Path> product(Entry entry) {
        return entry.converted().or(entry::file);
    }

    /** How long so much takes from a camera, by how fast it was last; empty while that was not seen. */
    Optional<Duration> estimate(String deviceId, long bytes) {
        return Optional.ofNullable(speeds.get(deviceId))
                .filter(speed -> speed > 0 && bytes > 0)
                .map(speed -> Duration.ofSeconds((long) Math.ceil(bytes / speed)));
    }

    void add(Device device, List<Recording> recordings, Downloads.Wish wish) {
        context.background().act(() -> downloads.add(device, recordings, wish), this::refresh, _ -> {});
    }

    /** Halts an entry or lets it go on. */
    void pauseOrResume(Entry entry) {
        if (ended(entry)) {
            return;
        }
        if (entry.status() instanceof Status.Paused) {
            act(() -> downloads.resume(entry.id()));
        } else {
            act(() -> downloads.pause(entry.id()));
        }
    }

    void cancel(Entry entry) {
        act(() -> downloads.cancel(entry.id()));
    }

    void retry(Entry entry) {
        act(() -> downloads.retry(entry.id()));
    }

    void pauseAll(boolean wanted) {
        act(() -> downloads.pauseAll(wanted));
    }

    void clear() {
        act(downloads::clear);
    }

    /** Puts an entry so many places further down, or up where negative. */
    void move(Entry entry, int by) {
        place(entry).ifPresent(place -> moveTo(entry, place + by));
    }

    /** Puts an entry at a place among those that have not ended. */
    void moveTo(Entry entry, int place) {
        long open = entries.stream().filter(each -> !ended(each)).count();
        Optional<Integer> present = place(entry);
        if (present.isPresent() && place >= 0 && place < open && place != present.get()) {
            act(() -> downloads.move(entry.id(), place));
        }
    }

    /** Where an entry stands among those that have not ended. */
    Optional<Integer> place(Entry entry) {
        for (int i = 0; i < entries.size() && !ended(entries.get(i)); i++) {
            if (entries.get(i).id() == entry.id()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void act(Runnable deed) {
        context.background().act(deed::run, this::refresh, _ -> {});
    }

    @Override
    public void close() {
        listening.close();
    }
}
