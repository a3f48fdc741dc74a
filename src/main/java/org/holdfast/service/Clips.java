// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.PlayerListener;

/** Plays clips and gives their thumbnails, straight from a device's card or from this computer. Thread-safe. */
public interface Clips extends AutoCloseable {
    /** Plays a recording from the card, without downloading it first. Returns at once. */
    ClipPlayer play(Device device, Recording recording, PlayerListener listener);

    /** Plays a file. Returns at once. */
    ClipPlayer play(Path file, PlayerListener listener);

    /**
     * The small JPEG that stands for a recording: kept on this computer, else asked of the device. Blocks; what was
     * asked for last is fetched first, and interruption gives the place in the queue back.
     *
     * @return empty where there is none
     */
    Optional<byte[]> thumbnail(Device device, Recording recording) throws InterruptedException;

    /**
     * A photo from the card, whole; blocks.
     *
     * @throws DeviceException.Unsupported when it is larger than 64 megabytes
     */
    byte[] photo(Device device, Recording recording) throws DeviceException, InterruptedException;

    /** A photo in a file, likewise. */
    byte[] photo(Path file) throws DeviceException;

    @Override
    void close();
}
