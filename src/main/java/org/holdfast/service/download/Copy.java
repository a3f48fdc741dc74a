// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;

/**
 * What became of a recording on this computer.
 *
 * @param path on the device
 * @param size in bytes
 * @param began as the device listed it
 * @param file the verified copy; empty where the user did not want the recording
 * @param ends {@link Ends#digest} of the copy when it was verified; empty without a copy
 */
record Copy(String deviceId, String path, long size, Optional<LocalDateTime> began, Optional<Path> file, String ends) {
    /** Some lists tell minutes only. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** Whether {@code recording} of {@code device} is that one, as far as the list tells. */
    boolean of(Device device, Recording recording) {
        return deviceId.equals(device.id())
                && path.equals(recording.path())
                && recording.mayHave(size)
                && agree(began, recording.began());
    }

    private static boolean agree(Optional<LocalDateTime> one, Optional<LocalDateTime> other) {
        return one.isEmpty()
                || other.isEmpty()
                || Duration.between(one.get(), other.get()).abs().compareTo(TOLERANCE) < 0;
    }
}
