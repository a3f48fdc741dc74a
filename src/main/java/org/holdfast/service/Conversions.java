// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.time.Duration;
import org.holdfast.device.DeviceException;
import org.holdfast.media.convert.ConversionJob;

/**
 * Makes films that play anywhere out of cameras' clips. The work is done by a child process of our own, so that a bad
 * file can end that process and nothing else. Thread-safe.
 */
public interface Conversions extends AutoCloseable {
    /**
     * Converts. Blocks; interruption cancels it and leaves no half file. The originals are never touched.
     *
     * @throws DeviceException.Media with a plain sentence when a clip is unfinished, damaged or does not fit the others
     * @throws DeviceException.StorageFull when the disk is full
     */
    Converted convert(ConversionJob job, Tasks.Progress progress) throws DeviceException, InterruptedException;

    /** Ends what runs; within two seconds. */
    @Override
    void close();

    /**
     * What came of it.
     *
     * @param bytes its size
     * @param samePicture whether the picture's packets were compared with the original's and are the same
     */
    record Converted(Path file, long bytes, Duration length, boolean samePicture) {}
}
