// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Text;

/** What people are told about these devices before one answers. */
final class MiioGuide {
    /** A hint for an address field: routers give any address. */
    static final String USUAL_HOST = "192.168.1.20";

    private static final int STEPS = 6;

    /** A plug from the front: housing, socket, its two holes and its earth. */
    private static final String OUTLINE = "M26 14 h44 a10 10 0 0 1 10 10 v48 a10 10 0 0 1 -10 10 h-44 "
            + "a10 10 0 0 1 -10 -10 v-48 a10 10 0 0 1 10 -10 z "
            + "M68 44 a20 20 0 1 1 -40 0 a20 20 0 1 1 40 0 z "
            + "M42 44 a2.5 2.5 0 1 1 -5 0 a2.5 2.5 0 1 1 5 0 z "
            + "M59 44 a2.5 2.5 0 1 1 -5 0 a2.5 2.5 0 1 1 5 0 z "
            + "M48 24 v5 M48 59 v5";

    /** The button with its light. */
    private static final String ACCENT = "M53 73 a5 5 0 1 1 -10 0 a5 5 0 1 1 10 0 z M48 71 v4";

    private MiioGuide() {}

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
