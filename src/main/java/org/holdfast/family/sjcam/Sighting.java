// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import org.holdfast.device.DeviceException;

/** What was met at an address. */
sealed interface Sighting {
    /** A camera that speaks the dialect. */
    record Camera(SjcamIdentity identity) implements Sighting {}

    /** A camera with another maker's chip. */
    record Other(OtherChip chip) implements Sighting {}

    /** Something that answers but is no camera, such as a router at the same address. */
    record Stranger(DeviceException why) implements Sighting {}

    /** Nothing, or nothing that could be understood. */
    record Nothing(DeviceException why) implements Sighting {}
}
