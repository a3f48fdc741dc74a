// SPDX-License-Identifier: GPL-3.0-or-later
/** Devices and services that do as a test says, for screens. */
@NullMarked
package org.holdfast.ui.stage;

import org.jspecify.annotations.NullMarked;
