// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

/** What becomes of a token of zeros or of ones alone; see {@link DeviceToken#standsForNone}. */
public enum Placeholder {
    REFUSE,
    /** The owner insists: simulators have such tokens. */
    ACCEPT
}
