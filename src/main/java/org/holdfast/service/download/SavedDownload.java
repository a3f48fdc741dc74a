// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Wish;

/**
 * A download as it is kept on disk. How many bytes are here stands nowhere but in the part itself.
 *
 * @param day of the folder where the wish has dated ones
 * @param file where it is; empty before it is whole
 * @param converted where the MP4 is or is being made
 * @param words of a remark or a failure; empty where there is nothing to say
 * @param advice of a failure
 */
record SavedDownload(
        long id,
        Device device,
        Recording recording,
        Wish wish,
        LocalDate day,
        Stage stage,
        Optional<Path> file,
        Optional<Path> converted,
        String words,
        String advice) {
    SavedDownload wordless() {
        return new SavedDownload(id, device, recording, wish, day, stage, file, converted, "", "");
    }

    /** How far it is, as far as that outlives the program. */
    enum Stage {
        /** It goes on by itself. */
        OPEN,
        PAUSED,
        DONE,
        FAILED
    }
}
