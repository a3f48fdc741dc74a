// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;

/**
 * Deletes recordings on a device's card once there is a verified copy here. Deleting begins only after a while, until
 * which it can be taken back; afterwards a recording can be put back from its copy where the device takes uploads.
 * What waits when the program ends is not deleted. Thread-safe.
 */
public interface CardCleaning extends AutoCloseable {
    /**
     * Sorts recordings into those that may be deleted and those that may not. Asks the device for the ends of each
     * recording and compares them with the copy.
     */
    Sorted sort(Device device, List<Recording> recordings) throws DeviceException, InterruptedException;

    /** Announces a deletion of recordings that {@link #sort} allowed; it begins after a while. */
    Batch delete(Device device, List<Recording> recordings);

    /** Those that wait, run, or ended a short while ago. */
    List<Batch> batches();

    /** Calls {@code changed} after each change, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    /** Begins every waiting deletion at once and waits for it; for the command line. */
    void flush() throws InterruptedException;

    @Override
    void close();

    /**
     * What may be deleted.
     *
     * @param allowed with a verified copy
     * @param locked protected on the device; they stay
     * @param withoutCopy not on this computer, or different there; they stay
     */
    record Sorted(List<Recording> allowed, List<Recording> locked, List<Recording> withoutCopy) {}

    /** One announced deletion. */
    interface Batch {
        Device device();

        List<Recording> recordings();

        Phase phase();

        /** When deleting begins; past afterwards. */
        Instant begins();

        /** What went wrong; the recordings that were not deleted are still on the card. */
        Optional<DeviceException> failure();

        /** How many were deleted so far. */
        int deleted();

        /**
         * Takes it back: before it began nothing happens to the card, afterwards the copies are uploaded.
         *
         * @return whether it can be taken back at all
         */
        boolean undo();
    }

    /** How far it is. */
    enum Phase {
        ANNOUNCED,
        DELETING,
        DELETED,
        TAKEN_BACK,
        PUTTING_BACK,
        PUT_BACK
    }
}
