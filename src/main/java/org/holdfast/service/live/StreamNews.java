// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import org.holdfast.media.Player;

/** What a stream tells the rest of the program. Called by the stream's loop. */
interface StreamNews {
    /** The device or address, for a sentence. */
    String where();

    /** Pictures come. */
    void live();

    /**
     * A last picture may be taken.
     *
     * @param now whether to have it before this returns, as the player is about to be closed; bounded
     */
    void picture(Player player, boolean now);
}
