// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Text;

/** What people are told about these cameras before one answers. */
final class SjcamGuide {
    private static final int STEPS = 6;

    /** An action camera from the front: body, shutter button on top, lens, grip. */
    private static final String OUTLINE = "M14 32 h68 a6 6 0 0 1 6 6 v40 a6 6 0 0 1 -6 6 h-68 a6 6 0 0 1 -6 -6 v-40 "
            + "a6 6 0 0 1 6 -6 z "
            + "M20 32 v-4 a3 3 0 0 1 3 -3 h14 a3 3 0 0 1 3 3 v4 "
            + "M82 58 a18 18 0 1 1 -36 0 a18 18 0 1 1 36 0 z "
            + "M74 58 a10 10 0 1 1 -20 0 a10 10 0 1 1 20 0 z "
            + "M68 54 a4 4 0 0 0 -4 -3 "
            + "M16 70 h18 M16 76 h18";

    /** The light that shows that the Wi-Fi is on, its waves, and the button that switches it on. */
    private static final String ACCENT = "M27 48 a3 3 0 1 1 -6 0 a3 3 0 1 1 6 0 z "
            + "M17 43 a9 9 0 0 1 14 0 M13 39 a14 14 0 0 1 22 0 "
            + "M24 25 v-4 h12 v4";

    private SjcamGuide() {}

    static FamilyGuide guide() {
        List<Text> steps = IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> text("guide.step." + step))
                .toList();
        return new FamilyGuide(
                text("guide.title"),
                text("guide.summary"),
                new FamilyGuide.Drawing(OUTLINE, ACCENT),
                steps,
                SjcamFamily.USUAL_HOST);
    }
}
