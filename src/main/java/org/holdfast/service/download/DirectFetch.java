// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;
import org.holdfast.service.Connections;
import org.holdfast.service.Conversions;
import org.holdfast.service.Downloads.Fetched;
import org.holdfast.service.Downloads.Wish;
import org.holdfast.service.Tasks;
import org.holdfast.service.Timekeeper;

/** What is fetched or compared at once, outside of the queue, by the same rules. Blocks; thread-safe. */
final class DirectFetch {
    private final Connections connections;
    private final Conversions conversions;
    private final ClipFetch fetch;
    private final CopyIndex copies;
    private final Lanes lanes;
    private final Timekeeper time;

    DirectFetch(
            Connections connections,
            Conversions conversions,
            ClipFetch fetch,
            CopyIndex copies,
            Lanes lanes,
            Timekeeper time) {
        this.connections = connections;
        this.conversions = conversions;
        this.fetch = fetch;
        this.copies = copies;
        this.lanes = lanes;
        this.time = time;
    }

    Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        Clock clock = time.clock();
        TargetFolder folder = TargetFolder.of(wish, TargetFolder.day(recording, clock));
        String lane = Lanes.of(device.id());
        lanes.take(lane);
        DownloadRun.Outcome outcome;
        try {
            outcome = DownloadRun.download(
                    device, recording, folder, connections, fetch, new Reporting(progress), fresh -> {});
        } finally {
            lanes.leave(lane);
            copies.write();
        }
        return switch (outcome) {
            case DownloadRun.Outcome.Landed(Landing landing, long _) -> fetched(landing, wish);
            case DownloadRun.Outcome.Growing(DeviceException why) -> throw why;
            case DownloadRun.Outcome.Failed(DeviceException why) -> throw why;
            case DownloadRun.Outcome.Converted _, DownloadRun.Outcome.Stopped _ -> throw new InterruptedException();
        };
    }

    private Fetched fetched(Landing landing, Wish wish) throws DeviceException, InterruptedException {
        Optional<Path> mp4 = Optional.empty();
        if (wish.convert() && landing.sound() && DownloadRun.convertible(landing.file())) {
            Path wanted = DownloadRun.mp4(landing.file());
            if (DownloadRun.convert(landing.file(), wanted, conversions)
                    instanceof DownloadRun.Outcome.Converted(Optional<Path> made, Optional<Text> _)) {
                mp4 = made;
            }
        }
        return new Fetched(landing.file(), mp4, landing.before());
    }

    /** Compares every byte of a file with a recording and notes it where they are the same. */
    boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        Path absolute = file.toAbsolutePath().normalize();
        String lane = Lanes.of(device.id());
        lanes.take(lane);
        try (Connections.Lease lease = connections.openByItself(device);
                FileChannel channel = FileChannel.open(absolute, StandardOpenOption.READ)) {
            CardReader reader = new CardReader(device, Failures.card(lease), time, new Reporting(progress));
            boolean same = Ends.sameThroughout(reader, recording, Content.of(channel));
            if (same) {
                copies.note(device, recording, absolute);
            }
            return same;
        } catch (IOException e) {
            throw Failures.unreadable(absolute, e);
        } finally {
            lanes.leave(lane);
            copies.write();
        }
    }

    /** Hands on how far it is. */
    private record Reporting(Tasks.Progress progress) implements FetchWatch {
        @Override
        public Recordings.Transfer opened(Recordings.Transfer transfer) {
            return transfer;
        }

        @Override
        public void at(long done, OptionalLong total) {
            boolean known = total.isPresent() && total.getAsLong() > 0;
            progress.at(
                    known ? OptionalDouble.of(Math.min(1, (double) done / total.getAsLong())) : OptionalDouble.empty(),
                    Optional.empty());
        }

        @Override
        public void checking() {
            progress.at(OptionalDouble.of(1), Optional.empty());
        }
    }
}
