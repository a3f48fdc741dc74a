// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.net.InetSocketAddress;
import org.holdfast.net.UdpSocket;

/**
 * A camera that is ready.
 *
 * @param socket the only one at which it knows us
 * @param at where it speaks from, port included
 * @param uid who it says it is
 * @param form how its datagrams look
 */
record Peer(UdpSocket socket, InetSocketAddress at, Uid uid, WireForm form) {}
