// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.service.Connections;
import org.holdfast.service.ServiceTexts;

/** The sentences of this package's failures. */
final class Failures {
    private Failures() {}

    static DeviceException.StorageFull full(Path folder) {
        return new DeviceException.StorageFull(
                ServiceTexts.of("download.full", folder.toString()), ServiceTexts.of("download.full.advice"));
    }

    /** What a disk's failure means to the user. */
    static DeviceException disk(IOException why, Path folder, DownloadDisk disk, long reserve) {
        if (why instanceof TargetFolder.LeadsElsewhereException) {
            return new DeviceException.NotAllowed(
                    ServiceTexts.of("download.elsewhere", String.valueOf(why.getMessage())),
                    ServiceTexts.of("download.elsewhere.advice"));
        }
        if (saysFull(why) || full(folder, disk, reserve)) {
            return full(folder);
        }
        return new DeviceException.Media(
                ServiceTexts.of("download.unwritable", folder.toString()),
                ServiceTexts.of("download.unwritable.advice"),
                why);
    }

    static DeviceException.Media unreadable(Path file, IOException why) {
        return new DeviceException.Media(
                ServiceTexts.of("download.unreadable", file.toString()),
                ServiceTexts.of("download.unreadable.advice"),
                why);
    }

    private static boolean saysFull(IOException why) {
        String words = String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("quota exceeded");
    }

    private static boolean full(Path folder, DownloadDisk disk, long reserve) {
        try {
            return disk.room(folder) < reserve;
        } catch (IOException e) {
            return false;
        }
    }

    static DeviceException.Malformed senseless(Device device, Recording recording, String key) {
        return new DeviceException.Malformed(
                device.name(), ServiceTexts.of("download.tried", recording.name()), ServiceTexts.of(key), null);
    }

    static DeviceException.Busy busy(Device device, String key, Recording recording) {
        return new DeviceException.Busy(device.name(), ServiceTexts.of(key, recording.name()));
    }

    static DeviceException.Refused gone(Device device, Recording recording) {
        return new DeviceException.Refused(
                device.name(),
                ServiceTexts.of("download.tried", recording.name()),
                ServiceTexts.of("download.gone"),
                ServiceTexts.of("download.gone.advice"));
    }

    /** What a device's card holds. */
    static Recordings card(Connections.Lease lease) throws DeviceException {
        return lease.connection()
                .capability(Recordings.class)
                .orElseThrow(() -> new DeviceException.Unsupported(
                        ServiceTexts.of("download.none"), ServiceTexts.of("download.none.advice")));
    }
}
