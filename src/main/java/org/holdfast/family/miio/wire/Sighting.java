// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.holdfast.net.LocalInterface;

/**
 * A device that answered a search's hello (protocol reference, section 2).
 *
 * @param did who it says it is, unsigned; stays the same when its address changes
 * @param stamp its seconds, unsigned
 * @param from where it is
 * @param via the interface through which it was searched for; empty where the system chose
 * @param shown the token that it gives away; the listener's to close. Empty where it withholds it
 */
public record Sighting(
        long did, long stamp, InetSocketAddress from, Optional<LocalInterface> via, Optional<Token> shown) {}
