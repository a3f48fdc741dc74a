// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.service.Connections;
import org.holdfast.service.ServiceTexts;

/** Reads photos whole, within bounds. */
final class Photos {
    private static final int LARGEST = 64 * 1024 * 1024;

    private Photos() {}

    /** See {@link org.holdfast.service.Clips#photo}. */
    static byte[] fromCard(Connections connections, Device device, Recording recording)
            throws DeviceException, InterruptedException {
        try (Connections.Lease lease = connections.open(device)) {
            Recordings card = lease.connection()
                    .capability(Recordings.class)
                    .orElseThrow(() -> new DeviceException.Unsupported(
                            ServiceTexts.of("clip.no-card", device.name()), ServiceTexts.of("clip.no-card.advice")));
            try (Recordings.Transfer transfer = card.open(recording, 0)) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                byte[] part = new byte[64 * 1024];
                int count = transfer.read(part, 0, part.length);
                while (count >= 0) {
                    all.write(part, 0, count);
                    if (all.size() > LARGEST) {
                        throw tooLarge(recording.name());
                    }
                    count = transfer.read(part, 0, part.length);
                }
                return all.toByteArray();
            }
        }
    }

    /** See {@link org.holdfast.service.Clips#photo}. */
    static byte[] fromFile(Path file) throws DeviceException {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw tooLarge(name);
            }
            return all;
        } catch (IOException e) {
            throw new DeviceException.Media(
                    ServiceTexts.of("clip.no-file", name), ServiceTexts.of("clip.no-file.advice"), e);
        }
    }

    private static DeviceException tooLarge(String name) {
        return new DeviceException.Unsupported(
                ServiceTexts.of("clip.photo-large", name), ServiceTexts.of("clip.photo-large.advice"));
    }
}
