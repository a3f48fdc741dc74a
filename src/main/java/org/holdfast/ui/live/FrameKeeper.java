// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which buffers of an exchange the screen holds: the one that is shown, and the one shown before, which the
 * render thread may still be uploading. Each is given back exactly once, and never while it is one of the two. Used
 * by one thread; knows no toolkit.
 */
final class FrameKeeper {
    private @Nullable FrameExchange exchange;
    private @Nullable Frame shown;
    private @Nullable Frame before;

    /**
     * Takes the newest picture.
     *
     * @param current the stream's present exchange; when it is another than last time, what was held of the old one
     *     goes back to the old one
     * @return the picture to show now, or empty where there is no newer one
     */
    Optional<Frame> next(FrameExchange current) {
        if (current != exchange) {
            release();
            exchange = current;
        }
        Frame newest = current.take();
        if (newest == null) {
            return Optional.empty();
        }
        if (before != null) {
            current.giveBack(before);
        }
        before = shown;
        shown = newest;
        return Optional.of(newest);
    }

    /** The picture on the screen. */
    Optional<Frame> shown() {
        return Optional.ofNullable(shown);
    }

    /** Gives back everything; only when nothing shows or uploads it any more. */
    void release() {
        FrameExchange from = exchange;
        if (from == null) {
            return;
        }
        if (before != null) {
            from.giveBack(before);
        }
        if (shown != null) {
            from.giveBack(shown);
        }
        before = null;
        shown = null;
        exchange = null;
    }
}
