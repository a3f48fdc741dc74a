// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Status;
import org.holdfast.service.Downloads.Wish;
import org.jspecify.annotations.Nullable;

/** One download of the queue as it stands now; guarded by the queue's lock. */
final class QueueItem {
    private static final int LONGEST_WORDS = 500;

    final long id;
    final Device device;
    final Wish wish;
    final LocalDate day;
    /** How many bytes it takes where it is kept. */
    final long weight;

    private Recording recording;
    private Status status;
    private long done;
    private OptionalLong total;
    private double perSecond;
    private Optional<Path> file = Optional.empty();
    private Optional<Path> converted = Optional.empty();
    private Optional<Text> remark = Optional.empty();
    /** Failures in a row without a byte in between. */
    int failures;

    @Nullable
    DownloadRun run;

    private @Nullable Entry entry;
    private @Nullable SavedDownload saved;

    /** What tells downloads apart. */
    record Key(String deviceId, String path, OptionalLong size, Optional<LocalDateTime> began) {
        static Key of(String deviceId, Recording recording) {
            return new Key(deviceId, recording.path(), recording.size(), recording.began());
        }
    }

    QueueItem(long id, Device device, Recording recording, Wish wish, LocalDate day) {
        this.id = id;
        this.device = device;
        this.recording = recording;
        this.wish = wish;
        this.day = day;
        status = new Status.Queued();
        total = recording.size();
        weight = QueueShape.weight(saved());
    }

    /** A download as it was kept. */
    static QueueItem of(SavedDownload saved) {
        QueueItem item = new QueueItem(saved.id(), saved.device(), saved.recording(), saved.wish(), saved.day());
        item.file = saved.file();
        item.converted = saved.converted();
        item.status = switch (saved.stage()) {
            case OPEN -> item.open();
            case PAUSED -> new Status.Paused();
            case DONE -> new Status.Done(words(saved.words()));
            case FAILED ->
                new Status.Failed(
                        new DeviceException.Media(Text.literal(saved.words()), Text.literal(saved.advice()), null));
        };
        item.remark = saved.stage() == SavedDownload.Stage.FAILED ? Optional.empty() : words(saved.words());
        item.done = saved.file().isPresent() ? saved.recording().size().orElse(0) : 0;
        item.changed(); // what was weighed above was a fresh download
        return item;
    }

    private static Optional<Text> words(String words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(Text.literal(words));
    }

    Key key() {
        return Key.of(device.id(), recording);
    }

    /** What only one download at a time may use. */
    String lane() {
        return file.isPresent() ? "convert" : Lanes.of(device.id());
    }

    TargetFolder folder() {
        return TargetFolder.of(wish, day);
    }

    Recording recording() {
        return recording;
    }

    Status status() {
        return status;
    }

    long done() {
        return done;
    }

    OptionalLong total() {
        return total;
    }

    double perSecond() {
        return perSecond;
    }

    Optional<Path> file() {
        return file;
    }

    Optional<Path> converted() {
        return converted;
    }

    Optional<Text> remark() {
        return remark;
    }

    boolean ended() {
        return status instanceof Status.Done || status instanceof Status.Failed;
    }

    /** Whether it goes on as soon as it is its turn. */
    boolean ready() {
        return run == null
                && (status instanceof Status.Queued
                        || status instanceof Status.Waiting
                        || status instanceof Status.Converting);
    }

    /** What it is called while it waits for its turn. */
    Status open() {
        return file.isPresent() ? new Status.Converting() : new Status.Queued();
    }

    void become(Status now) {
        status = now;
        if (!(now instanceof Status.Running)) {
            perSecond = 0;
        }
        changed();
    }

    /** The device lists it otherwise now, such as when its recording has ended. */
    void listed(Recording fresh) {
        recording = fresh;
        total = fresh.size();
        changed();
    }

    void at(long bytes, OptionalLong all, double speed) {
        done = bytes;
        total = all.isPresent() ? all : total;
        perSecond = speed;
        entry = null;
    }

    void landed(Landing landing, long size) {
        file = Optional.of(landing.file());
        remark = landing.remark();
        done = size;
        total = OptionalLong.of(size);
        changed();
    }

    /** @param mp4 where the MP4 is, or is going to be */
    void converting(Optional<Path> mp4) {
        converted = mp4;
        changed();
    }

    void remark(Optional<Text> words) {
        remark = words;
        changed();
    }

    private void changed() {
        entry = null;
        saved = null;
    }

    Entry entry() {
        Entry now = entry;
        if (now == null) {
            boolean whole = status instanceof Status.Done;
            now = new Entry(
                    id,
                    device.id(),
                    device.name(),
                    recording,
                    wish,
                    status,
                    done,
                    total,
                    perSecond,
                    left(),
                    file,
                    whole ? converted : Optional.empty());
            entry = now;
        }
        return now;
    }

    private Optional<Duration> left() {
        return perSecond > 0 && total.isPresent()
                ? Optional.of(Duration.ofMillis((long) (Math.max(0, total.getAsLong() - done) * 1000.0 / perSecond)))
                : Optional.empty();
    }

    SavedDownload saved() {
        SavedDownload now = saved;
        if (now == null) {
            String words = remark.map(Text::toString).orElse("");
            String advice = "";
            if (status instanceof Status.Failed(DeviceException why)) {
                words = why.sentence().toString();
                advice = why.advice().toString();
            }
            now = new SavedDownload(
                    id, device, recording, wish, day, stage(), file, converted, shortened(words), shortened(advice));
            saved = now;
        }
        return now;
    }

    private SavedDownload.Stage stage() {
        return switch (status) {
            case Status.Done _ -> SavedDownload.Stage.DONE;
            case Status.Failed _ -> SavedDownload.Stage.FAILED;
            case Status.Paused _ -> SavedDownload.Stage.PAUSED;
            case Status.Queued _, Status.Running _, Status.Checking _, Status.Converting _, Status.Waiting _ ->
                SavedDownload.Stage.OPEN;
        };
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }
}
