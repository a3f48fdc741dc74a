// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.net.Address;

/** Reads the secrets of many devices from what their owners have: a pasted text or another program's file. */
public interface SecretImport {
    /** What can be pasted, for the box. */
    Text pasteHelp();

    /** Which files it takes, and where their owner finds them. */
    Text fileHelp();

    /**
     * What a pasted text holds. Asks nothing.
     *
     * @throws DeviceException.NotAllowed with a sentence on what is wrong with it
     */
    Held paste(String text) throws DeviceException;

    /**
     * What a file or folder holds; blocks until it is read, and ends early when the thread is interrupted.
     *
     * @param password empty where none was given; not wiped
     * @throws DeviceException.WrongCredentials when it wants a password or another one
     * @throws DeviceException.NotAllowed with a sentence on what is wrong with it
     */
    Held file(Path file, char[] password) throws DeviceException, InterruptedException;

    /**
     * What was found; closing overwrites the secrets.
     *
     * @param remarks what was left out and why
     */
    record Held(List<Known> devices, List<Text> remarks) implements AutoCloseable {
        public Held {
            devices = List.copyOf(devices);
            remarks = List.copyOf(remarks);
        }

        @Override
        public void close() {
            devices.forEach(Known::close);
        }
    }

    /** One device's secret. Never shown by {@link #toString}. Texts are hostile but bounded. */
    final class Known implements AutoCloseable {
        private final Optional<String> id;
        private final String name;
        private final String model;
        private final Optional<Address> address;
        private final String kind;
        private final char[] secret;

        /**
         * @param id {@link Device#id} of the device; empty where the text does not say whose it is
         * @param name what its owner called it; may be empty
         * @param model may be empty
         * @param address where it was then, a hint only
         * @param kind one of {@link DeviceFamily#credentials}
         * @param secret taken over
         */
        public Known(
                Optional<String> id, String name, String model, Optional<Address> address, String kind, char[] secret) {
            this.id = id;
            this.name = name;
            this.model = model;
            this.address = address;
            this.kind = kind;
            this.secret = secret;
        }

        public Optional<String> id() {
            return id;
        }

        public String name() {
            return name;
        }

        public String model() {
            return model;
        }

        public Optional<Address> address() {
            return address;
        }

        public String kind() {
            return kind;
        }

        /** The secret itself, not a copy. */
        public char[] secret() {
            return secret;
        }

        @Override
        public void close() {
            Arrays.fill(secret, '\0');
        }

        @Override
        public String toString() {
            return "Known";
        }
    }
}
