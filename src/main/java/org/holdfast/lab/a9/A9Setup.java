// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.Collections;
import java.util.List;
import org.holdfast.lab.scene.LiveScene;

/**
 * Which A9 cameras to start, and how fast their pictures come.
 *
 * @param kinds one camera for each
 * @param rate pictures a second, 1 to {@link LiveScene#MOST}
 */
public record A9Setup(List<A9Kind> kinds, int rate) {
    /** About what real ones reach (protocol reference, section 1). */
    public static final int USUAL_RATE = 10;

    public A9Setup {
        kinds = List.copyOf(kinds);
        if (rate < 1 || rate > LiveScene.MOST) {
            throw new IllegalArgumentException("Pictures come 1 to " + LiveScene.MOST + " times a second");
        }
    }

    /** One of each kind, 10 pictures a second. */
    public static A9Setup usual() {
        return new A9Setup(List.of(A9Kind.values()), USUAL_RATE);
    }

    /** Many of one kind, for measurements. */
    public static A9Setup many(int count, A9Kind kind, int rate) {
        return new A9Setup(Collections.nCopies(count, kind), rate);
    }

    /** The same cameras with another rate. */
    public A9Setup atRate(int pictures) {
        return new A9Setup(kinds, pictures);
    }
}
