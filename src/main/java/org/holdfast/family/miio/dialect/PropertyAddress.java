// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

/**
 * Where a property is (protocol reference, section 11).
 *
 * @param siid number of its service, from 1
 * @param piid number of the property in it, from 1
 */
public record PropertyAddress(int siid, int piid) {
    /** As {@code siid.piid}. */
    @Override
    public String toString() {
        return siid + "." + piid;
    }
}
