// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;

/** How the screen stands to a camera's card. */
sealed interface CardState {
    /** There is no camera to show. */
    record NoCamera() implements CardState {}

    /**
     * It is being read.
     *
     * @param before what it held last, as far as that is known
     */
    record Reading(Optional<Recordings.CardList> before) implements CardState {}

    /** It was read. */
    record Read(Recordings.CardList list) implements CardState {}

    /**
     * It could not be read.
     *
     * @param before what it held last, as far as that is known
     */
    record Failed(DeviceException why, Optional<Recordings.CardList> before) implements CardState {}

    /** What is known of the card. */
    default Optional<Recordings.CardList> known() {
        return switch (this) {
            case NoCamera() -> Optional.empty();
            case Reading(Optional<Recordings.CardList> before) -> before;
            case Read(Recordings.CardList list) -> Optional.of(list);
            case Failed(DeviceException _, Optional<Recordings.CardList> before) -> before;
        };
    }

    /** All recordings that are known. */
    default List<Recording> recordings() {
        return known().map(Recordings.CardList::recordings).orElse(List.of());
    }
}
