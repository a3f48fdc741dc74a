// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link ReplyCounts} tells. Thread-safe. */
final class ReplyCounters {
    final LongAdder answers = new LongAdder();
    final LongAdder wrongChecksums = new LongAdder();
    final LongAdder wrongIds = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder strangers = new LongAdder();
    final LongAdder repaired = new LongAdder();
    final LongAdder resent = new LongAdder();
    final LongAdder hellos = new LongAdder();

    ReplyCounts now() {
        return new ReplyCounts(
                answers.sum(),
                wrongChecksums.sum(),
                wrongIds.sum(),
                malformed.sum(),
                strangers.sum(),
                repaired.sum(),
                resent.sum(),
                hellos.sum());
    }
}
