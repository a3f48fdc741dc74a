// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.util.OptionalLong;

/** Looks for a whole picture among packets that wait. */
final class LookAhead {
    private LookAhead() {}

    /** Since when the first picture is whole that begins between two indices; empty where none is. */
    static OptionalLong completeSince(PacketRing ring, long first, long last) {
        long missing = 0;
        long since = 0;
        boolean counting = false;
        for (long at = first; at <= last; at++) {
            if (!ring.holds(at)) {
                counting = false;
                continue;
            }
            byte kind = ring.kind(at);
            if (kind == PacketKind.SURE_HEADER || (kind == PacketKind.LIKELY_HEADER && !counting)) {
                long length = StreamHeader.length(ring.packet(at));
                counting = length > 0;
                missing = length - (ring.size(at) - StreamHeader.BYTES);
                since = ring.arrivedNanos(at);
            } else if (counting && kind != PacketKind.SOUND && kind != PacketKind.OTHER) {
                missing -= ring.size(at);
                since = Math.max(since, ring.arrivedNanos(at));
            }
            if (counting && missing <= 0) {
                return OptionalLong.of(since);
            }
        }
        return OptionalLong.empty();
    }
}
