// SPDX-License-Identifier: GPL-3.0-or-later
/** The words all others use: devices, families, capabilities, settings and their failures. */
@NullMarked
package org.holdfast.device;

import org.jspecify.annotations.NullMarked;
