// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import org.holdfast.device.FamilyGuide.Drawing;

/** The line drawings of the empty recordings screens, 96 by 96 units. */
final class RecordingDrawings {
    /** A memory card with nothing on it. */
    static final Drawing CARD = new Drawing(
            "M30 14 h26 l14 14 v50 a4 4 0 0 1 -4 4 h-36 a4 4 0 0 1 -4 -4 v-60 a4 4 0 0 1 4 -4 z "
                    + "M36 22 v10 M44 22 v10 M52 22 v10",
            "M38 58 h20 M38 66 h12");

    /** An empty slot with its card beside it. */
    static final Drawing SLOT = new Drawing(
            "M12 40 h40 v44 h-40 z M20 62 h24 v6 h-24 z",
            "M62 18 h12 l8 8 v26 h-20 z M66 23 v5 M71 23 v5 M62 66 h16 M62 66 l6 -6 M62 66 l6 6");

    /** A film strip under a lens: nothing matches. */
    static final Drawing NOTHING = new Drawing(
            "M8 30 h52 v36 h-52 z M18 30 v36 M50 30 v36 M8 39 h10 M8 48 h10 M8 57 h10 M50 39 h10 M50 57 h10",
            "M66 46 a14 14 0 1 0 0.01 0 M76 70 l12 12");

    private RecordingDrawings() {}
}
