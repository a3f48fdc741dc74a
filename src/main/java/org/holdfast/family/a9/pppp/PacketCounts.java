// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

/**
 * What a session has received and sent so far.
 *
 * @param packets data packets, each once
 * @param bytes what these carried
 * @param duplicates data packets that were there before, or are too old to tell
 * @param outOfOrder data packets that came behind a later one
 * @param beyond data packets whose index makes no sense yet
 * @param foreign datagrams that came from elsewhere
 * @param malformed datagrams of the camera that cannot be read
 * @param ignored messages of the camera that mean nothing here
 * @param resent own data packets that were sent again
 */
public record PacketCounts(
        long packets,
        long bytes,
        long duplicates,
        long outOfOrder,
        long beyond,
        long foreign,
        long malformed,
        long ignored,
        long resent) {
    /** Nothing yet. */
    public static final PacketCounts NONE = new PacketCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
