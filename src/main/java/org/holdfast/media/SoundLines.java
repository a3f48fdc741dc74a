// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;

/** Where sound devices come from. */
interface SoundLines {
    /**
     * Opens a device, stopped.
     *
     * @param rate frames a second
     * @return empty where this computer has none
     */
    Optional<SoundLine> open(int rate);
}
