// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pieces of a recording that were read lately, at most four megabytes, and besides them its last megabyte, where
 * cameras write the index. For one thread.
 */
final class BlockCache {
    /** Bytes of a piece; the last one may be shorter. */
    static final int BLOCK = 64 * 1024;

    private static final int RECENT = 64;
    private static final int TAIL = 16;

    private final LinkedHashMap<Long, byte[]> recent = new LinkedHashMap<>(RECENT, 0.75f, true);
    private final Map<Long, byte[]> tail = new HashMap<>();
    private final long firstOfTail;

    /** @param size of the recording, in bytes */
    BlockCache(long size) {
        firstOfTail = Math.max(1, (size + BLOCK - 1) / BLOCK - TAIL);
    }

    Optional<byte[]> get(long block) {
        return Optional.ofNullable(block >= firstOfTail ? tail.get(block) : recent.get(block));
    }

    void put(long block, byte[] bytes) {
        if (block >= firstOfTail) {
            tail.put(block, bytes);
            return;
        }
        recent.put(block, bytes);
        if (recent.size() > RECENT) {
            recent.pollFirstEntry();
        }
    }
}
