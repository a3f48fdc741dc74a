// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

/** How a camera speaks on the channel of commands. For the loop's thread. */
interface Speech {
    /** The session stands. */
    void connected();

    /** One packet with commands, each index once. */
    void command(byte[] payload);

    /** What its pictures and its sound look like. */
    Stream.Shape shape();
}
