// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.util.OptionalLong;
import org.holdfast.device.Recordings;

/** What a download tells while it runs, on its own thread. */
interface FetchWatch {
    /**
     * Keeps a transfer, so that it can be closed from elsewhere to end a blocked read.
     *
     * @return the same transfer
     * @throws InterruptedException when the download was stopped; the transfer is closed then
     */
    Recordings.Transfer opened(Recordings.Transfer transfer) throws InterruptedException;

    /**
     * Tells how much is here; called often.
     *
     * @param total in bytes; empty while unknown
     */
    void at(long done, OptionalLong total);

    /** All bytes are here. */
    void checking();

    /** Nobody watches. */
    static FetchWatch none() {
        return new FetchWatch() {
            @Override
            public Recordings.Transfer opened(Recordings.Transfer transfer) {
                return transfer;
            }

            @Override
            public void at(long done, OptionalLong total) {}

            @Override
            public void checking() {}
        };
    }
}
