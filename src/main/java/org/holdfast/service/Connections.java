// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;

/**
 * One shared connection a device. The first that needs it opens it; it closes a little after the last let go.
 * Thread-safe.
 */
public interface Connections extends AutoCloseable {
    /**
     * Gives the device's connection, opening it where needed; blocks meanwhile. Two callers at once wait for one
     * opening.
     */
    Lease open(Device device) throws DeviceException, InterruptedException;

    /**
     * The same for what opens without the user's doing, as a download rule or a stream that comes back: a password that
     * was refused is not sent again until {@link #open} is called or the secret was changed.
     *
     * @throws DeviceException.WrongCredentials also where they were refused before
     */
    default Lease openByItself(Device device) throws DeviceException, InterruptedException {
        return open(device);
    }

    /**
     * Lets the next {@link #open} connect anew, because something else is known of the device now, such as its
     * description; the leases follow.
     */
    default void renew(String deviceId) {}

    /** What is known about a device without asking it. */
    Reachability reachability(String deviceId);

    /** Calls {@code changed} whenever a reachability changes, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    /** Ends every connection. */
    @Override
    void close();

    /** A share in a connection. */
    interface Lease extends Registration {
        Connection connection();
    }

    /** What is known about a device. */
    sealed interface Reachability {
        /** Nothing was tried yet. */
        record Unknown() implements Reachability {}

        /** It is being opened. */
        record Connecting() implements Reachability {}

        /** It answered last. */
        record Answering() implements Reachability {}

        /** It did not. */
        record NotAnswering(DeviceException why) implements Reachability {}
    }

    /** The failure where a device does not answer. */
    default Optional<DeviceException> trouble(String deviceId) {
        return reachability(deviceId) instanceof Reachability.NotAnswering not
                ? Optional.of(not.why())
                : Optional.empty();
    }
}
