// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

/** A packet that a scripted session was given. */
public final class SentPacket {
    private final int channel;
    private final byte[] bytes;
    private final boolean posted;

    SentPacket(int channel, byte[] bytes, boolean posted) {
        this.channel = channel;
        this.bytes = bytes.clone();
        this.posted = posted;
    }

    public int channel() {
        return channel;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether nobody waited for its acknowledgement. */
    public boolean posted() {
        return posted;
    }
}
