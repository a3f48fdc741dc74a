// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;

/** Cameras in demo mode: whether one is there, and what it offers. */
interface DemoMode {
    /** Starts the picture and waits for the first packet of it (protocol reference, section 1: two seconds). */
    boolean answers(Address address, Optional<LocalInterface> via) throws InterruptedException;

    Connection connect(Device device, Optional<LocalInterface> via) throws DeviceException, InterruptedException;
}
