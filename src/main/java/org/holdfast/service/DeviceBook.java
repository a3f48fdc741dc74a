// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;

/**
 * The devices that the user added; never holds a secret. Thread-safe. Changes are visible at once and on disk before
 * the method returns, so that a kill loses nothing that was shown as saved. Where the disk refuses, the changing
 * methods throw {@link Unwritable} and nothing is changed.
 */
public interface DeviceBook {
    /** In the order in which they were added. */
    List<Device> devices();

    /** By id. */
    Optional<Device> byId(String id);

    /** By the user's name, upper and lower case alike. */
    Optional<Device> byName(String name);

    /**
     * Adds a device under a name that no other has; a number is appended where the name is taken.
     *
     * @return the device as it was saved
     */
    Device add(Device device);

    /** @throws IllegalArgumentException when another device has that name, or it is blank or over 80 characters */
    Device rename(String id, String name);

    Device move(String id, Address address);

    Device choose(String id, Map<String, String> options);

    /**
     * Takes over what a saved device said of itself when it was reached: where it is, its model where none was known, and
     * options that it had not. Nothing happens for one that is not saved, or where nothing is news.
     */
    void learn(Device met);

    /** Forgets a device with its last picture. {@link #add} with the returned device takes it back. */
    Optional<Device> remove(String id);

    /** Where a device's last picture is kept, as a PNG; the file may not exist. */
    Path lastPicture(String id);

    /** When the device last answered. */
    Optional<Instant> lastSeen(String id);

    /** Notes that the device answered; kept, but not worth a write of its own. */
    void seen(String id, Instant when);

    /** Calls {@code changed} after each change, on the changing thread. */
    Registration listen(Runnable changed);

    /** The disk refused; {@link #why} is for the user. Nothing was changed. */
    final class Unwritable extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        private final transient DeviceException why;

        /** @param file the book's file */
        public Unwritable(Path file, IOException cause) {
            super("The device book could not be written", cause);
            why = new DeviceException.Media(
                    ServiceTexts.of("book.unwritable", file.toString()),
                    ServiceTexts.of("book.unwritable.advice"),
                    cause);
        }

        public DeviceException why() {
            return why;
        }
    }
}
