// SPDX-License-Identifier: GPL-3.0-or-later
/** The peer-to-peer UDP transport of port 32108: packets, cipher, search, handshake, and numbered, acknowledged channels. */
@NullMarked
package org.holdfast.family.a9.pppp;

import org.jspecify.annotations.NullMarked;
