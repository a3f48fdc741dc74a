// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;

/** Where the pictures of a camera come from. */
@FunctionalInterface
interface CameraPictures {
    /**
     * Watches a camera until the registration is closed.
     *
     * @param taker gets each picture as a JPEG of its own; it returns at once
     */
    Registration watch(Device device, Consumer<byte[]> taker);
}
