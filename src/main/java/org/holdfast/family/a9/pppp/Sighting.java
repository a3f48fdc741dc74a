// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.holdfast.net.LocalInterface;

/**
 * One camera that answered a search.
 *
 * @param uid who it says it is
 * @param form how its datagrams look, worth remembering
 * @param from where its answer came from; the port may be one for this answer only
 * @param via the interface through which it was searched for; empty where the system chose
 */
public record Sighting(Uid uid, WireForm form, InetSocketAddress from, Optional<LocalInterface> via) {}
