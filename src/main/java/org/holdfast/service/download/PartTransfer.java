// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;

/**
 * Fills a part from the card until it is whole. It begins a little before the end of what is here and compares that,
 * so that a part of another recording, or a device that begins elsewhere than asked, is noticed; then it begins again
 * from zero. A device that can only begin at zero is compared from there, and nothing is written twice.
 */
final class PartTransfer {
    /** What stays free on a disk, in bytes. */
    static final long RESERVE = 16L << 20;

    /** How much is fetched again and compared, in bytes. */
    static final int OVERLAP = 64 << 10;

    /** More than any card's file system takes, for devices that tell no sizes. */
    private static final long MOST = 256L << 30;

    private static final int BLOCK = 256 << 10;
    private static final long LOOK_EVERY = 32L << 20;
    private static final int RESTARTS = 2;

    private final CardReader reader;
    private final Recording recording;
    private final PartFile part;
    private final DownloadDisk disk;
    private final Path folder;
    private final byte[] block = new byte[BLOCK];
    private int restarts;

    PartTransfer(CardReader reader, Recording recording, PartFile part, DownloadDisk disk, Path folder) {
        this.reader = reader;
        this.recording = recording;
        this.part = part;
        this.disk = disk;
        this.folder = folder;
    }

    /** Fetches what is missing. */
    void run() throws DeviceException, InterruptedException, IOException {
        if (recording.size().orElse(-1) == 0 && recording.sizeTolerance() == 0) {
            part.cut(0);
            return; // there is nothing to ask for
        }
        if (recording.size().isPresent() && part.size() > largestListed()) {
            part.cut(0);
        }
        while (!pass(Math.max(0, part.size() - OVERLAP))) {
            restart();
        }
    }

    /** Fetches everything and compares it with what is here; what differs is replaced. */
    void again() throws DeviceException, InterruptedException, IOException {
        while (!pass(0)) {
            restart();
        }
    }

    private void restart() throws DeviceException, IOException {
        restarts++;
        if (restarts > RESTARTS) {
            throw Failures.senseless(reader.device(), recording, "download.what.changing");
        }
        part.cut(0);
    }

    private long largestListed() {
        return recording.size().orElse(MOST) + recording.sizeTolerance();
    }

    /** @return whether the part is whole; where not, it does not fit and has to begin again */
    private boolean pass(long from) throws DeviceException, InterruptedException, IOException {
        try (Recordings.Transfer transfer = open(from)) {
            OptionalLong total = transfer.total();
            if (total.isPresent() && !recording.mayHave(total.getAsLong())) {
                throw Failures.senseless(reader.device(), recording, "download.what.size");
            }
            if (transfer.from() != from && transfer.from() != 0) {
                throw Failures.senseless(reader.device(), recording, "download.what.place");
            }
            long limit = total.orElse(largestListed());
            if (part.size() > limit) {
                return false;
            }
            roomFor(total.isPresent() || recording.size().isPresent() ? limit - part.size() : 0);
            OptionalLong shown = total.isPresent() ? total : recording.size();
            return read(transfer, limit, shown);
        }
    }

    /** From the beginning where the device answers a range with nonsense. */
    private Recordings.Transfer open(long from) throws DeviceException, InterruptedException {
        try {
            return reader.open(recording, from);
        } catch (DeviceException.Malformed e) {
            if (from == 0) {
                throw e;
            }
            return reader.open(recording, 0);
        }
    }

    private boolean read(Recordings.Transfer transfer, long limit, OptionalLong shown)
            throws DeviceException, InterruptedException, IOException {
        boolean whole = transfer.from() == 0;
        long at = transfer.from();
        long look = part.size() + LOOK_EVERY;
        reader.watch().at(part.size(), shown);
        while (true) {
            int read = transfer.read(block, 0, block.length);
            if (read < 0) {
                break;
            }
            if (at + read > limit) {
                part.cut(0); // nothing tells which of the bytes are the recording's
                throw Failures.senseless(reader.device(), recording, "download.what.long");
            }
            if (!part.take(at, block, read)) {
                if (!whole) {
                    return false;
                }
                part.cut(at);
                part.take(at, block, read);
            }
            at += read;
            if (part.size() >= look) {
                roomFor(0);
                look = part.size() + LOOK_EVERY;
            }
            reader.watch().at(part.size(), shown);
        }
        if (transfer.total().isPresent() ? at != limit : !recording.mayHave(at)) {
            throw Failures.senseless(reader.device(), recording, "download.what.short");
        }
        return part.size() == at; // more than the device has cannot be the recording
    }

    private void roomFor(long bytes) throws DeviceException, IOException {
        if (disk.room(folder) < bytes + RESERVE) {
            throw Failures.full(folder);
        }
    }
}
