// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;

/**
 * What people are told about a family.
 *
 * @param title such as "SJCAM action camera"
 * @param summary which devices belong to it, in one sentence
 * @param drawing the device as a line drawing
 * @param steps what to do at the device before Holdfast can reach it, one thing each
 * @param usualAddress what a device of this family usually has, as a hint in an address field
 */
public record FamilyGuide(Text title, Text summary, Drawing drawing, List<Text> steps, String usualAddress) {
    public FamilyGuide {
        steps = List.copyOf(steps);
    }

    /**
     * A line drawing of 96 by 96 units as SVG path data.
     *
     * @param outline drawn in the text colour
     * @param accent drawn in the accent colour: the light or button to look for
     */
    public record Drawing(String outline, String accent) {}
}
