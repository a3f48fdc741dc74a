// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.Optional;

/**
 * One thing that a device gives away, for its page <em>What it leaks</em>.
 *
 * @param title such as "Picture and sound go unencrypted"
 * @param detail what that means for the owner and what to do
 * @param copy what can be pasted elsewhere, such as a line for a router's block list
 * @param proven whether it was seen on real hardware or in a capture
 */
public record Disclosure(Kind kind, Text title, Text detail, Optional<String> copy, boolean proven) {
    /** What it is about, in the order of the page. */
    public enum Kind {
        /** What is sent in clear. */
        CLEAR,
        /** Who can watch or steer. */
        WATCHERS,
        /** Which servers it calls. */
        SERVERS,
        /** What to block. */
        BLOCK
    }
}
