// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.device.DeviceException;
import org.holdfast.media.Still;

/** Writes a picture into a file. */
@FunctionalInterface
public interface StillSaver {
    /**
     * Writes PNG or JPEG by the file's ending, replacing what is there.
     *
     * @throws DeviceException when it is clear what the user can do, such as about a full disk
     */
    void save(Still still, Path file) throws IOException, DeviceException;
}
