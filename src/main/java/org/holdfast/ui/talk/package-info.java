// SPDX-License-Identifier: GPL-3.0-or-later
/** The button that is held to speak through a device's loudspeaker. */
@NullMarked
package org.holdfast.ui.talk;

import org.jspecify.annotations.NullMarked;
