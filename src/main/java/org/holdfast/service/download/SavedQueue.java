// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.util.List;

/**
 * The queue as it is kept on disk.
 *
 * @param next the next entry's id
 * @param halted whether the user halted everything
 */
record SavedQueue(long next, boolean halted, List<SavedDownload> downloads) {
    static final SavedQueue EMPTY = new SavedQueue(1, false, List.of());

    SavedQueue {
        downloads = List.copyOf(downloads);
    }
}
