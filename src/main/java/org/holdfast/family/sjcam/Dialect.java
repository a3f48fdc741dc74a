// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

/** The same request means different things to different makers; protocol reference, sections 5 and 12. */
enum Dialect {
    /** SJCAM: 2019 is the lapse rate, 3025 the mains frequency, and 3016 tells the mode. */
    SJCAM,
    /** YI dash cameras. */
    YI,
    /** Viofo dash cameras. */
    VIOFO,
    /** Speaks the dialect, but nobody knows whose. */
    UNKNOWN
}
