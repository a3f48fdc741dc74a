// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

/**
 * What a client counted since it was opened.
 *
 * @param answers that belonged to a command
 * @param wrongChecksums datagrams from the device that another token made, dropped
 * @param wrongIds answers to no command that waits, dropped; late ones among them
 * @param malformed datagrams from the device that are none, dropped
 * @param strangers datagrams from elsewhere, dropped
 * @param repaired answers whose JSON was mended
 * @param resent commands that were sent again
 * @param hellos that were sent
 */
public record ReplyCounts(
        long answers,
        long wrongChecksums,
        long wrongIds,
        long malformed,
        long strangers,
        long repaired,
        long resent,
        long hellos) {}
