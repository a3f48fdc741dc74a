// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link PacketCounts} tells. Thread-safe. */
final class SessionCounters {
    final LongAdder packets = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder outOfOrder = new LongAdder();
    final LongAdder beyond = new LongAdder();
    final LongAdder foreign = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder resent = new LongAdder();

    PacketCounts now() {
        return new PacketCounts(
                packets.sum(),
                bytes.sum(),
                duplicates.sum(),
                outOfOrder.sum(),
                beyond.sum(),
                foreign.sum(),
                malformed.sum(),
                ignored.sum(),
                resent.sum());
    }
}
