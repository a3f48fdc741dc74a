// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections;
import org.holdfast.service.Conversions;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Downloads;
import org.holdfast.service.Tasks;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;

/** {@link Downloads}, kept in {@code downloads.json}; see {@link ClipFetch} for what happens to one recording. */
public final class DownloadQueue implements Downloads {
    private static final int LONGEST_PATH = 2000;

    private final CopyIndex copies;
    private final QueueFile file;
    private final Changes changes;
    private final QueueTable table = new QueueTable();
    private final QueueWorker worker;
    private final DirectFetch direct;
    private final Timekeeper time;

    public DownloadQueue(
            AppFolders folders, Connections connections, DeviceBook book, Conversions conversions, Timekeeper time) {
        this(folders, connections, book, conversions, time, DownloadDisk.ofSystem());
    }

    DownloadQueue(
            AppFolders folders,
            Connections connections,
            DeviceBook book,
            Conversions conversions,
            Timekeeper time,
            DownloadDisk disk) {
        this.time = time;
        Lanes lanes = new Lanes();
        copies = new CopyIndex(folders.data().resolve("copies.json"), DiskSteps.ofSystem(), time);
        ClipFetch fetch = new ClipFetch(disk, time, copies);
        direct = new DirectFetch(connections, conversions, fetch, copies, lanes, time);
        changes = new Changes(time);
        file = new QueueFile(folders.data(), DiskSteps.ofSystem(), time, this::saved);
        table.load(file.read());
        worker = new QueueWorker(table, file, changes, lanes, fetch, connections, book, conversions, time);
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    CopyIndex copies() {
        return copies;
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Calls {@code begin} when this program begins to work on the queue, which may never be. */
    void whenWorking(Runnable begin) {
        worker.whenWorking(begin);
    }

    private SavedQueue saved() {
        synchronized (table) {
            return table.saved();
        }
    }

    @Override
    public Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        try {
            return direct.fetch(device, recording, absolute(wish), progress);
        } finally {
            worker.pump();
        }
    }

    @Override
    public boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        try {
            return direct.adopt(device, recording, file, progress);
        } finally {
            worker.pump();
        }
    }

    private static Wish absolute(Wish wish) {
        return new Wish(wish.folder().toAbsolutePath().normalize(), wish.dated(), wish.convert());
    }

    @Override
    public List<Entry> entries() {
        synchronized (table) {
            return table.all().stream().map(QueueItem::entry).toList();
        }
    }

    @Override
    public Totals totals() {
        synchronized (table) {
            return table.totals();
        }
    }

    @Override
    public Registration listen(Runnable changed) {
        return changes.listen(changed);
    }

    @Override
    public List<Entry> add(Device device, List<Recording> recordings, Wish wish) {
        Wish wanted = absolute(wish);
        List<Entry> added = new ArrayList<>();
        synchronized (table) {
            Set<QueueItem.Key> there = table.openKeys();
            for (Recording recording : recordings) {
                if (recording.path().length() <= LONGEST_PATH && there.add(QueueItem.Key.of(device.id(), recording))) {
                    Optional<QueueItem> item =
                            table.add(device, recording, wanted, TargetFolder.day(recording, time.clock()));
                    if (item.isEmpty()) {
                        break; // so many wait already that no more can be kept
                    }
                    added.add(item.get().entry());
                }
            }
        }
        if (!added.isEmpty()) {
            worker.changed(QueueFile.SOON);
            worker.pump();
        }
        return added;
    }

    /** Those that were never fetched, are in no entry, and that the user did not cancel. */
    List<Recording> fresh(Device device, List<Recording> recordings) {
        Set<QueueItem.Key> there;
        synchronized (table) {
            there = table.keys();
        }
        return recordings.stream()
                .filter(each -> !there.contains(QueueItem.Key.of(device.id(), each)))
                .filter(each -> copies.of(device, each).isEmpty())
                .toList();
    }

    @Override
    public void pause(long id) {
        change(id, item -> {
            if (!item.ended()) {
                item.become(new Status.Paused());
                QueueWorker.stop(item);
            }
        });
    }

    @Override
    public void resume(long id) {
        change(id, item -> {
            if (item.status() instanceof Status.Paused) {
                worker.again(item);
            }
        });
    }

    @Override
    public void retry(long id) {
        change(id, item -> {
            if (item.status() instanceof Status.Failed || item.status() instanceof Status.Waiting) {
                worker.again(item);
            }
        });
    }

    private void change(long id, Consumer<QueueItem> change) {
        synchronized (table) {
            table.byId(id).ifPresent(change);
        }
        worker.changed(QueueFile.SOON);
        worker.pump();
    }

    @Override
    public void cancel(long id) {
        Optional<QueueItem> gone;
        boolean running;
        synchronized (table) {
            gone = table.remove(id);
            running = gone.isPresent() && gone.get().run != null;
            gone.ifPresent(QueueWorker::stop);
            gone.ifPresent(item -> worker.forget(item));
        }
        if (gone.isPresent()) {
            QueueItem item = gone.get();
            Threads.start("work-download-cancel", () -> {
                if (item.file().isEmpty()) {
                    copies.dismiss(item.device, item.recording());
                    if (!running) {
                        QueueWorker.remove(item.folder().part(item.device, item.recording()));
                    }
                }
            });
            worker.changed(QueueFile.SOON);
            worker.pump();
        }
    }

    @Override
    public void move(long id, int place) {
        synchronized (table) {
            table.move(id, place);
        }
        worker.changed(QueueFile.SOON);
    }

    @Override
    public void pauseAll(boolean halted) {
        synchronized (table) {
            table.halt(halted);
            if (halted) {
                for (QueueItem item : table.open()) {
                    if (item.run != null) {
                        item.become(item.open());
                        QueueWorker.stop(item);
                    }
                }
            }
        }
        worker.changed(QueueFile.SOON);
        worker.pump();
    }

    @Override
    public boolean halted() {
        synchronized (table) {
            return table.halted();
        }
    }

    @Override
    public void clear() {
        synchronized (table) {
            table.clear();
        }
        worker.changed(QueueFile.SOON);
    }

    @Override
    public Optional<Path> copy(Device device, Recording recording) {
        return copies.present(device, recording).flatMap(Copy::file);
    }

    @Override
    public void close() {
        worker.close();
        file.close();
        copies.close();
    }
}
