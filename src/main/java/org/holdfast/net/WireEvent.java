// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One message that a client sent or received, for the inspector. Its bytes may hold secrets, so they never enter
 * {@link #toString} and must not be logged.
 *
 * @param at when
 * @param family the family's id, or the protocol's name where none is known
 * @param peer the other side as {@code HOST:PORT}
 * @param direction who sent it
 * @param transport how it travelled
 * @param bytes the message as it was on the wire, read-only; the event owns what is behind it, so hand it a copy
 */
public record WireEvent(
        Instant at, String family, String peer, Direction direction, Transport transport, ByteBuffer bytes) {
    public WireEvent {
        bytes = bytes.asReadOnlyBuffer();
    }

    /** Who sent a message. */
    public enum Direction {
        SENT,
        RECEIVED
    }

    /** How a message travelled. */
    public enum Transport {
        HTTP,
        TCP,
        UDP,
        RTSP,
        RTP
    }

    @Override
    public String toString() {
        return at + " " + family + " " + peer + " " + direction + " " + transport + " " + bytes.remaining() + " bytes";
    }
}
