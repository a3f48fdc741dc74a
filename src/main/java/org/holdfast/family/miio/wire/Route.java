// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;

/**
 * The way to a device.
 *
 * @param address where it was found or is said to be; port 54321 where it names none
 * @param via the interface to go through; empty leaves it to the system
 * @param did who must answer, unsigned; empty takes whoever answers first
 */
public record Route(Address address, Optional<LocalInterface> via, OptionalLong did) {}
