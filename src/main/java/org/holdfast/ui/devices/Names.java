// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import org.holdfast.service.DeviceBook;

/** What a device may be called. */
final class Names {
    private static final int LONGEST = 80;

    private Names() {}

    /**
     * Why a name cannot be had; empty when it can.
     *
     * @param id of the device that is to have it
     */
    static Optional<Problem> problemWith(DeviceBook book, String id, String name) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            return Optional.of(Problem.BLANK);
        }
        if (wanted.length() > LONGEST) {
            return Optional.of(Problem.LONG);
        }
        return book.byName(wanted).filter(other -> !other.id().equals(id)).isPresent()
                ? Optional.of(Problem.TAKEN)
                : Optional.empty();
    }

    /** What may be wrong with a name. */
    enum Problem {
        BLANK,
        LONG,
        TAKEN
    }
}
