// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.Optional;

/** The secrets of one device, for the family that connects to it. Thread-safe. */
@FunctionalInterface
public interface Credentials {
    /** There are none. */
    Credentials NONE = kind -> Optional.empty();

    /**
     * The secret as it was saved; the caller wipes the array.
     *
     * @param kind one of {@link DeviceFamily#credentials}, such as {@code password}
     */
    Optional<char[]> get(String kind) throws DeviceException;

    /**
     * A secret that a device of a family may want.
     *
     * @param kind stable name, such as {@code password}
     * @param label what it is called
     * @param help where its owner finds it, and what holds while none is given
     * @param longest in characters
     */
    record Field(String kind, Text label, Text help, int longest) {}
}
