// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Text;

/** What people are told about these cameras before one answers. */
final class A9Guide {
    /** Where the variant in demo mode sits; the others get their address from a router, or their own gateway's. */
    static final String USUAL_HOST = "192.168.4.153";

    private static final int STEPS = 6;

    /** The half-round housing from the front: body, lens within its ring of lamps, magnetic foot. */
    private static final String OUTLINE = "M20 74 v-20 a28 28 0 0 1 56 0 v20 z "
            + "M64 54 a16 16 0 1 1 -32 0 a16 16 0 1 1 32 0 z "
            + "M55 54 a7 7 0 1 1 -14 0 a7 7 0 1 1 14 0 z "
            + "M14 74 h68 v6 a4 4 0 0 1 -4 4 h-60 a4 4 0 0 1 -4 -4 z";

    /** The lamp that shows that it is on, and the waves of its own network. */
    private static final String ACCENT =
            "M51 33 a3 3 0 1 1 -6 0 a3 3 0 1 1 6 0 z " + "M38 20 a14 14 0 0 1 20 0 M32 14 a22 22 0 0 1 32 0";

    private A9Guide() {}

    static FamilyGuide guide() {
        List<Text> steps = IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> text("guide.step." + step))
                .toList();
        return new FamilyGuide(
                text("guide.title"),
                text("guide.summary"),
                new FamilyGuide.Drawing(OUTLINE, ACCENT),
                steps,
                USUAL_HOST);
    }
}
