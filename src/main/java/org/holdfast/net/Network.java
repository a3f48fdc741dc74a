// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.time.Clock;

/**
 * What a family needs of the network, handed to it once by the composition root.
 *
 * @param reach how far anything may be sent
 * @param interfaces this computer's interfaces
 * @param tap where every message is reported
 * @param clock the time, for clocks that are set and for events
 */
public record Network(Reach reach, LocalInterfaces interfaces, WireTap tap, Clock clock) {}
