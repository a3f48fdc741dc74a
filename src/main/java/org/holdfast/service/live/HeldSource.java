// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a stream comes from, made when it is needed and let go when it failed. Belongs to the stream's loop. */
final class HeldSource {
    private final Function<Runnable, StreamSource> sources;
    private final Runnable moved;
    private @Nullable StreamSource source;

    /**
     * @param sources makes a source, given what it calls when the stream moved
     * @param moved that call
     */
    HeldSource(Function<Runnable, StreamSource> sources, Runnable moved) {
        this.sources = sources;
        this.moved = moved;
    }

    /** The present one, or a new one. */
    StreamSource get() {
        StreamSource held = source;
        if (held == null) {
            held = sources.apply(moved);
            source = held;
        }
        return held;
    }

    void release() {
        StreamSource held = source;
        source = null;
        if (held != null) {
            held.release();
        }
    }
}
