// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import org.holdfast.device.DeviceException;

/**
 * What a player tells. Called on the player's own threads; implementations return at once and never call back into
 * the player from here.
 */
public interface PlayerListener {
    /** The picture's size is known, or is another one now. Pictures follow in {@code pictures}. */
    void opened(FrameExchange pictures);

    /** Something is missing that does not stop the picture, such as an audio device. */
    void remark(PlayerRemark remark);

    /** The stream ended by itself, or broke. The player is finished and will call nothing after this. */
    void ended(DeviceException why);

    /** What may be missing. */
    enum PlayerRemark {
        /** The sound is wanted and there, but this computer has nothing to play it with. */
        NO_AUDIO_DEVICE
    }
}
