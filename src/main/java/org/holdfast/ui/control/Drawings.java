// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import org.holdfast.device.FamilyGuide.Drawing;

/** The line drawings of the empty screens, 96 by 96 units like those of the families. */
public final class Drawings {
    /** An anchor under water: nothing was added yet. */
    public static final Drawing ANCHOR = new Drawing(
            "M48 26 V78 M36 40 H60 M48 26 a7 7 0 1 1 0.01 0 "
                    + "M20 58 c2 14 13 22 28 22 c15 0 26 -8 28 -22 M14 64 l6 -7 l7 6 M82 64 l-6 -7 l-7 6",
            "M8 34 q5 -5 10 0 t10 0 M68 34 q5 -5 10 0 t10 0 M4 46 q5 -5 10 0 t10 0 M72 46 q5 -5 10 0 t10 0");

    /** A lens that looks at nothing: no picture. */
    public static final Drawing LENS = new Drawing(
            "M10 30 h18 l6 -9 h28 l6 9 h18 v45 h-76 z M48 34 a18 18 0 1 0 0.01 0",
            "M48 43 a9 9 0 1 0 0.01 0 M76 38 h4");

    /** A lighthouse with its beam: a search that found nothing. */
    public static final Drawing LIGHTHOUSE = new Drawing(
            "M40 36 h16 l6 46 h-28 z M38 36 h20 M42 36 v-12 h12 v12 M40 24 l8 -8 l8 8 M26 82 h44 M38 52 h20 M36 66 h24",
            "M62 28 l22 -8 M62 32 l22 6 M34 28 l-22 -8 M34 32 l-22 6");

    /** An unplugged cable: something does not answer. */
    public static final Drawing UNPLUGGED = new Drawing(
            "M8 66 c14 0 10 -22 24 -22 h6 M38 34 v20 h10 c6 0 10 -4 10 -10 s-4 -10 -10 -10 z "
                    + "M88 30 c-14 0 -10 14 -20 14 M66 38 v12",
            "M60 26 l4 -6 M66 30 l8 -4 M60 62 l4 6 M66 58 l8 4");

    private Drawings() {}
}
