// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

/**
 * A device's answer to a hello of a client (protocol reference, section 2). It proves that the device is there, not that
 * the token is right.
 *
 * @param did who it says it is, unsigned
 * @param stamp its seconds, unsigned
 * @param shown what it says of its token
 */
public record Hello(long did, long stamp, Shown shown) {
    /** What a hello says of the token. */
    public enum Shown {
        /** Nothing, as bound devices do. */
        WITHHELD,
        /** The one that we have. */
        OURS,
        /** Another one: the device was reset or paired again. */
        ANOTHER
    }
}
