// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.net.Registration;

/**
 * An open connection to one device. Thread-safe: the client behind it orders the commands. Closing ends its
 * threads within two seconds and is harmless when repeated.
 */
public interface Connection extends AutoCloseable {
    /** The device as it identified itself when the connection was opened. */
    Device device();

    /** Facts about the device for its page and for {@code holdfast info}: firmware, card, battery, in that order. */
    List<Fact> facts() throws DeviceException, InterruptedException;

    /**
     * What this device offers. Screens show what is there and never ask for the family.
     *
     * @param kind one of the capability interfaces of this package
     */
    <C extends Capability> Optional<C> capability(Class<C> kind);

    /**
     * Calls {@code lost} once, from a thread of the connection, when the device answers nothing any more, or at once
     * where that happened before. The connection has to be closed then and another one opened.
     */
    default Registration onLost(Consumer<DeviceException> lost) {
        return () -> {};
    }

    @Override
    void close();

    /**
     * One line about the device.
     *
     * @param name stable name for scripts, such as {@code battery}
     * @param label what it is
     * @param value what the device said
     */
    record Fact(String name, Text label, Text value) {
        /** What such devices are sold as, such as "720p, 1080p": its page shows beside it what is really seen. */
        public static final String CLAIMED = "claimed-picture";

        /** What it really sees, as far as the connection knows; screens measure it themselves while they show it. */
        public static final String SEEN = "true-picture";

        /** What identifies the device to its vendor's servers: screens show its beginning until they are asked. */
        public static final String UID = "uid";
    }
}
