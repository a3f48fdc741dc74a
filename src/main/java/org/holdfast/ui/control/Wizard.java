// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;
import org.holdfast.device.Found;

/** The way to add a device, opened by the window. */
@FunctionalInterface
public interface Wizard {
    /** Opens it; at the identified device where one is given. FX thread only. */
    void open(Optional<Found.Supported> found);
}
