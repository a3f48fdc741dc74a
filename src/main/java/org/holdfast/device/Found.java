// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.net.Address;

/** What a probe met at an address. */
public sealed interface Found {
    /** Where. */
    Address address();

    /** The family that looked. */
    String family();

    /**
     * A device that this family can use.
     *
     * @param device with a fresh id and the model's name
     * @param remarks what the user should know, such as a network that clashes with the home network
     * @param given a secret that the device gave away by itself, to be kept where the user adds it
     */
    record Supported(Device device, List<Text> remarks, Optional<Given> given) implements Found {
        public Supported {
            remarks = List.copyOf(remarks);
        }

        public Supported(Device device, List<Text> remarks) {
            this(device, remarks, Optional.empty());
        }

        @Override
        public Address address() {
            return device.address();
        }

        @Override
        public String family() {
            return device.family();
        }
    }

    /** A secret that a device gave away. Never shown by {@link #toString}. */
    final class Given {
        private final String kind;
        private final char[] secret;

        /** @param kind one of {@link DeviceFamily#credentials} */
        public Given(String kind, char[] secret) {
            this.kind = kind;
            this.secret = secret.clone();
        }

        public String kind() {
            return kind;
        }

        /** A copy; the caller wipes it. */
        public char[] secret() {
            return secret.clone();
        }

        /** Whether both are the same. */
        public boolean matches(Given other) {
            return kind.equals(other.kind) && Arrays.equals(secret, other.secret);
        }

        @Override
        public String toString() {
            return "Given";
        }
    }

    /**
     * Something that answered but that Holdfast cannot use.
     *
     * @param what what it is, such as "Camera with an Ambarella chip"
     * @param meaning what that means for its owner
     */
    record Unsupported(String family, Address address, Text what, Text meaning) implements Found {}
}
