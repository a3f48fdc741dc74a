// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.Optional;
import org.holdfast.lab.scene.EncodedFrame;
import org.holdfast.lab.scene.LiveScene;
import org.holdfast.lab.scene.View;
import org.jspecify.annotations.Nullable;

/**
 * Which picture a camera shows. Where pictures take longer to draw than they are shown, as while a camera turns, it
 * shows fewer and never waits for more than one. For the loop's thread.
 */
final class Gaze {
    private @Nullable Asked awaited;

    private record Asked(View view, int number) {
        Optional<EncodedFrame> frame(LiveScene scene) {
            return scene.frame(view, number);
        }
    }

    /** The picture that is due, otherwise the one that was awaited; empty until that is drawn. */
    Optional<EncodedFrame> due(LiveScene scene, View view, int number) {
        Asked due = new Asked(view, number);
        Asked wanted = awaited;
        if (wanted == null) {
            wanted = due;
        }
        Optional<EncodedFrame> ready = wanted.frame(scene);
        if (ready.isEmpty()) {
            awaited = wanted;
            return ready;
        }
        Optional<EncodedFrame> newest = due.frame(scene);
        awaited = newest.isPresent() ? null : due;
        return newest.or(() -> ready);
    }
}
