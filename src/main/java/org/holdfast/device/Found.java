// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
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
     */
    record Supported(Device device, List<Text> remarks) implements Found {
        public Supported {
            remarks = List.copyOf(remarks);
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

    /**
     * Something that answered but that Holdfast cannot use.
     *
     * @param what what it is, such as "Camera with an Ambarella chip"
     * @param meaning what that means for its owner
     */
    record Unsupported(String family, Address address, Text what, Text meaning) implements Found {}
}
