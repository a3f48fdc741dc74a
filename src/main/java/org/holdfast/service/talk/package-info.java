// SPDX-License-Identifier: GPL-3.0-or-later
/** Speaking through a device's loudspeaker. */
@NullMarked
package org.holdfast.service.talk;

import org.jspecify.annotations.NullMarked;
