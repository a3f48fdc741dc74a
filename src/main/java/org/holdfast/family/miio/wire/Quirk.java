// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

/** How devices' JSON is broken, in the order in which repairs are tried (protocol reference, section 4). */
public enum Quirk {
    /** A zero byte and rubbish behind it: cut there. */
    RUBBISH_BEHIND_ZERO,
    /** A number of several zeros, as in {@code "value":00}: one zero. */
    SEVERAL_ZEROS,
    /** Two commas or more, as in {@code ,,"otu_stat"}: one. */
    DOUBLED_COMMA,
    /** A member without a value, as in {@code "result":,}: left out. */
    EMPTY_MEMBER,
    /** A list of holes, as in {@code [,]}: null in each. */
    HOLES,
    /** Bytes below 0x20 in texts: left out, but for line ends. */
    CONTROL_CHARACTERS,
    /** More than one of these at once. */
    SEVERAL
}
