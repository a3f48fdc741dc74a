// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.Conversions;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Downloads.Status;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the queue: begins what can begin, one transfer a device and one conversion at a time, and decides what
 * becomes of each. The table is its own lock; nothing is asked of a device, a disk or a listener while it is held.
 */
final class QueueWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    /** How often it is looked whether another program has let go of the queue. */
    private static final Duration OWNER_PAUSE = Duration.ofSeconds(15);

    private final QueueTable table;
    private final QueueFile file;
    private final Changes changes;
    private final Lanes lanes;
    private final ClipFetch fetch;
    private final Connections connections;
    private final DeviceBook book;
    private final Conversions conversions;
    private final Timekeeper time;
    private final Rests rests;
    private final Registration reachability;
    private final Map<String, Boolean> answering = new HashMap<>();
    private final List<Runnable> begun = new CopyOnWriteArrayList<>();
    private boolean started;
    private boolean working;
    private boolean closed;

    QueueWorker(
            QueueTable table,
            QueueFile file,
            Changes changes,
            Lanes lanes,
            ClipFetch fetch,
            Connections connections,
            DeviceBook book,
            Conversions conversions,
            Timekeeper time) {
        this.table = table;
        this.file = file;
        this.changes = changes;
        this.lanes = lanes;
        this.fetch = fetch;
        this.connections = connections;
        this.book = book;
        this.conversions = conversions;
        this.time = time;
        rests = new Rests(time, this::pump);
        reachability = connections.listen(this::reachabilityChanged);
    }

    void start() {
        synchronized (table) {
            if (started || closed) {
                return;
            }
            started = true;
        }
        Threads.start("work-downloads-start", this::own);
    }

    private void own() {
        if (!file.own()) {
            synchronized (table) {
                if (!closed) {
                    time.after(OWNER_PAUSE, this::own);
                }
            }
            return;
        }
        SavedQueue newest = file.newest();
        synchronized (table) {
            table.reload(newest);
            for (QueueItem item : table.open()) {
                partSize(item).ifPresent(size -> item.at(size, item.total(), 0));
            }
            working = true;
        }
        changed(QueueFile.LATER);
        pump();
        begun.forEach(Runnable::run);
    }

    /** Calls {@code begin} when this program begins to work on the queue, which may never be. */
    void whenWorking(Runnable begin) {
        begun.add(begin);
    }

    private OptionalLong partSize(QueueItem item) {
        try {
            Path part = item.folder().part(item.device, item.recording());
            return item.file().isEmpty() && Files.exists(part)
                    ? OptionalLong.of(Files.size(part))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Saves soon and tells who listens. */
    void changed(Duration saveWithin) {
        synchronized (table) {
            if (working && !closed) {
                file.save(saveWithin);
            }
        }
        changes.tell();
    }

    /** Begins whatever can begin. */
    void pump() {
        List<DownloadRun> runs = new ArrayList<>();
        synchronized (table) {
            if (!working || closed || table.halted()) {
                return;
            }
            for (QueueItem item : table.all()) {
                if (item.ready() && !resting(item) && lanes.tryTake(item.lane())) {
                    DownloadRun run = run(item);
                    item.run = run;
                    item.become(item.file().isPresent() ? new Status.Converting() : new Status.Running());
                    runs.add(run);
                }
            }
        }
        runs.forEach(DownloadRun::start);
        if (!runs.isEmpty()) {
            changes.tell();
        }
    }

    private boolean resting(QueueItem item) {
        return rests.holds(restOf(item))
                || (item.file().isEmpty() && (rests.holds(item.lane()) || rests.holds(restOf(item.wish.folder()))));
    }

    private static String restOf(QueueItem item) {
        return "item:" + item.id;
    }

    private static String restOf(Path folder) {
        return "folder:" + folder;
    }

    private DownloadRun run(QueueItem item) {
        String lane = item.lane();
        return new DownloadRun(item.device, run -> work(item, run), time, new Telling(item, lane), item.done());
    }

    private DownloadRun.Outcome work(QueueItem item, DownloadRun run) throws DeviceException, InterruptedException {
        Optional<Path> here;
        Recording recording;
        synchronized (table) {
            here = item.file();
            recording = item.recording();
        }
        if (here.isPresent()) {
            return convert(item, here.get());
        }
        Device device = book.byId(item.device.id()).orElse(item.device);
        return DownloadRun.download(
                device, recording, item.folder(), connections, fetch, run, fresh -> listed(item, fresh));
    }

    private DownloadRun.Outcome convert(QueueItem item, Path here) throws DeviceException, InterruptedException {
        Optional<Path> planned;
        synchronized (table) {
            planned = item.converted();
        }
        Path mp4 = planned.isPresent() ? planned.get() : DownloadRun.mp4(here);
        synchronized (table) {
            item.converting(Optional.of(mp4));
        }
        file.write(); // so that a kill does not lead to a second MP4
        return DownloadRun.convert(here, mp4, conversions);
    }

    private void listed(QueueItem item, Recording fresh) {
        Path old;
        Path now;
        synchronized (table) {
            old = item.folder().part(item.device, item.recording());
            item.listed(fresh);
            now = item.folder().part(item.device, fresh);
        }
        if (!old.equals(now)) {
            remove(old);
        }
        changed(QueueFile.LATER);
    }

    static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("What came of a download could not be removed", e);
        }
    }

    /** What a run tells. */
    private final class Telling implements DownloadRun.Telling {
        private final QueueItem item;
        private final String lane;

        Telling(QueueItem item, String lane) {
            this.item = item;
            this.lane = lane;
        }

        @Override
        public void at(DownloadRun run, long done, OptionalLong total, double perSecond) {
            synchronized (table) {
                if (item.run != run || run.stopped()) {
                    return;
                }
                if (done > item.done()) {
                    item.failures = 0;
                }
                item.at(done, total, perSecond);
            }
            changes.tell();
        }

        @Override
        public void checking(DownloadRun run) {
            synchronized (table) {
                if (item.run != run || run.stopped()) {
                    return;
                }
                item.become(new Status.Checking());
            }
            changes.tell();
        }

        @Override
        public void ended(DownloadRun run, DownloadRun.Outcome outcome) {
            boolean cancelled;
            synchronized (table) {
                cancelled = !table.holds(item);
            }
            if (cancelled) {
                remove(item.folder().part(item.device, item.recording()));
            }
            synchronized (table) {
                item.run = null;
                lanes.leave(lane);
                settle(item, outcome);
            }
            changed(QueueFile.LATER);
            pump();
        }
    }

    /** Under the lock. */
    private void settle(QueueItem item, DownloadRun.Outcome outcome) {
        switch (outcome) {
            case DownloadRun.Outcome.Landed(Landing landing, long size) -> {
                item.failures = 0;
                item.landed(landing, size);
                boolean convert = item.wish.convert() && landing.sound() && DownloadRun.convertible(landing.file());
                if (!convert) {
                    item.become(new Status.Done(item.remark()));
                } else if (!(item.status() instanceof Status.Paused)) {
                    item.become(new Status.Converting());
                }
            }
            case DownloadRun.Outcome.Converted(Optional<Path> mp4, Optional<Text> words) -> {
                item.converting(mp4);
                item.remark(words.isPresent() ? words : item.remark());
                item.become(new Status.Done(item.remark()));
            }
            case DownloadRun.Outcome.Growing(DeviceException why) -> {
                item.become(new Status.Waiting(why));
                rests.begin(restOf(item), Rests.pause(Integer.MAX_VALUE));
            }
            case DownloadRun.Outcome.Failed(DeviceException why) -> failed(item, why);
            case DownloadRun.Outcome.Stopped _ -> {
                // Whoever stopped it has said what becomes of it.
            }
        }
    }

    private void failed(QueueItem item, DeviceException why) {
        item.failures++;
        Duration pause = Rests.pause(item.failures);
        FailureKind kind = FailureKind.of(why);
        if (kind == FailureKind.FINAL || (kind == FailureKind.RECORDING && item.failures > FailureKind.PATIENCE)) {
            item.become(new Status.Failed(why));
            return;
        }
        item.become(new Status.Waiting(why));
        switch (kind) {
            case DEVICE -> {
                rests.begin(item.lane(), pause);
                answering.put(item.device.id(), answers(item.device.id()));
                if (item.failures > FailureKind.PATIENCE / 2) {
                    rests.begin(restOf(item), pause.multipliedBy(3)); // others of the device get their turn
                }
            }
            case FOLDER -> rests.begin(restOf(item.wish.folder()), FailureKind.FOLDER_PAUSE);
            case RECORDING, FINAL -> rests.begin(restOf(item), pause);
        }
    }

    private boolean answers(String deviceId) {
        return connections.reachability(deviceId) instanceof Reachability.Answering;
    }

    /** A device that did not answer may do so now. */
    private void reachabilityChanged() {
        boolean news = false;
        synchronized (table) {
            for (Map.Entry<String, Boolean> each : answering.entrySet()) {
                boolean now = answers(each.getKey());
                if (now && !each.getValue()) {
                    news = true;
                    rests.end(Lanes.of(each.getKey()));
                    table.of(each.getKey()).forEach(item -> rests.end(restOf(item)));
                }
                each.setValue(now);
            }
        }
        if (news) {
            Threads.start("work-downloads-go-on", this::pump);
        }
    }

    /** Under the lock: it may be tried at once. */
    void again(QueueItem item) {
        item.failures = 0;
        rests.end(restOf(item));
        rests.end(Lanes.of(item.device.id()));
        rests.end(restOf(item.wish.folder()));
        item.become(item.open());
    }

    static void stop(QueueItem item) {
        if (item.run != null) {
            item.run.stop();
        }
    }

    void forget(QueueItem item) {
        rests.end(restOf(item));
    }

    @Override
    public void close() {
        List<DownloadRun> runs;
        synchronized (table) {
            if (closed) {
                return;
            }
            closed = true;
            runs = table.all().stream()
                    .flatMap(item -> Optional.ofNullable(item.run).stream())
                    .toList();
        }
        reachability.close();
        rests.close();
        changes.close();
        runs.forEach(DownloadRun::stop);
        long end = System.nanoTime() + CLOSING.toNanos();
        try {
            for (DownloadRun run : runs) {
                Thread thread = run.thread();
                long rest = end - System.nanoTime();
                if (thread != null && rest > 0 && !thread.join(Duration.ofNanos(rest))) {
                    LOG.warn("A download did not end in time");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
