// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one recording onto this computer: looks whether it is here already, goes on from what an earlier attempt
 * left, checks what came, and only then gives it its name. Blocks; thread-safe.
 */
final class ClipFetch {
    private static final Logger LOG = LoggerFactory.getLogger(ClipFetch.class);
    /** Cuts after which it goes on at once, as long as something came in between. */
    private static final int CUTS = 5;

    private final DownloadDisk disk;
    private final Timekeeper time;
    private final CopyIndex copies;

    ClipFetch(DownloadDisk disk, Timekeeper time, CopyIndex copies) {
        this.disk = disk;
        this.time = time;
        this.copies = copies;
    }

    /** Gets {@code recording} into {@code folder}, which is made where it is missing. */
    Landing fetch(Device device, Recordings card, Recording recording, TargetFolder folder, FetchWatch watch)
            throws DeviceException, InterruptedException {
        CardReader reader = new CardReader(device, card, time, watch);
        try {
            folder.make();
            Optional<Landing> before = before(reader, recording, folder);
            if (before.isPresent()) {
                return before.get();
            }
            PartFile part = PartFile.open(folder.part(device, recording), disk)
                    .orElseThrow(() -> Failures.busy(device, "download.tried.elsewhere", recording));
            try (part) {
                return fetch(reader, recording, folder, part);
            }
        } catch (IOException e) {
            throw Failures.disk(e, folder.path(), disk, PartTransfer.RESERVE);
        }
    }

    /** The same recording from an earlier time, here or in another day's folder. */
    private Optional<Landing> before(CardReader reader, Recording recording, TargetFolder folder)
            throws DeviceException, InterruptedException, IOException {
        Device device = reader.device();
        Path part = folder.part(device, recording);
        for (Path file : folder.alike(SafeName.of(recording.name()))) {
            if (regular(part) && regular(file) && Files.isSameFile(part, file)) {
                Files.delete(part); // a kill came between the two halves of giving it its name
                return Optional.of(landed(device, recording, file, false));
            }
            if (isThat(reader, recording, file)) {
                return Optional.of(landed(device, recording, file, true));
            }
        }
        for (Copy copy : copies.of(device, recording)) {
            Path file = copy.file().orElse(folder.chosen());
            if (file.startsWith(folder.chosen())
                    && !file.startsWith(folder.path())
                    && isThat(reader, recording, file)) {
                return Optional.of(landed(device, recording, file, true));
            }
        }
        return Optional.empty();
    }

    private static boolean regular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isThat(CardReader reader, Recording recording, Path file)
            throws DeviceException, InterruptedException, IOException {
        if (!regular(file) || !recording.mayHave(Files.size(file))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Ends.same(reader, recording, Content.of(channel));
        }
    }

    private Landing landed(Device device, Recording recording, Path file, boolean before) throws IOException {
        copies.note(device, recording, file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ContainerCheck.Finding finding =
                    ContainerCheck.look(recording.kind(), recording.name(), Content.of(channel));
            Optional<Text> remark = before ? Optional.of(ServiceTexts.of("download.remark.before")) : remark(finding);
            return new Landing(file, before, remark, finding == ContainerCheck.Finding.SOUND);
        }
    }

    private Landing fetch(CardReader reader, Recording recording, TargetFolder folder, PartFile part)
            throws DeviceException, InterruptedException, IOException {
        PartTransfer transfer = new PartTransfer(reader, recording, part, disk, folder.path());
        throughCuts(transfer, part);
        reader.watch().checking();
        ContainerCheck.Finding finding = ContainerCheck.look(recording.kind(), recording.name(), part.content());
        if (finding == ContainerCheck.Finding.PAGE) {
            part.cut(0);
            throw Failures.busy(reader.device(), "download.tried", recording);
        }
        if (finding == ContainerCheck.Finding.DAMAGED && part.size() > 0) {
            // Either it lies damaged on the card or it was damaged on its way: a second look tells.
            LOG.info("A recording is fetched a second time because its structure is broken");
            transfer.again();
            finding = ContainerCheck.look(recording.kind(), recording.name(), part.content());
        }
        part.force();
        dated(part.path(), recording);
        Path file = place(recording, folder, part);
        disk.settle(folder.path());
        copies.note(reader.device(), recording, file);
        return new Landing(file, false, remark(finding), finding == ContainerCheck.Finding.SOUND);
    }

    private static void throughCuts(PartTransfer transfer, PartFile part)
            throws DeviceException, InterruptedException, IOException {
        for (int cut = 0; ; cut++) {
            long before = part.size();
            try {
                transfer.run();
                return;
            } catch (DeviceException.TimedOut
                    | DeviceException.Unreachable
                    | DeviceException.Malformed
                    | DeviceException.Busy e) {
                if (cut >= CUTS || part.size() <= before) {
                    throw e;
                }
                LOG.debug("A transfer was cut and goes on", e);
            }
        }
    }

    private Path place(Recording recording, TargetFolder folder, PartFile part) throws IOException {
        return folder.name(part.path(), SafeName.of(recording.name()), disk);
    }

    private static Optional<Text> remark(ContainerCheck.Finding finding) {
        return switch (finding) {
            case UNFINISHED -> Optional.of(ServiceTexts.of("download.remark.unfinished"));
            case DAMAGED -> Optional.of(ServiceTexts.of("download.remark.damaged"));
            case SOUND, PAGE, OTHER -> Optional.empty();
        };
    }

    /** The time at which it was begun, by this computer's time zone, as the camera tells local time. */
    private void dated(Path file, Recording recording) {
        try {
            if (recording.began().isPresent()) {
                Files.setLastModifiedTime(
                        file,
                        FileTime.from(recording
                                .began()
                                .get()
                                .atZone(time.clock().getZone())
                                .toInstant()));
            }
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            LOG.debug("A file keeps the time of its download", e);
        }
    }
}
