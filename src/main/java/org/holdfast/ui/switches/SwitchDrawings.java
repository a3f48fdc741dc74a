// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import org.holdfast.device.FamilyGuide.Drawing;

/** The line drawings of the empty screens, 96 by 96 units. */
final class SwitchDrawings {
    /** A socket with its plug beside it. */
    static final Drawing PLUG = new Drawing(
            "M14 22 h40 a8 8 0 0 1 8 8 v36 a8 8 0 0 1 -8 8 h-40 a8 8 0 0 1 -8 -8 v-36 a8 8 0 0 1 8 -8 z "
                    + "M34 33 a15 15 0 1 0 0.01 0 M90 48 h-6 M84 38 v20 a4 4 0 0 1 -4 4 h-2 v-28 h2 a4 4 0 0 1 4 4 z",
            "M28 48 a1.5 1.5 0 1 0 0.01 0 M40 48 a1.5 1.5 0 1 0 0.01 0 M78 43 h-7 M78 53 h-7");

    private SwitchDrawings() {}
}
